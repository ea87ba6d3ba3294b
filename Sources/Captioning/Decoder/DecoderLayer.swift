import Tensors

/// One block of a decoder: self-attention, cross-attention if it attends to images, and `W₂ act(W₁ …)`, each added to
/// its input and normalized before or after.
struct DecoderLayer: Sendable {
    struct SelfAttention: Sendable {
        let queriesKeysValues: Linear  // E to 3E
        let output: Linear  // E to E
        let norm: LayerNorm
    }

    struct CrossAttention: Sendable {
        let queries: Linear  // E to E
        let keysValues: Linear  // E to 2E
        let output: Linear  // E to E
        let norm: LayerNorm
    }

    struct FeedForward: Sendable {
        let widen: Linear  // E to M
        let narrow: Linear  // M to E
        let norm: LayerNorm
        let activation: Activation
    }

    let order: NormOrder
    let selfAttention: SelfAttention
    /// nil if the image is part of the sequence.
    let crossAttention: CrossAttention?
    let feedForward: FeedForward
    let heads: Int
    let scale: Float

    /// The rows of a step that belong to one image.
    struct Part {
        let cache: KeyValueCache
        let rows: Range<Int>
    }

    /// - Parameters:
    ///   - hidden: (rows, E).
    ///   - index: which layer this is.
    ///   - parts: the rows of each image, in order.
    func callAsFunction(_ hidden: Tensor, index: Int, _ parts: [Part], _ workers: Workers) -> Tensor {
        var hidden = added(to: hidden, selfAttention.norm, workers) {
            let projected = selfAttention.queriesKeysValues($0, workers)
            let pasts = parts.map { (rows: $0.rows, past: $0.cache.remember(projected, rows: $0.rows, layer: index)) }
            let recalled = projected.attention(over: pasts, heads: heads, scale: scale, workers)
            return selfAttention.output(recalled, residual: $1, workers)
        }
        if let crossAttention {
            hidden = added(to: hidden, crossAttention.norm, workers) {
                let seen = AttentionMemory.attend(
                    queries: crossAttention.queries($0, workers),
                    memories: parts.map { $0.cache.memories[index] }, rows: parts.map(\.rows.count),
                    scale: scale, workers)
                return crossAttention.output(seen, residual: $1, workers)
            }
        }
        return added(to: hidden, feedForward.norm, workers) {
            let wide = feedForward.widen($0, activation: feedForward.activation, workers)
            return feedForward.narrow(wide, residual: $1, workers)
        }
    }

    /// - Parameter part: the part's output for its input (the first argument), with the residual (the second) added.
    private func added(
        to hidden: Tensor, _ norm: LayerNorm, _ workers: Workers, _ part: (Tensor, Tensor) -> Tensor
    ) -> Tensor {
        switch order {
        case .before: part(norm(hidden, workers), hidden)
        case .after: norm(part(hidden, hidden), workers)
        }
    }
}
