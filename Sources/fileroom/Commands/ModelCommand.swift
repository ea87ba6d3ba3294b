import ArgumentParser
import Captioning
import DICOM
import Foundation
import Tensors

/// `fileroom model`: what a model is, and whether its files are complete.
struct ModelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model", abstract: "Show models, verify and calibrate them.",
        discussion: "EXAMPLE\n  fileroom model show /models/vit-gpt2",
        subcommands: [Show.self, Verify.self, CalibrateCommand.self])

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the architecture, generation defaults and files of a model.",
            discussion: """
                EXAMPLE
                  fileroom model show /models/vit-gpt2 --json
                  fileroom model show /models/biomedclip-gpt2-captioner --clip /models/biomedclip --gpt2 /models/gpt2-medium
                """)

        @Argument(
            help: "The model's folder. (default: the model that is set, or the bundled one)", completion: .directory)
        var folder: String?
        @OptionGroup var parts: ModelPartOptions
        @OptionGroup var settings: SettingsOptions
        @Flag(help: "Print one JSON object.") var json = false
        @Flag(help: "Also print the model card.") var card = false

        func run() throws {
            let checkpoint = try Checkpoint(settings.modelFiles(folder, parts))
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
            guard let card else { return }
            if self.card {
                Output.result("")
                Output.text(card.text.printableLines + (card.text.utf8.last == UInt8(ascii: "\n") ? "" : "\n"))
            } else {
                Output.result(
                    "card        \(card.text.utf8.split(separator: UInt8(ascii: "\n")).count.counted("line")): see --card"
                )
            }
        }

        private func rows(_ model: ModelDescription, _ checkpoint: Checkpoint) throws -> [(String, String)] {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let settings = checkpoint.files.settings
            return [
                ("name", checkpoint.files.name), ("family", model.family),
                ("encoder", "\(model.encoder), images of \(model.imageSize) x \(model.imageSize)"),
                ("decoder", "\(model.decoder), vocabulary of \(model.vocabularySize.grouped) tokens"),
                ("parameters", "\(model.parameters.grouped) in \(checkpoint.weightFiles.joined(separator: ", "))"),
                ("tokenizer", model.tokenizer),
                ("generation", String(decoding: try encoder.encode(model.generation), as: UTF8.self)),
                ("updates", checkpoint.lowRankUpdates.map { "low-rank, \($0 == .merge ? "merged" : "dropped")" }),
                ("modalities", model.modalities?.joined(separator: ", ") ?? "not declared"),
                (
                    "abstains",
                    model.abstain.map {
                        checkpoint.evidence?.choosesSentences == true
                            ? "if the evidence is too weak: \($0.text)"
                            : "below a mean log-probability of \($0.below): \($0.text)"
                    }
                ),
                ("evidence", model.evidence.map(\.sentence)),
                ("similar", model.similar?.sentence),
                ("licence", model.license ?? "not declared: ask its publisher"),
                ("limits", model.limits),
                (
                    "warning",
                    settings.unknownNames.isEmpty
                        ? nil
                        : "unknown settings in \(ModelSettings.fileName): \(settings.unknownNames.joined(separator: ", "))"
                ),
            ].compactMap { row in row.1.map { (row.0, $0) } }
        }
    }

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check the tensors of a model and print the checksums of its files.",
            discussion: """
                Every tensor must have the expected name and shape and finite values. Checksums that the model card states \
                must match. Exit code 3 if anything is wrong.

                EXAMPLE
                  fileroom model verify /models/vit-gpt2
                """)

        @Argument(
            help: "The model's folder. (default: the model that is set, or the bundled one)", completion: .directory)
        var folder: String?
        @OptionGroup var parts: ModelPartOptions
        @OptionGroup var settings: SettingsOptions

        func run() throws {
            let checkpoint = try Checkpoint(settings.modelFiles(folder, parts))
            let card = try ModelCard(of: checkpoint.files)
            var wrong: [String] = []
            for file in try checkpoint.files.listing() {
                let agreement = try card?.agreement(with: file, in: checkpoint.files) ?? .notListed
                let note =
                    switch agreement {
                    case .notListed: ""
                    case .complete: "  as on the card"
                    case .firstMebibyte: "  as on the card, whose checksum covers the first MiB"
                    case .different: "  NOT as on the card"
                    }
                Output.result("\(file.sha256)  \(file.name.printable)\(note)")
                if agreement == .different { wrong.append(file.name) }
            }
            for name in checkpoint.unexpectedTensors { Output.error("unused tensor: \(name.printable)") }
            if let damaged = try checkpoint.firstDamagedTensor() {
                throw CaptioningError(
                    "'\(damaged)'", "contains NaN or infinite values: the file is damaged; download it again")
            }
            if let name = wrong.first {
                throw CaptioningError(
                    name, "is not the file that the model card describes; download the file or the card again")
            }
            Output.error(
                "fileroom: \(checkpoint.files.name.printable): every tensor is present, has the expected shape and finite values"
            )
        }
    }
}

/// A checkpoint with the field names of `model show --json`.
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
    let evidence: EvidenceDescription?
    let similar: SimilarityFigures?
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
        evidence = checkpoint.evidence.map { EvidenceDescription($0.settings) }
        similar = checkpoint.evidence?.settings.similar
        license = checkpoint.files.settings.license ?? card?.license
        limits = checkpoint.files.settings.limits ?? "machine-generated and unverified; not for diagnosis"
        unusedTensors = checkpoint.unexpectedTensors
        files = try checkpoint.files.listing()
    }
}

/// The evidence of a model with the field names of `model show --json`.
private struct EvidenceDescription: Encodable {
    let classes: Int
    let sentences: Int
    let frames: Int
    let useHeader: Bool

    init(_ settings: EvidenceSettings) {
        classes = settings.classes.count
        sentences = settings.sentences.count
        frames = settings.frames
        useHeader = settings.useHeader
    }

    /// For a person.
    var sentence: String {
        let says = sentences > 0 ? "chooses from \(sentences.counted("sentence"))" : "judges what the model says"
        return "\(classes.counted("class", "classes")), \(frames.counted("frame")) a caption; \(says)"
            + (useHeader ? " with the header's modality" : "")
    }
}

extension SimilarityFigures {
    /// For a person.
    var sentence: String {
        func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
        let caption = sameCaption.map { ", \(percent($0)) of those with the same caption" } ?? ""
        return
            "of the 10 most similar images, \(percent(ten)) show the same kind and part, \(percent(kindOfTen)) the same kind "
            + "(\(percent(chance)) of all\(caption)); \(images.grouped) labeled images; floor \(floor.hundredths)"
    }
}

extension SettingsOptions {
    /// The files of the model in `folder`, or else of the one that is set.
    fileprivate func modelFiles(_ folder: String?, _ parts: ModelPartOptions) throws -> ModelFiles {
        var model = try ModelConfiguration(settings(parts))
        if let folder { model.folder = folder }
        return try model.files()
    }
}
