import ArgumentParser
import Captioning
import Foundation

/// Which model, and where its parts lie.
struct ModelOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            The model's folder as it was downloaded (of a prefix captioner also one of its .pt files); the embedded \
            default model where none is named. [FILEROOM_MODEL]
            """, valueName: "dir"))
    var model: String?

    @OptionGroup var parts: ModelPartOptions

    static let settingNames = ["model"] + ModelPartOptions.settingNames

    func files(_ settings: Settings) throws -> ModelFiles {
        try parts.files(settings.value("model", flag: model)?.text, settings)
    }
}

/// Where the parts of a model lie that it is not published with.
struct ModelPartOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("A prefix captioner's CLIP backbone, in its own folder. [FILEROOM_CLIP]", valueName: "dir"))
    var clip: String?

    @Option(
        help: ArgumentHelp(
            "GPT-2's tokenizer and stock weights, for a prefix captioner. [FILEROOM_GPT2]", valueName: "dir"))
    var gpt2: String?

    @Option(
        help: ArgumentHelp(
            """
            A prefix captioner's low-rank updates: merge (as trained) or drop (as the published script does). \
            [FILEROOM_LORA]
            """, valueName: "merge|drop"))
    var lora: String?

    static let settingNames = ["clip", "gpt2", "lora"]

    /// - Parameter folder: the model's; nil for the one that the settings name, or the one that is part of the program.
    func files(_ folder: String?, _ settings: Settings) throws -> ModelFiles {
        guard let folder = folder ?? settings.value("model", flag: nil)?.text else { return try .defaultModel() }
        let decision = try settings.value("lora", flag: lora).map { found in
            guard let decision = LowRankUpdates(rawValue: found.text) else {
                throw SettingsError(found.origin ?? "lora", "`\(found.text)` is neither merge nor drop")
            }
            return decision
        }
        return try ModelFiles(
            folder: folder, clip: settings.value("clip", flag: clip)?.text,
            gpt2: settings.value("gpt2", flag: gpt2)?.text, lowRankUpdates: decision)
    }

    func validate() throws {
        if let lora, LowRankUpdates(rawValue: lora) == nil {
            throw ValidationError("--lora must be merge or drop")
        }
    }
}
