import ArgumentParser
import Captioning
import Foundation

/// `fileroom model`: what a checkpoint is, and whether it is whole.
struct ModelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model", abstract: "What a checkpoint is, and whether it is whole.",
        subcommands: [Show.self, Verify.self])

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Family, shapes, parameters, tokenizer, generation defaults and files of a checkpoint.",
            discussion: "EXAMPLE\n  fileroom model show /models/vit-gpt2 --json")

        @Argument(help: "The checkpoint's folder; the embedded default model where none is named.") var folder: String?
        @Flag(help: "One JSON object.") var json = false

        func run() throws {
            let checkpoint = try Checkpoint(folder.map { CheckpointFiles(folder: $0) } ?? .defaultModel())
            let model = try ModelDescription(checkpoint)
            if json { return try Output.json(JSONObject(value: model, fields: JSONFields.model)) }
            let rows: [(String, String)] = [
                ("name", checkpoint.files.name), ("family", model.family), ("encoder", model.encoder),
                ("decoder", model.decoder),
                ("parameters", model.parameters.grouped), ("picture", "\(model.imageSize) x \(model.imageSize)"),
                ("vocabulary", "\(model.vocabularySize.grouped) tokens"), ("tokenizer", model.tokenizer),
                ("generation", try String(decoding: Self.encoder.encode(model.generation), as: UTF8.self)),
            ]
            for (name, value) in rows {
                Output.result(name.padding(toLength: 12, withPad: " ", startingAt: 0) + value.printable)
            }
            for file in model.files {
                Output.result("file        \(file.name.printable), \(file.bytes.grouped) bytes, SHA-256 \(file.sha256)")
            }
            for name in checkpoint.unexpectedTensors { Output.result("unused      \(name.printable)") }
            if let card = try checkpoint.card() {
                Output.result("")
                Output.text(card.printableLines + (card.hasSuffix("\n") ? "" : "\n"))
            }
        }

        private static var encoder: JSONEncoder {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return encoder
        }
    }

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check every tensor's name and shape, and print the files' checksums.",
            discussion: "EXAMPLE\n  fileroom model verify /models/vit-gpt2")

        @Argument(help: "The checkpoint's folder; the embedded default model where none is named.") var folder: String?

        func run() throws {
            let checkpoint = try Checkpoint(folder.map { CheckpointFiles(folder: $0) } ?? .defaultModel())
            for file in try checkpoint.fileListing() { Output.result("\(file.sha256)  \(file.name.printable)") }
            for name in checkpoint.unexpectedTensors { Output.error("unused tensor: \(name.printable)") }
            Output.error("fileroom: \(checkpoint.files.name): every tensor is there and has its shape")
        }
    }
}

/// A checkpoint as CLI.md names its fields.
private struct ModelDescription: Encodable {
    let family: String
    let encoder: String
    let decoder: String
    let parameters: Int
    let imageSize: Int
    let vocabularySize: Int
    let generation: GenerationSettings
    let tokenizer: String
    let files: [CheckpointFile]

    init(_ checkpoint: Checkpoint) throws {
        family = checkpoint.family
        encoder = checkpoint.encoderKind.rawValue
        decoder = checkpoint.decoderKind
        parameters = checkpoint.parameterCount
        imageSize = checkpoint.imageSize.height
        vocabularySize = checkpoint.vocabularySize
        generation = checkpoint.generation
        tokenizer = "byte-level BPE, \(checkpoint.tokenizer.vocabularySize) tokens"
        files = try checkpoint.fileListing()
    }
}
