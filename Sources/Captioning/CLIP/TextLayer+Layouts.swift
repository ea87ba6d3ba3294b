import Tensors

/// The tensor names of the same block in published files.
///
/// Source: transformers `modeling_bert.py`, `modeling_clip.py`; open_clip `transformer.py`.
extension TextLayer {
    /// The shape that all blocks of a tower share.
    struct Shape: Sendable {
        let features: Int
        let intermediate: Int
        let heads: Int
        let activation: Activation
        let epsilon: Double
    }

    init(bert weights: Weights, _ shape: Shape) throws {
        try self.init(
            order: .after,
            Linear(
                weights.scope("attention.self"), ["query", "key", "value"], inputs: shape.features,
                outputs: shape.features),
            weights,
            names: (
                "attention.output.dense", "attention.output.LayerNorm", "intermediate.dense", "output.dense",
                "output.LayerNorm"
            ), shape)
    }

    init(clip weights: Weights, _ shape: Shape) throws {
        try self.init(
            order: .before,
            Linear(
                weights.scope("self_attn"), ["q_proj", "k_proj", "v_proj"], inputs: shape.features,
                outputs: shape.features),
            weights, names: ("self_attn.out_proj", "layer_norm1", "mlp.fc1", "mlp.fc2", "layer_norm2"), shape)
    }

    init(openCLIP weights: Weights, _ shape: Shape) throws {
        let features = shape.features
        try self.init(
            order: .before,
            // `nn.MultiheadAttention` has these two without a submodule.
            Linear(
                weight: Matrix([weights.tensor("attn.in_proj_weight", [3 * features, features])], .outputByInput),
                bias: weights.tensor("attn.in_proj_bias", [3 * features])),
            weights, names: ("attn.out_proj", "ln_1", "mlp.c_fc", "mlp.c_proj", "ln_2"), shape)
    }

    private init(
        order: NormOrder, _ queriesKeysValues: Linear, _ weights: Weights,
        names: (output: String, norm: String, widen: String, narrow: String, feedForwardNorm: String), _ shape: Shape
    ) throws {
        guard shape.heads > 0, shape.features % shape.heads == 0 else {
            throw CaptioningError(
                "text tower", "\(shape.features) features cannot be divided among \(shape.heads) heads")
        }
        func norm(_ name: String) throws -> LayerNorm {
            try LayerNorm(weights.scope(name), features: shape.features, epsilon: shape.epsilon)
        }
        func linear(_ name: String, _ inputs: Int, _ outputs: Int) throws -> Linear {
            try Linear(weights, [name], inputs: inputs, outputs: outputs)
        }
        self.init(
            order: order, queriesKeysValues: queriesKeysValues,
            attentionOutput: try linear(names.output, shape.features, shape.features),
            attentionNorm: try norm(names.norm),
            widen: try linear(names.widen, shape.features, shape.intermediate),
            narrow: try linear(names.narrow, shape.intermediate, shape.features),
            feedForwardNorm: try norm(names.feedForwardNorm), heads: shape.heads, activation: shape.activation,
            isCausal: order == .before)
    }
}
