import Foundation
import Tensors

/// The shape of a text encoder, from its `config.json`.
///
/// Fields equal to the defaults may be absent: transformers `configuration_bert.py`, `configuration_roberta.py`,
/// `configuration_deberta.py`.
public struct TextEncoderConfiguration: Sendable, Equatable {
    /// The supported networks, by their `model_type`.
    public enum Kind: String, Sendable {
        case bert
        case roberta
        /// The first version (He et al., 2020).
        case deberta
    }

    /// The content-to-position and position-to-content terms of DeBERTa's attention.
    struct RelativeAttention: Sendable, Equatable {
        /// Distances from -span to span - 1.
        let span: Int
        let hasKeys: Bool
        let hasQueries: Bool
    }

    public let kind: Kind
    /// The name the model was saved under, if the file has it.
    public let name: String?
    public let layers: Int
    let features: Int
    let heads: Int
    let intermediate: Int
    let activation: Activation
    let epsilon: Double
    let vocabularySize: Int
    /// The rows of the table of absolute positions; nil if there is none.
    let positions: Int?
    /// The rows of the table of token types; texts have type 0.
    let tokenTypes: Int
    /// The token that fills batches; RoBERTa counts positions from it.
    let padding: Int
    /// nil if tokens do not attend by distance.
    let relativeAttention: RelativeAttention?
    /// The terms of an attention score, which is divided by the root of their number.
    let attentionTerms: Int

    /// The most tokens of a text that its absolute positions allow, with those before and after it; nil for any number.
    var mostTokens: Int? { positions.map { kind == .roberta ? $0 - padding - 1 : $0 } }
}

extension TextEncoderConfiguration: Decodable {
    private enum Key: String, CodingKey {
        case model_type, _name_or_path
        case hidden_size, num_hidden_layers, num_attention_heads, intermediate_size, hidden_act, layer_norm_eps
        case vocab_size, max_position_embeddings, type_vocab_size, pad_token_id, position_embedding_type, embedding_size
        case relative_attention, max_relative_positions, position_biased_input, pos_att_type, talking_head
    }

    static let fileName = "config.json"

    public init(from decoder: any Decoder) throws {
        let file = try decoder.container(keyedBy: Key.self)
        let type = try file.decodeIfPresent(String.self, forKey: .model_type) ?? "bert"
        guard let kind = Kind(rawValue: type) else {
            throw CaptioningError(
                Self.fileName, "text encoder '\(type)' is not supported: expected deberta, roberta or bert")
        }
        func size(_ key: Key, _ usual: Int, in range: ClosedRange<Int> = 1...10_000_000) throws -> Int {
            let value = try file.decodeIfPresent(Int.self, forKey: key) ?? usual
            guard range.contains(value) else {
                throw CaptioningError(Self.fileName, "\(key.rawValue) is \(value)")
            }
            return value
        }
        func refuse(_ key: Key, unless isUsual: Bool, _ value: String) throws {
            guard isUsual else {
                throw CaptioningError(Self.fileName, "\(key.rawValue) '\(value)' is not supported")
            }
        }
        self.kind = kind
        name = try file.decodeIfPresent(String.self, forKey: ._name_or_path)
        features = try size(.hidden_size, 768)
        layers = try size(.num_hidden_layers, 12, in: 0...10_000)
        heads = try size(.num_attention_heads, 12)
        intermediate = try size(.intermediate_size, 3072)
        let usualWords = [Kind.bert: 30522, .roberta: 50265, .deberta: 50265]
        vocabularySize = try size(.vocab_size, usualWords[kind] ?? 0)
        tokenTypes = try size(.type_vocab_size, kind == .deberta ? 0 : 2, in: 0...10_000_000)
        padding = try size(.pad_token_id, kind == .roberta ? 1 : 0, in: 0...10_000_000)
        epsilon = try file.decodeIfPresent(Double.self, forKey: .layer_norm_eps) ?? (kind == .deberta ? 1e-7 : 1e-12)
        let named = try file.decodeIfPresent(String.self, forKey: .hidden_act) ?? "gelu"
        guard let activation = Activation(named: named) else {
            throw CaptioningError(Self.fileName, "hidden_act '\(named)' is not supported")
        }
        self.activation = activation
        let places = try size(.max_position_embeddings, 512)
        let positionType = try file.decodeIfPresent(String.self, forKey: .position_embedding_type) ?? "absolute"
        try refuse(.position_embedding_type, unless: positionType == "absolute", positionType)
        if kind == .deberta {
            let terms = try Self.terms(file)
            try refuse(
                .talking_head, unless: try file.decodeIfPresent(Bool.self, forKey: .talking_head) != true, "true")
            let narrow = try size(.embedding_size, features)
            try refuse(.embedding_size, unless: narrow == features, "\(narrow)")
            positions = try file.decodeIfPresent(Bool.self, forKey: .position_biased_input) ?? true ? places : nil
            attentionTerms = 1 + terms.count
            let span = try file.decodeIfPresent(Int.self, forKey: .max_relative_positions) ?? -1
            relativeAttention =
                try file.decodeIfPresent(Bool.self, forKey: .relative_attention) ?? false
                ? RelativeAttention(
                    span: span < 1 ? places : try size(.max_relative_positions, span),
                    hasKeys: terms.contains("c2p"), hasQueries: terms.contains("p2c")) : nil
        } else {
            positions = places
            attentionTerms = 1
            relativeAttention = nil
        }
        guard features % heads == 0 else {
            throw CaptioningError(Self.fileName, "\(features) features cannot be divided among \(heads) heads")
        }
        guard kind != .roberta || places > padding + 3 else {
            throw CaptioningError(Self.fileName, "max_position_embeddings is \(places)")
        }
    }

    /// `pos_att_type`: a list, or a text with `|` between the terms.
    private static func terms(_ file: KeyedDecodingContainer<Key>) throws -> [String] {
        if let text = try? file.decodeIfPresent(String.self, forKey: .pos_att_type) {
            return text.lowercased().split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
        }
        return try file.decodeIfPresent([String].self, forKey: .pos_att_type) ?? []
    }
}

extension TextEncoderConfiguration {
    /// Reads `config.json`.
    public init(_ files: CheckpointFiles) throws {
        guard let json = try files.bytes(named: Self.fileName)?.data else {
            throw CaptioningError(files.name, "not a text encoder: no \(Self.fileName) is there")
        }
        do {
            self = try JSONDecoder().decode(TextEncoderConfiguration.self, from: json)
        } catch let error as DecodingError {
            throw CaptioningError("\(files.name)/\(Self.fileName)", ConfigurationFile.problem(error))
        }
    }
}
