import Tensors

/// One block of GPT-2 with cross-attention: `x += Self(LN(x))`, `x += Cross(LN(x))`, `x += W₂ act(W₁ LN(x))`.
struct DecoderLayer: Sendable {
    let normBeforeSelfAttention: LayerNorm
    let queriesKeysValues: Linear  // (E, 3E)
    let selfAttentionOutput: Linear  // (E, E)
    let normBeforeCrossAttention: LayerNorm
    let crossQueries: Linear  // (E, E)
    let crossKeysValues: Linear  // (E, 2E)
    let crossAttentionOutput: Linear  // (E, E)
    let normBeforeFeedForward: LayerNorm
    let widen: Linear  // (E, M)
    let narrow: Linear  // (M, E)
    let heads: Int
    let scale: Float
    let activation: Activation

    /// - Parameters:
    ///   - hidden: (rows, E), one row for each hypothesis.
    ///   - index: which layer this is.
    ///   - pictures: the picture and the number of rows of each group of rows.
    func callAsFunction(
        _ hidden: Tensor, index: Int, pictures: [(picture: Int, rows: Int)], _ cache: inout KeyValueCache,
        _ workers: Workers
    ) -> Tensor {
        let projected = queriesKeysValues(normBeforeSelfAttention(hidden, workers), workers)
        cache.histories[index].append(projected, at: cache.positions - 1)
        let recalled = cache.histories[index].attend(
            projected, past: cache.past, capacity: cache.capacity, positions: cache.positions, heads: heads,
            scale: scale, workers)
        let remembered = selfAttentionOutput(recalled, residual: hidden, workers)

        let queries = crossQueries(normBeforeCrossAttention(remembered, workers), workers)
        let seen = AttentionMemory.attend(
            queries: queries, memories: pictures.map { cache.memories[$0.picture][index] }, rows: pictures.map(\.rows),
            scale: scale, workers)
        let informed = crossAttentionOutput(seen, residual: remembered, workers)

        let wide = widen(normBeforeFeedForward(informed, workers), activation: activation, workers)
        return narrow(wide, residual: informed, workers)
    }
}

extension DecoderLayer {
    /// Reads block `index` under the names of transformers `modeling_gpt2.py`.
    init(_ weights: Weights, index: Int, _ configuration: DecoderConfiguration, _ workers: Workers) throws {
        let features = configuration.features
        func norm(_ name: String) throws -> LayerNorm {
            try LayerNorm(weights.scope(name), features: features, epsilon: configuration.epsilon)
        }
        func linear(_ name: String, _ inputs: Int, _ outputs: Int) throws -> Linear {
            try Linear(convolution: weights.scope(name), inputs: inputs, outputs: outputs, packing: workers)
        }
        normBeforeSelfAttention = try norm("ln_1")
        queriesKeysValues = try linear("attn.c_attn", features, 3 * features)
        selfAttentionOutput = try linear("attn.c_proj", features, features)
        normBeforeCrossAttention = try norm("ln_cross_attn")
        crossQueries = try linear("crossattention.q_attn", features, features)
        crossKeysValues = try Linear(
            convolution: weights.scope("crossattention.c_attn"), inputs: features, outputs: 2 * features, packing: nil)
        crossAttentionOutput = try linear("crossattention.c_proj", features, features)
        normBeforeFeedForward = try norm("ln_2")
        widen = try linear("mlp.c_fc", features, configuration.intermediate)
        narrow = try linear("mlp.c_proj", configuration.intermediate, features)
        heads = configuration.heads
        scale = configuration.attentionScale(layer: index)
        activation = configuration.activation
    }
}
