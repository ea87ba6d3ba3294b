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

/// `fileroom render`: the image that the model sees of a file.
struct RenderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Write the image that the model sees of a DICOM file, and how it was rendered.",
        discussion: "EXAMPLE\n  fileroom render slice.dcm --output slice.png --json")

    @Argument(help: "A DICOM file.", completion: .file()) var file: String
    @Option(help: ArgumentHelp("The frame, from 0.", valueName: "n")) var frame = 0
    @Option(
        help: ArgumentHelp("224: the model's input image; full: every stored pixel, 8-bit.", valueName: "224|full"))
    var size: ImageSize = .model
    @Option(
        name: .shortAndLong, help: ArgumentHelp("The PNG file to write.", valueName: "file"),
        completion: .file(extensions: ["png"]))
    var output: String?
    @Flag(help: "Print a small version of the image out of characters, in color on a terminal.") var preview = false
    @Flag(help: "Print the rendering recipe as one JSON object.") var json = false
    @OptionGroup var settings: SettingsOptions
    @OptionGroup(title: "Model") var model: ModelOptions
    @OptionGroup var image: ImageOptions

    enum ImageSize: String, ExpressibleByArgument, CaseIterable {
        case model = "224"
        case full
    }

    func validate() throws {
        if frame < 0 { throw ValidationError("--frame counts from 0") }
        if output == nil, !json, !preview {
            throw ValidationError("nothing to do: use --output <file>, --preview or --json")
        }
        if preview, json { throw ValidationError("--preview and --json both print: use one of them") }
    }

    func run() async throws {
        let configuration = try EngineConfiguration(settings.settings(model, image))
        var job = RenderImage(path: file, frame: frame)
        switch size {
        case .full:
            job.options = .literal
            // Only the flag changes what the standard prescribes: it is asked for here and now.
            if image.window != nil { job.options.window = configuration.window }
        case .model:
            job.options = configuration.rendering
            job.framing = configuration.framing(of: try Checkpoint(configuration.model.files()))
        }
        let read = try await FileReaders.ofThisProgram(count: 1).image(job).get()
        if let output { try Output.write(Data(try read.image.pngData()), toFile: output) }
        if preview {
            for line in BlockImage(image: read.image).lines(usesColor: Output.usesColor) { Output.result(line) }
        }
        if json {
            try Output.json(
                JSONObject(value: RenderResult(path: file, frame: frame, read: read), fields: JSONFields.render))
        }
    }
}

/// A recipe with the field names of `render --json`.
private struct RenderResult: Encodable {
    let path: String
    let frame: Int
    let read: ReadImage

    private enum CodingKeys: CodingKey { case path, frame, width, height }

    func encode(to encoder: any Encoder) throws {
        if let recipe = read.recipe { try recipe.encode(to: encoder) }
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(path, forKey: .path)
        try container.encode(frame, forKey: .frame)
        try container.encode(read.image.width, forKey: .width)
        try container.encode(read.image.height, forKey: .height)
    }
}
