import Foundation
import Tensors

/// `fileroom-model.json`, which whoever installs a model may put beside it: what its published files do not say.
public struct ModelSettings: Sendable, Equatable, Decodable {
    /// The name of the file.
    public static let fileName = "fileroom-model.json"

    /// The CLIP backbone's folder, relative to the model's.
    public var clip: String?
    /// The folder of GPT-2's tokenizer and stock weights, relative to the model's.
    public var gpt2: String?
    public var lowRankUpdates: LowRankUpdates?
    /// The weights to read, where the folder holds several, such as `best_stageA.pt`.
    public var weights: String?
    /// The modalities the model was trained for: values of Modality (0008,0060) such as `CR`.
    public var modalities: [String]?
    /// What captions continue, in place of the checkpoint's own prompt.
    public var prompt: String?
    /// Whether the cliché phrases that a prefix captioner lists may not be said, as when it was evaluated.
    public var avoidsCliches: Bool?
    /// When the model says that it does not know; nil for never.
    public var abstention: Abstention?
    public var license: String?
    /// What the model must not be used for, in a sentence.
    public var limits: String?
    /// What else the file says, and nobody here reads: a misspelt name, or one of a later version.
    public var unknownNames: [String] = []

    init() {}

    private enum CodingKeys: String, CodingKey {
        case clip, gpt2
        case lowRankUpdates = "lora"
        case weights, modalities, prompt
        case avoidsCliches = "avoid_cliches"
        case abstention = "abstain"
        case license, limits
    }

    init(_ files: CheckpointFiles) throws {
        guard let json = try files.bytes(named: Self.fileName)?.data else { return }
        do {
            self = try JSONDecoder().decode(ModelSettings.self, from: json)
            unknownNames = try JSONDecoder().decode(FieldNames.self, from: json).names
                .filter { CodingKeys(stringValue: $0) == nil }.sorted()
        } catch let error as DecodingError {
            throw CaptioningError(Self.fileName, GenerationSettings.problem(error))
        }
    }
}
