import Tensors

/// One block of a text encoder: `x = LN(x + Attn(x))`, then `LN(x + W₂ act(W₁ x))`.
struct TextEncoderLayer: Sendable {
    let queriesKeysValues: Linear  // D to 3D
    /// Make keys and queries of distances; nil for none.
    let distanceKeys: Linear?  // D to D
    let distanceQueries: Linear?  // D to D
    let attentionOutput: Linear  // D to D
    let attentionNorm: LayerNorm
    let widen: Linear  // D to I
    let narrow: Linear  // I to D
    let feedForwardNorm: LayerNorm
    let heads: Int
    let scale: Float
    let activation: Activation

    /// - Parameters:
    ///   - hidden: the tokens of all texts, (n₁ + n₂ + …, D).
    ///   - distances: of the distances -S ..< S, (2S, D).
    func callAsFunction(_ hidden: Tensor, lengths: [Int], distances: Tensor?, _ workers: Workers) -> Tensor {
        let positions = distances.map {
            RelativePositions(keys: distanceKeys?($0, workers), queries: distanceQueries?($0, workers))
        }
        let seen = queriesKeysValues(hidden, workers).textAttention(
            lengths: lengths, heads: heads, scale: scale, positions: positions, workers)
        let middle = attentionNorm(attentionOutput(seen, residual: hidden, workers), workers)
        let wide = widen(middle, activation: activation, workers)
        return feedForwardNorm(narrow(wide, residual: middle, workers), workers)
    }
}

extension TextEncoderLayer {
    /// Reads one block under the names of transformers `modeling_bert.py` and `modeling_deberta.py`.
    init(_ weights: Weights, _ configuration: TextEncoderConfiguration) throws {
        let features = configuration.features
        let attention = weights.scope("attention.self")
        func linear(_ name: String, _ inputs: Int, _ outputs: Int) throws -> Linear {
            try Linear(weights, [name], inputs: inputs, outputs: outputs)
        }
        switch configuration.kind {
        case .bert, .roberta:
            queriesKeysValues = try Linear(
                attention, ["query", "key", "value"], inputs: features, outputs: features)
            (distanceKeys, distanceQueries) = (nil, nil)
        case .deberta:
            queriesKeysValues = try Linear(deberta: attention, configuration)
            let relative = configuration.relativeAttention
            distanceKeys =
                relative?.hasKeys == true
                ? try Linear(attention, ["pos_proj"], inputs: features, outputs: features, bias: false) : nil
            distanceQueries =
                relative?.hasQueries == true
                ? try Linear(attention, ["pos_q_proj"], inputs: features, outputs: features) : nil
        }
        attentionOutput = try linear("attention.output.dense", features, features)
        attentionNorm = try LayerNorm(encoder: weights.scope("attention.output.LayerNorm"), configuration)
        widen = try linear("intermediate.dense", features, configuration.intermediate)
        narrow = try linear("output.dense", configuration.intermediate, features)
        feedForwardNorm = try LayerNorm(encoder: weights.scope("output.LayerNorm"), configuration)
        heads = configuration.heads
        scale = 1 / Float(features / heads * configuration.attentionTerms).squareRoot()
        activation = configuration.activation
    }
}

extension Linear {
    /// DeBERTa's `in_proj`, whose outputs are the query, key and value of the first head, then of the second, and so on;
    /// keys have no bias.
    fileprivate init(deberta weights: Weights, _ configuration: TextEncoderConfiguration) throws {
        let features = configuration.features
        let size = features / configuration.heads
        let packed = try weights.tensor("in_proj.weight", [3 * features, features])
        let order = (0..<3).flatMap { part in
            (0..<configuration.heads).flatMap { head in (0..<size).map { (3 * head + part) * size + $0 } }
        }
        weight = Matrix([packed.gathered(rows: order)], .outputByInput)
        packed.releaseSource()
        bias = try Tensor.stacked([
            weights.tensor("q_bias", [features]), Tensor([features], repeating: 0),
            weights.tensor("v_bias", [features]),
        ]).reshaped([3 * features])
    }
}

extension LayerNorm {
    /// Files converted from TensorFlow name the tensors gamma and beta, which transformers also reads.
    init(encoder weights: Weights, _ configuration: TextEncoderConfiguration) throws {
        let isOld = weights.contains("gamma") && !weights.contains("weight")
        try self.init(
            weights, features: configuration.features, epsilon: configuration.epsilon,
            names: isOld ? ("gamma", "beta") : ("weight", "bias"))
    }
}
