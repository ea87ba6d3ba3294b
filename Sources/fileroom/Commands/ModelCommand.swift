import ArgumentParser
import Captioning
import Foundation
import Tensors

/// `fileroom model`: what a checkpoint is, and whether it is whole.
struct ModelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model", abstract: "What a checkpoint is, and whether it is whole.",
        subcommands: [Show.self, Verify.self])

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Family, shapes, parameters, tokenizer, generation defaults and files of a checkpoint.",
            discussion: """
                EXAMPLE
                  fileroom model show /models/vit-gpt2 --json
                  fileroom model show /models/biomedclip-gpt2-captioner --clip /models/biomedclip --gpt2 /models/gpt2-medium
                """)

        @Argument(help: "The model's folder; where none is named, that of the settings, or the embedded default model.")
        var folder: String?
        @OptionGroup var parts: ModelPartOptions
        @OptionGroup var settings: SettingsOptions
        @Flag(help: "One JSON object.") var json = false

        func run() throws {
            let checkpoint = try Checkpoint(parts.files(folder, settings.settings()))
            let card = try ModelCard(of: checkpoint.files)
            let model = try ModelDescription(checkpoint, card)
            if json { return try Output.json(JSONObject(value: model, fields: JSONFields.model)) }
            for (name, value) in try rows(model, checkpoint) {
                Output.result(name.padding(toLength: 12, withPad: " ", startingAt: 0) + value.printable)
            }
            for file in model.files {
                Output.result("file        \(file.name.printable), \(file.bytes.grouped) bytes, SHA-256 \(file.sha256)")
            }
            for name in checkpoint.unexpectedTensors { Output.result("unused      \(name.printable)") }
            if let card {
                Output.result("")
                Output.text(card.text.printableLines + (card.text.hasSuffix("\n") ? "" : "\n"))
            }
        }

        private func rows(_ model: ModelDescription, _ checkpoint: Checkpoint) throws -> [(String, String)] {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let settings = checkpoint.files.settings
            return [
                ("name", checkpoint.files.name), ("family", model.family), ("encoder", model.encoder),
                ("decoder", model.decoder),
                ("parameters", model.parameters.grouped), ("picture", "\(model.imageSize) x \(model.imageSize)"),
                ("vocabulary", "\(model.vocabularySize.grouped) tokens"), ("tokenizer", model.tokenizer),
                ("generation", String(decoding: try encoder.encode(model.generation), as: UTF8.self)),
                ("weights", checkpoint.weightFiles.joined(separator: ", ")),
                ("updates", checkpoint.lowRankUpdates.map { "low-rank, \($0 == .merge ? "merged" : "dropped")" }),
                ("modalities", model.modalities?.joined(separator: ", ") ?? "not declared"),
                ("abstains", model.abstain.map { "below a mean log-probability of \($0.below): \($0.text)" }),
                ("licence", model.license ?? "not declared: ask whoever published it"),
                ("limits", model.limits),
                (
                    "warning",
                    settings.unknownNames.isEmpty
                        ? nil
                        : "\(ModelSettings.fileName) says \(settings.unknownNames.joined(separator: ", ")), which nobody reads"
                ),
            ].compactMap { row in row.1.map { (row.0, $0) } }
        }
    }

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check every tensor's name and shape and that it holds numbers, and print the files' checksums.",
            discussion: """
                Sums that the model's card states are compared with the files, too. Exit code 3 where anything is wrong.

                EXAMPLE
                  fileroom model verify /models/vit-gpt2
                """)

        @Argument(help: "The model's folder; where none is named, that of the settings, or the embedded default model.")
        var folder: String?
        @OptionGroup var parts: ModelPartOptions
        @OptionGroup var settings: SettingsOptions

        func run() throws {
            let checkpoint = try Checkpoint(parts.files(folder, settings.settings()))
            let card = try ModelCard(of: checkpoint.files)
            var wrong: [String] = []
            for file in try checkpoint.files.listing() {
                let agreement = try card?.agreement(with: file, in: checkpoint.files) ?? .notListed
                let note =
                    switch agreement {
                    case .notListed: ""
                    case .complete: "  as the card says"
                    case .firstMebibyte: "  as the card says, whose sum is of the first MiB only"
                    case .different: "  NOT as the card says"
                    }
                Output.result("\(file.sha256)  \(file.name.printable)\(note)")
                if agreement == .different { wrong.append(file.name) }
            }
            for name in checkpoint.unexpectedTensors { Output.error("unused tensor: \(name.printable)") }
            if let damaged = try checkpoint.firstDamagedTensor() {
                throw CaptioningError(
                    "'\(damaged)'", "holds what is not a number: the file is damaged; download it again")
            }
            if let name = wrong.first {
                throw CaptioningError(
                    name, "is not the file that the model's card describes: download it again, or another card")
            }
            Output.error(
                "fileroom: \(checkpoint.files.name.printable): every tensor is there, has its shape and holds numbers")
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
    let modalities: [String]?
    let abstain: Abstention?
    let license: String?
    let limits: String
    let unusedTensors: [String]
    let files: [CheckpointFile]

    init(_ checkpoint: Checkpoint, _ card: ModelCard?) throws {
        family = checkpoint.family.rawValue
        encoder = checkpoint.encoderName
        decoder = checkpoint.decoderName
        parameters = checkpoint.parameterCount
        imageSize = checkpoint.imageSize.height
        vocabularySize = checkpoint.vocabularySize
        generation = checkpoint.generation
        tokenizer = checkpoint.tokenizer.summary
        modalities = checkpoint.files.settings.modalities ?? card?.modalities
        abstain = checkpoint.abstention
        license = checkpoint.files.settings.license ?? card?.license
        limits = checkpoint.files.settings.limits ?? "machine-made, unverified sentences; not for diagnosis"
        unusedTensors = checkpoint.unexpectedTensors
        files = try checkpoint.files.listing()
    }
}
