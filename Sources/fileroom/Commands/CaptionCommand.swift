import ArgumentParser
import Captioning
import Catalog
import DICOM
import Indexing
import Reading

/// `fileroom caption`: captions of files, without a catalog.
struct CaptionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "caption", abstract: "Caption DICOM, PNG or JPEG files directly, without a catalog.",
        discussion: """
            Captions are machine-generated and unverified. They are not for diagnosis.

            \(GenerationOptions.discussion)

            EXAMPLE
              fileroom caption chest.dcm --model /models/vit-gpt2 --num-beams 4 --json
            """)

    @Argument(help: "DICOM, PNG or JPEG files.", completion: .file()) var files: [String]
    @Option(help: ArgumentHelp("The frame of a DICOM file, from 0.", valueName: "n")) var frame = 0
    @Flag(help: "Print one JSON object per file.") var json = false
    @OptionGroup var settings: SettingsOptions
    @OptionGroup var engine: EngineOptions

    func validate() throws {
        if frame < 0 { throw ValidationError("--frame counts from 0") }
    }

    func run() async throws {
        let engine = try Engine(EngineConfiguration(settings.settings(engine)))
        let failures = try await engine.captionFiles(
            files.map { ImageFile(path: $0, frame: frame) }, readers: engine.readers(for: files.count),
            failed: { Output.error($0.line) },
            captioned: { batch, _ in
                for image in batch { try show(image.caption, of: files[image.index], by: engine) }
            })
        if !json, failures < files.count { Output.result(Output.dim(Disclaimer.line)) }
        if failures > 0 { throw ExitCode.someFailed }
    }

    private func show(_ caption: Caption, of path: String, by engine: Engine) throws {
        guard json else {
            Output.result(files.count > 1 ? "\(path.printable): \(caption.text.printable)" : caption.text.printable)
            return
        }
        let result = CaptionResult(caption, path: path, frame: frame, model: engine.checkpoint.files.name)
        try Output.json(JSONObject(value: result, fields: JSONFields.caption, notice: Disclaimer.line))
    }
}

/// A caption with the field names of `caption --json`.
struct CaptionResult: Encodable {
    /// One of the sequences that generation returned.
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
            // Null rather than absent if the search keeps no scores.
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
    let probability: Double?
    let unguidedText: String?
    let unfamiliar: Bool
    let model: String

    init(_ caption: Caption, path: String, frame: Int, model: String) {
        self.path = path
        self.frame = frame
        self.model = model
        text = caption.text
        tokens = caption.tokens
        score = caption.score
        sequences = caption.sequences.map {
            Sequence(text: $0.text, tokens: $0.tokens, score: $0.score, logProbabilities: $0.logProbabilities)
        }
        abstained = caption.isAbstention
        withheld = caption.withheld
        probability = caption.probability
        unguidedText = caption.unguidedText
        unfamiliar = caption.isUnfamiliar
    }
}
