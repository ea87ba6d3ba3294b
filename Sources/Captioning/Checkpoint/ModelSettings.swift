import Foundation
import Tensors

/// `fileroom-model.json`, an optional file beside a model: what its published files do not state.
public struct ModelSettings: Sendable, Equatable, Decodable {
    /// The name of the file.
    public static let fileName = "fileroom-model.json"

    /// The CLIP backbone's folder, relative to the model's.
    public var clip: String?
    /// The folder of GPT-2's tokenizer and stock weights, relative to the model's.
    public var gpt2: String?
    public var lowRankUpdates: LowRankUpdates?
    /// The weight file to use if the folder holds several, such as `best_stageA.pt`.
    public var weights: String?
    /// The modalities the model was trained for: values of Modality (0008,0060) such as `CR`.
    public var modalities: [String]?
    /// The prompt that captions continue; replaces the checkpoint's own.
    public var prompt: String?
    /// Whether to ban the cliché phrases that a prefix captioner lists, as in its published evaluation.
    public var avoidsCliches: Bool?
    /// When to withhold a caption; nil for never.
    public var abstention: Abstention?
    public var license: String?
    /// The limits of the model's use, as a sentence.
    public var limits: String?
    /// Unknown fields of the file: misspelled, or of a later version.
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
            throw CaptioningError(Self.fileName, ConfigurationFile.problem(error))
        }
    }
}
