import Tensors

/// The shape of a decoder, from the `decoder` object of config.json or from a language model's own config.json.
///
/// Fields equal to the defaults may be absent from the file: transformers `configuration_gpt2.py`, whose
/// `attribute_map` gives the second names, and `configuration_bert.py`.
struct DecoderConfiguration: Sendable, Equatable {
    /// The supported networks, by their `model_type`.
    enum Kind: String, Sendable {
        case gpt2
        case bert
    }

    let kind: Kind
    let features: Int
    let layers: Int
    let heads: Int
    let intermediate: Int
    let positions: Int
    let vocabularySize: Int
    let activation: Activation
    let epsilon: Double
    let scalesAttention: Bool
    let scalesAttentionByLayer: Bool
    let tiesWordEmbeddings: Bool
    /// Whether every layer has a cross-attention.
    var attendsToImages = true
    /// Whether the file declares cross-attention, which transformers requires of a captioning decoder.
    var addsCrossAttention = true
    /// The input width of the cross-attention, if the file states it.
    let crossAttentionFeatures: Int?
    /// BERT's number of token types; captions have type 0.
    var tokenTypes = 0

    /// The scale of the attention scores of layer `index`.
    func attentionScale(layer index: Int) -> Float {
        let scale = scalesAttention ? 1 / Float(features / heads).squareRoot() : 1
        return scalesAttentionByLayer ? scale / Float(index + 1) : scale
    }
}

extension DecoderConfiguration {
    /// A GPT-2 of the given size, otherwise with the defaults.
    init(gpt2 features: Int, layers: Int, positions: Int, vocabularySize: Int) {
        self.init(
            kind: .gpt2, features: features, layers: layers, heads: max(features / 64, 1),
            intermediate: 4 * features, positions: positions, vocabularySize: vocabularySize, activation: .geluTanh,
            epsilon: 1e-5, scalesAttention: true, scalesAttentionByLayer: false, tiesWordEmbeddings: true,
            crossAttentionFeatures: nil)
    }
}

extension DecoderConfiguration: Decodable {
    private enum Key: String, CodingKey {
        case model_type, n_embd, n_layer, n_head, n_inner, n_positions, vocab_size
        case hidden_size, num_hidden_layers, num_attention_heads, intermediate_size, max_position_embeddings
        case activation_function, layer_norm_epsilon, scale_attn_weights, scale_attn_by_inverse_layer_idx
        case hidden_act, layer_norm_eps, type_vocab_size, position_embedding_type
        case tie_word_embeddings, cross_attention_hidden_size, add_cross_attention
    }

    init(from decoder: any Decoder) throws {
        let file = try decoder.container(keyedBy: Key.self)
        let type = try file.decodeIfPresent(String.self, forKey: .model_type) ?? "gpt2"
        guard let kind = Kind(rawValue: type) else {
            throw CaptioningError("config.json", "decoder '\(type)' is not supported: expected gpt2 or bert")
        }
        self.kind = kind
        addsCrossAttention = try file.decodeIfPresent(Bool.self, forKey: .add_cross_attention) ?? false
        func size(_ key: Key, _ alias: Key?, _ usual: Int) throws -> Int {
            let value =
                try file.decodeIfPresent(Int.self, forKey: key)
                ?? alias.flatMap { try file.decodeIfPresent(Int.self, forKey: $0) } ?? usual
            guard (1...10_000_000).contains(value) else {
                throw CaptioningError("config.json", "decoder.\(key.rawValue) is \(value)")
            }
            return value
        }
        let activationKey: Key
        let usualActivation: String
        switch kind {
        case .gpt2:
            features = try size(.n_embd, .hidden_size, 768)
            layers = try size(.n_layer, .num_hidden_layers, 12)
            heads = try size(.n_head, .num_attention_heads, 12)
            intermediate = try size(.n_inner, nil, 4 * features)
            positions = try size(.n_positions, .max_position_embeddings, 1024)
            vocabularySize = try size(.vocab_size, nil, 50257)
            epsilon = try file.decodeIfPresent(Double.self, forKey: .layer_norm_epsilon) ?? 1e-5
            scalesAttention = try file.decodeIfPresent(Bool.self, forKey: .scale_attn_weights) ?? true
            scalesAttentionByLayer =
                try file.decodeIfPresent(Bool.self, forKey: .scale_attn_by_inverse_layer_idx) ?? false
            (activationKey, usualActivation) = (.activation_function, "gelu_new")
        case .bert:
            features = try size(.hidden_size, nil, 768)
            layers = try size(.num_hidden_layers, nil, 12)
            heads = try size(.num_attention_heads, nil, 12)
            intermediate = try size(.intermediate_size, nil, 3072)
            positions = try size(.max_position_embeddings, nil, 512)
            vocabularySize = try size(.vocab_size, nil, 30522)
            tokenTypes = try size(.type_vocab_size, nil, 2)
            epsilon = try file.decodeIfPresent(Double.self, forKey: .layer_norm_eps) ?? 1e-12
            (scalesAttention, scalesAttentionByLayer) = (true, false)
            (activationKey, usualActivation) = (.hidden_act, "gelu")
            let positionType = try file.decodeIfPresent(String.self, forKey: .position_embedding_type) ?? "absolute"
            guard positionType == "absolute" else {
                throw CaptioningError(
                    "config.json",
                    "decoder.position_embedding_type '\(positionType)' is not supported: expected absolute")
            }
        }
        tiesWordEmbeddings = try file.decodeIfPresent(Bool.self, forKey: .tie_word_embeddings) ?? true
        crossAttentionFeatures = try file.decodeIfPresent(Int.self, forKey: .cross_attention_hidden_size)
        let name = try file.decodeIfPresent(String.self, forKey: activationKey) ?? usualActivation
        guard let activation = Activation(named: name) else {
            throw CaptioningError("config.json", "decoder.\(activationKey.rawValue) '\(name)' is not supported")
        }
        self.activation = activation
        guard features % heads == 0 else {
            throw CaptioningError("config.json", "decoder: \(features) features cannot be divided among \(heads) heads")
        }
    }
}
