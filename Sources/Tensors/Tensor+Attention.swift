import CKernels

extension Tensor {
    /// Self-attention among the tokens of each image: (images · n, 3D) of queries, keys and values → (images · n, D).
    ///
    /// `softmax(scale · Q Kᵀ) V` for each head (Vaswani et al., 2017, eq. 1); head h uses columns h·D/H ..< (h+1)·D/H.
    /// - Parameter causal: whether a token attends only to itself and those before it.
    public func selfAttention(
        images: Int, heads: Int, scale: Float, causal: Bool = false, _ workers: Workers
    ) -> Tensor {
        let features = width / 3
        let size = features / heads
        let tokens = rows / images
        let stride = width
        precondition(features * 3 == width && size * heads == features && tokens * images == rows)
        let result = Tensor(unset: [rows, features])
        FLOPCount.add(2 * rows, features, tokens)
        let scratch = Tensor(unset: [workers.count, tokens * tokens])
        workers.share(images * heads) { part, worker in
            let first = part / heads * tokens
            let column = part % heads * size
            let queries = unsafe pointer + first * stride + column
            let scores = unsafe scratch.pointer + worker * tokens * tokens
            unsafe BLAS.multiply(
                tokens, tokens, size, queries, stride: stride, queries + features, stride: stride,
                bTransposed: true, keep: 0, scores, stride: tokens)
            if causal {
                for row in 0..<tokens {
                    let start = unsafe scores + row * tokens
                    unsafe ck_softmax(start, 1, row + 1, tokens, scale)
                    unsafe (start + row + 1).update(repeating: 0, count: tokens - row - 1)
                }
            } else {
                unsafe ck_softmax(scores, tokens, tokens, tokens, scale)
            }
            unsafe BLAS.multiply(
                tokens, size, tokens, scores, stride: tokens, queries + 2 * features, stride: stride,
                bTransposed: false, keep: 0, result.pointer + first * features + column, stride: features)
        }
        return result
    }
}
