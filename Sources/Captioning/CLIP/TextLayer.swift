import Tensors

/// One block of a text encoder, in the order of BERT (Devlin et al., 2018) or of CLIP (Radford et al., 2021).
struct TextLayer: Sendable {
    /// Where each half normalizes.
    let order: NormOrder
    let queriesKeysValues: Linear  // (3D, D)
    let attentionOutput: Linear  // (D, D)
    let attentionNorm: LayerNorm
    let widen: Linear  // (I, D)
    let narrow: Linear  // (D, I)
    let feedForwardNorm: LayerNorm
    let heads: Int
    let activation: Activation
    /// Whether a token attends only to itself and those before it.
    let isCausal: Bool

    /// - Parameter hidden: the tokens of one text, (n, D).
    func callAsFunction(_ hidden: Tensor, _ workers: Workers) -> Tensor {
        func attended(_ x: Tensor) -> Tensor {
            let scale = 1 / Float(hidden.width / heads).squareRoot()
            let seen = queriesKeysValues(x, workers).selfAttention(
                images: 1, heads: heads, scale: scale, causal: isCausal, workers)
            return attentionOutput(seen, residual: hidden, workers)
        }
        func fed(_ x: Tensor, residual: Tensor) -> Tensor {
            narrow(widen(x, activation: activation, workers), residual: residual, workers)
        }
        switch order {
        case .before:
            let middle = attended(attentionNorm(hidden, workers))
            return fed(feedForwardNorm(middle, workers), residual: middle)
        case .after:
            let middle = attentionNorm(attended(hidden), workers)
            return feedForwardNorm(fed(middle, residual: middle), workers)
        }
    }
}
