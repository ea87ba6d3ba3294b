import Tensors

/// One block of a vision transformer, normalising before each half: `h += Attn(LN(h))`, `h += W₂ act(W₁ LN(h))`.
struct EncoderLayer: Sendable {
    let normBeforeAttention: LayerNorm
    let queriesKeysValues: Linear  // (3D, D)
    let attentionOutput: Linear  // (D, D)
    let normBeforeFeedForward: LayerNorm
    let widen: Linear  // (I, D)
    let narrow: Linear  // (D, I)
    let heads: Int
    let activation: Activation

    /// - Parameter hidden: (pictures · tokens, D)
    func callAsFunction(_ hidden: Tensor, pictures: Int, _ workers: Workers) -> Tensor {
        let projected = queriesKeysValues(normBeforeAttention(hidden, workers), workers)
        let scale = 1 / Float(hidden.width / heads).squareRoot()
        let attended = projected.selfAttention(pictures: pictures, heads: heads, scale: scale, workers)
        let middle = attentionOutput(attended, residual: hidden, workers)
        let wide = widen(normBeforeFeedForward(middle, workers), activation: activation, workers)
        return narrow(wide, residual: middle, workers)
    }
}

extension EncoderLayer {
    /// Reads one block under the names `modeling_vit.py` and `modeling_deit.py`, or `modeling_clip.py`, give it.
    init(_ weights: Weights, _ configuration: EncoderConfiguration) throws {
        let features = configuration.features
        let intermediate = configuration.intermediate
        let epsilon = configuration.epsilon
        heads = configuration.heads
        activation = configuration.activation
        switch configuration.kind {
        case .vit, .deit:
            normBeforeAttention = try LayerNorm(weights.scope("layernorm_before"), features: features, epsilon: epsilon)
            queriesKeysValues = try Linear(
                weights.scope("attention.attention"), ["query", "key", "value"], inputs: features, outputs: features,
                bias: configuration.attentionBias)
            attentionOutput = try Linear(weights, ["attention.output.dense"], inputs: features, outputs: features)
            normBeforeFeedForward = try LayerNorm(
                weights.scope("layernorm_after"), features: features, epsilon: epsilon)
            widen = try Linear(weights, ["intermediate.dense"], inputs: features, outputs: intermediate)
            narrow = try Linear(weights, ["output.dense"], inputs: intermediate, outputs: features)
        case .clip:
            normBeforeAttention = try LayerNorm(weights.scope("layer_norm1"), features: features, epsilon: epsilon)
            queriesKeysValues = try Linear(
                weights.scope("self_attn"), ["q_proj", "k_proj", "v_proj"], inputs: features, outputs: features)
            attentionOutput = try Linear(weights, ["self_attn.out_proj"], inputs: features, outputs: features)
            normBeforeFeedForward = try LayerNorm(weights.scope("layer_norm2"), features: features, epsilon: epsilon)
            widen = try Linear(weights, ["mlp.fc1"], inputs: features, outputs: intermediate)
            narrow = try Linear(weights, ["mlp.fc2"], inputs: intermediate, outputs: features)
        }
    }
}
