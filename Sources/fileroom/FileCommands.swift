import ArgumentParser
import Captioning
import Catalog
import DICOM
import DICOMFiles
import Foundation
import Indexing
import Raster
import Rendering

/// `fileroom render`: what the model sees of a file.
struct RenderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "The picture that the model sees of a DICOM file, and how it came about.",
        discussion: "EXAMPLE\n  fileroom render slice.dcm --output slice.png --json")

    @Argument(help: "A DICOM file.") var file: String
    @Option(help: "Which frame, from 0.") var frame = 0
    @Option(help: ArgumentHelp("224: the model's input picture; full: every stored pixel, 8-bit.", valueName: "224|full"))
    var size: PictureSize = .model
    @Option(name: .shortAndLong, help: ArgumentHelp("Where to write the picture.", valueName: "out.png")) var output: String?
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
        var request = PictureRequest(path: file, frame: frame)
        switch size {
        case .full: request.options = .literal
        case .model: request.processor = try engine.checkpoint(settings.settings()).imageProcessor
        }
        let picture = try await FileReaders.ofThisProgram(count: 1).picture(request).get()
        if let output {
            do { try Data(try picture.image.pngData()).write(to: URL(fileURLWithPath: output), options: .atomic) } catch {
                throw SettingsError(output, "the picture could not be written: \(error.localizedDescription)")
            }
        }
        if json { try Output.json(JSONObject(value: RenderResult(path: file, frame: frame, picture: picture), fields: JSONFields.render)) }
    }
}

/// The recipe as CLI.md names its fields.
private struct RenderResult: Encodable {
    let path: String
    let frame: Int
    let picture: Picture

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

/// `fileroom caption`: sentences for files, without a catalog.
struct CaptionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "caption", abstract: "Caption DICOM, PNG or JPEG files directly, without a catalog.",
        discussion: """
            Captions are machine-generated and unverified. They are not for diagnosis.

            EXAMPLE
              fileroom caption chest.dcm --model /models/vit-gpt2 --num-beams 4 --json
            """)

    @Argument(help: "DICOM, PNG or JPEG files.") var files: [String]
    @Option(help: "Which frame of a DICOM file, from 0.") var frame = 0
    @Flag(help: "One JSON object for each file.") var json = false
    @OptionGroup var settings: SettingsOptions
    @OptionGroup var engine: EngineOptions

    func validate() throws {
        if frame < 0 { throw ValidationError("--frame counts from 0") }
    }

    func run() async throws {
        let settings = try settings.settings()
        let checkpoint = try engine.checkpoint(settings)
        let generation = try engine.generation.overrides(settings)
        let threads = try engine.threadCount(settings)
        let batch = try engine.batchCount(settings)
        let captioner = Captioner(checkpoint: checkpoint, threads: threads)
        let readers = FileReaders.ofThisProgram(count: min(threads, files.count))
        var failed = 0
        for start in stride(from: 0, to: files.count, by: batch) {
            let paths = files[start..<min(start + batch, files.count)]
            var pictures: [(path: String, image: RGBImage)] = []
            for path in paths {
                let request = PictureRequest(path: path, frame: frame, processor: checkpoint.imageProcessor)
                switch await readers.picture(request) {
                case .success(let picture): pictures.append((path, picture.image))
                case .failure(let failure):
                    failed += 1
                    Output.error("\(failure.path.printable): \(failure.problem.printable) [\(failure.code)]")
                }
            }
            let images = pictures.map(\.image)
            let captions = try await captioner.captions(forPrepared: images, settings: generation)
            for (picture, caption) in zip(pictures, captions) {
                try show(caption, of: picture.path, model: checkpoint.files.name)
            }
        }
        if !json, failed < files.count { Output.result(Output.dim(Disclaimer.line)) }
        if failed > 0 { throw ExitCode.someFailed }
    }

    private func show(_ caption: Caption, of path: String, model: String) throws {
        guard json else {
            Output.result(files.count > 1 ? "\(path.printable): \(caption.text.printable)" : caption.text.printable)
            return
        }
        let result = CaptionResult(
            path: path, frame: frame, text: caption.text, tokens: caption.tokens, score: caption.score,
            sequences: caption.sequences.map { .init(text: $0.text, tokens: $0.tokens, score: $0.score) }, model: model)
        try Output.json(JSONObject(value: result, fields: JSONFields.caption, notice: Disclaimer.line))
    }
}

/// A caption as CLI.md names its fields.
private struct CaptionResult: Encodable {
    struct Sequence: Encodable {
        let text: String
        let tokens: [Int]
        let score: Double?
    }

    let path: String
    let frame: Int
    let text: String
    let tokens: [Int]
    let score: Double?
    let sequences: [Sequence]
    let model: String
}

/// `fileroom inspect`: the header as Fileroom understands it.
struct InspectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect", abstract: "The header of DICOM files as Fileroom understands it.",
        discussion: "EXAMPLE\n  fileroom inspect slice.dcm --json")

    @Argument(help: "DICOM files.") var files: [String]
    @Flag(help: "One JSON object for each file.") var json = false
    @Flag(help: "Also the patient's name, ID, birth date and the accession number.") var identifiers = false

    func run() async throws {
        let readers = FileReaders.ofThisProgram(count: 1)
        var failed = 0
        for (path, reading) in zip(
            files, await readers.headers(files.map { HeaderRequest(path: $0, isPartialAllowed: true) })) {
            switch reading {
            case .instance(let instance): try show(instance, of: path)
            case .notDICOM:
                failed += 1
                Output.error("\(path.printable): not a DICOM file [not-dicom]")
            case .failure(let failure):
                failed += 1
                Output.error("\(path.printable): \(failure.problem.printable) [\(failure.code)]")
            }
        }
        if failed > 0 { throw ExitCode.someFailed }
    }

    private func show(_ instance: Instance, of path: String) throws {
        let header = HeaderResult(
            path: path, instance: instance, identifiers: identifiers ? try DICOMFile(header: path).identifiers() : nil)
        if json { return try Output.json(JSONObject(value: header, fields: JSONFields.inspect)) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        Output.result(String(decoding: try encoder.encode(header), as: UTF8.self))
    }
}

/// The header as CLI.md names its fields, and more of it.
private struct HeaderResult: Encodable {
    let path: String
    let instance: Instance
    let identifiers: PatientIdentifiers?

    private enum CodingKeys: CodingKey {
        case path, role, roleReason, identifiers
        case sopInstanceUID, sopClassUID, studyInstanceUID, seriesInstanceUID, transferSyntaxUID
    }

    func encode(to encoder: any Encoder) throws {
        try instance.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        for (key, uid) in [
            (CodingKeys.sopInstanceUID, instance.sopInstanceUID), (.sopClassUID, instance.sopClassUID),
            (.studyInstanceUID, instance.studyInstanceUID), (.seriesInstanceUID, instance.seriesInstanceUID),
            (.transferSyntaxUID, instance.transferSyntaxUID),
        ] where uid.isEmpty {
            try container.encodeNil(forKey: key)
        }
        let (role, reason) = InstanceRole.role(of: instance)
        try container.encode(path, forKey: .path)
        try container.encode(role, forKey: .role)
        try container.encode(reason, forKey: .roleReason)
        try container.encodeIfPresent(identifiers, forKey: .identifiers)
    }
}

/// `fileroom reader`: the inside of a reader process. Not for people.
struct ReaderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reader", abstract: "Reads files for another fileroom, over its standard input and output.",
        shouldDisplay: false)

    func run() throws { try ReaderService.serve() }
}
