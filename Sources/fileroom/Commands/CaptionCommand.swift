import ArgumentParser
import Captioning
import Catalog
import DICOM
import Foundation
import Indexing
import Raster
import Reading
import Tensors

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
        let rendering = try engine.picture.rendering(settings)
        let framing = try engine.picture.framing(of: checkpoint, settings)
        let captioner = try engine.captioner(checkpoint, asked: generation, settings)
        let batch = captioner.capacity
        let readers = FileReaders.ofThisProgram(count: min(captioner.workers.count, files.count))
        var failed = 0
        for start in stride(from: 0, to: files.count, by: batch) {
            let paths = files[start..<min(start + batch, files.count)]
            var pictures: [(path: String, image: RGBImage)] = []
            for path in paths {
                let job = RenderImage(path: path, frame: frame, options: rendering, framing: framing)
                switch try await readers.image(job) {
                case .success(let picture): pictures.append((path, picture.image))
                case .failure(let failure):
                    failed += 1
                    Output.error("\(failure.path.printable): \(failure.message.printable) [\(failure.code)]")
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
            sequences: caption.sequences.map {
                .init(text: $0.text, tokens: $0.tokens, score: $0.score, logProbabilities: $0.logProbabilities)
            }, abstained: caption.isAbstention, withheld: caption.withheld, model: model)
        try Output.json(JSONObject(value: result, fields: JSONFields.caption, notice: Disclaimer.line))
    }
}

/// A caption as CLI.md names its fields.
private struct CaptionResult: Encodable {
    struct Sequence: Encodable {
        let text: String
        let tokens: [Int]
        let score: Double?
        /// Of each generated token, after all rules.
        let logProbabilities: [Float]

        private enum Key: CodingKey { case text, tokens, score, logProbabilities }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(text, forKey: .text)
            try container.encode(tokens, forKey: .tokens)
            // Null, not absent, from a search that keeps no scores.
            try container.encode(score, forKey: .score)
            try container.encode(logProbabilities, forKey: .logProbabilities)
        }
    }

    let path: String
    let frame: Int
    let text: String
    let tokens: [Int]
    let score: Double?
    let sequences: [Sequence]
    let abstained: Bool
    let withheld: String?
    let model: String
}
