import Tensors

/// Projects the vector of an image to the first vectors of a sequence (after Mokady et al., 2021):
/// `α · LN(W₂ gelu(W₁ f + b₁) + b₂)`, normalized per token.
struct PrefixProjector: Sendable {
    let widen: Linear  // C to hidden
    let narrow: Linear  // hidden to K · E
    let norm: LayerNorm  // E
    let strength: Tensor  // α
    let tokens: Int  // K

    /// (images, C) → (images · K, E)
    func callAsFunction(_ features: Tensor, _ workers: Workers) -> Tensor {
        let flat = narrow(widen(features, activation: .gelu, workers), workers)
        var prefix = norm(flat.reshaped([features.rows * tokens, flat.width / tokens]), workers)
        let factor = strength[element: 0]
        for row in 0..<prefix.rows {
            prefix.withRow(row) { values in
                for index in values.indices { values[index] *= factor }
            }
        }
        return prefix
    }

    /// Reads the projector from the weights of the checkpoint's `prefix` module; its hidden width is that of the tensors.
    init(_ weights: Weights, inputs: Int, features: Int, tokens: Int, _ packing: Packing) throws {
        guard (1...10_000).contains(tokens) else {
            throw CaptioningError("prefix_tokens", "is \(tokens), expected a number of tokens")
        }
        guard let shape = weights.shape("fc1.weight"), shape.count == 2 else {
            throw CaptioningError("'prefix.fc1.weight'", "missing from the checkpoint, or not a matrix")
        }
        widen = try Linear(weights, ["fc1"], inputs: inputs, outputs: shape[0], packing)
        narrow = try Linear(weights, ["fc2"], inputs: shape[0], outputs: tokens * features, packing)
        norm = try LayerNorm(weights.scope("ln"), features: features, epsilon: 1e-5)
        strength = try weights.tensor("alpha", [])
        self.tokens = tokens
    }
}
