import ArgumentParser
import Captioning
import Catalog
import DICOM
import DICOMFiles
import Foundation
import Indexing
import Raster
import Reading
import Rendering

/// `fileroom render`: what the model sees of a file.
struct RenderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "The picture that the model sees of a DICOM file, and how it came about.",
        discussion: "EXAMPLE\n  fileroom render slice.dcm --output slice.png --json")

    @Argument(help: "A DICOM file.") var file: String
    @Option(help: "Which frame, from 0.") var frame = 0
    @Option(
        help: ArgumentHelp("224: the model's input picture; full: every stored pixel, 8-bit.", valueName: "224|full"))
    var size: PictureSize = .model
    @Option(name: .shortAndLong, help: ArgumentHelp("Where to write the picture.", valueName: "out.png")) var output:
        String?
    @Flag(help: "The rendering recipe as one JSON object.") var json = false
    @OptionGroup var settings: SettingsOptions
    @OptionGroup var engine: EngineOptions

    enum PictureSize: String, ExpressibleByArgument, CaseIterable {
        case model = "224"
        case full
    }

    func validate() throws {
        if frame < 0 { throw ValidationError("--frame counts from 0") }
        if output == nil, !json { throw ValidationError("say what is wanted: --output OUT.png, --json, or both") }
    }

    func run() async throws {
        var job = RenderImage(path: file, frame: frame)
        switch size {
        case .full:
            job.options = .literal
            // Only a window asked for here and now changes what the standard prescribes.
            if engine.picture.window != nil {
                job.options.window = try engine.picture.selection(settings.settings())
            }
        case .model:
            let settings = try settings.settings()
            job.options = try engine.picture.rendering(settings)
            job.framing = try engine.picture.framing(of: engine.checkpoint(settings), settings)
        }
        let picture = try await FileReaders.ofThisProgram(count: 1).image(job).get()
        if let output { try Output.write(Data(try picture.image.pngData()), toFile: output) }
        if json {
            try Output.json(
                JSONObject(value: RenderResult(path: file, frame: frame, picture: picture), fields: JSONFields.render))
        }
    }
}

/// The recipe as CLI.md names its fields.
private struct RenderResult: Encodable {
    let path: String
    let frame: Int
    let picture: ReadImage

    private enum CodingKeys: CodingKey { case path, frame, width, height }

    func encode(to encoder: any Encoder) throws {
        if let recipe = picture.recipe { try recipe.encode(to: encoder) }
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(path, forKey: .path)
        try container.encode(frame, forKey: .frame)
        try container.encode(picture.image.width, forKey: .width)
        try container.encode(picture.image.height, forKey: .height)
    }
}
