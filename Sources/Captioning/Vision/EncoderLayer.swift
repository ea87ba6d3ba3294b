import Tensors

/// One block of a vision transformer, normalized before each half: `h += Attn(LN(h))`, `h += W₂ act(W₁ LN(h))`.
struct EncoderLayer: Sendable {
    let normBeforeAttention: LayerNorm
    let queriesKeysValues: Linear  // (3D, D)
    let attentionOutput: Linear  // (D, D)
    let normBeforeFeedForward: LayerNorm
    let widen: Linear  // (I, D)
    let narrow: Linear  // (D, I)
    let heads: Int
    let activation: Activation

    /// - Parameter hidden: (images · tokens, D)
    func callAsFunction(_ hidden: Tensor, images: Int, _ workers: Workers) -> Tensor {
        let projected = queriesKeysValues(normBeforeAttention(hidden, workers), workers)
        let scale = 1 / Float(hidden.width / heads).squareRoot()
        let attended = projected.selfAttention(images: images, heads: heads, scale: scale, workers)
        let middle = attentionOutput(attended, residual: hidden, workers)
        let wide = widen(normBeforeFeedForward(middle, workers), activation: activation, workers)
        return narrow(wide, residual: middle, workers)
    }
}
