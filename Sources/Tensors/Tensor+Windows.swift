import CKernels

extension Tensor {
    /// Rows in the given order; a row of zeros for the index -1.
    public func gathered(rowsOrZeros indices: [Int]) -> Tensor {
        let result = Tensor(unset: [indices.count, width])
        for (place, row) in indices.enumerated() {
            precondition(row >= -1 && row < rows, "row \(row) of \(rows)")
            let target = unsafe result.pointer + place * width
            if row < 0 {
                unsafe target.update(repeating: 0, count: width)
            } else {
                unsafe target.update(from: pointer + row * width, count: width)
            }
        }
        return result
    }

    /// Scales each head's part of the queries and keys, columns 0 ..< 2D of (rows, 3D), to length 1, and then that of the
    /// queries to length `lengths[head]`.
    ///
    /// Source: `torch.nn.functional.normalize`, which divides by at least 1e-12.
    public mutating func normalizeQueriesAndKeys(lengths: [Float], _ workers: Workers) {
        let features = width / 3
        let heads = lengths.count
        let size = features / heads
        precondition(features * 3 == width && size * heads == features)
        own()
        let (tensor, width) = (self, self.width)
        let pieces = workers.pieces(of: rows, minimum: 64)
        workers.share(pieces) { index, _ in
            for row in piece(index, of: pieces, length: tensor.rows) {
                for part in 0..<(2 * heads) {
                    let vector = unsafe tensor.pointer + row * width + part * size
                    var sum: Float = 0
                    for place in 0..<size { unsafe sum += vector[place] * vector[place] }
                    let factor = (part < heads ? lengths[part] : 1) / max(sum.squareRoot(), 1e-12)
                    for place in 0..<size { unsafe vector[place] *= factor }
                }
            }
        }
    }

    /// Self-attention among the tokens of each window: (windows · n, 3D) of queries, keys and values → (windows · n, D),
    /// where n = w².
    ///
    /// `softmax(scale · Q Kᵀ + bias + mask) V` for each head (Liu et al., 2021, eq. 4).
    /// - Parameters:
    ///   - bias: (H, 2w - 1, 2w - 1): by how many rows the query lies below the key, then by how many columns the key
    ///     lies right of the query, both plus w - 1.
    ///   - regions: the image region of each token of some windows, after which they repeat.
    ///   - penalty: added if query and key come from different regions.
    public func windowAttention(
        window: Int, scale: Float, bias: Tensor, regions: [UInt8], penalty: Float, _ workers: Workers
    ) -> Tensor {
        let features = width / 3
        let (heads, span, tokens) = (bias.shape[0], 2 * window - 1, window * window)
        let size = features / heads
        let stride = width
        precondition(features * 3 == width && size * heads == features && rows % tokens == 0)
        precondition(bias.shape == [heads, span, span] && (regions.isEmpty || regions.count % tokens == 0))
        let result = Tensor(unset: [rows, features])
        let scratch = Tensor(unset: [workers.count, tokens * tokens])
        workers.share(rows / tokens) { part, worker in
            let first = part * tokens
            let scores = unsafe scratch.pointer + worker * tokens * tokens
            let origin = regions.isEmpty ? 0 : first % regions.count
            let isUniform =
                regions.isEmpty || !regions[origin..<(origin + tokens)].contains { $0 != regions[origin] }
            for head in 0..<heads {
                let table = unsafe bias.pointer + head * span * span
                for query in 0..<tokens {
                    let (y, x) = query.quotientAndRemainder(dividingBy: window)
                    for row in 0..<window {
                        unsafe (scores + query * tokens + row * window).update(
                            from: table + (y - row + window - 1) * span + window - 1 - x, count: window)
                    }
                    if isUniform { continue }
                    for key in 0..<tokens where regions[origin + key] != regions[origin + query] {
                        unsafe scores[query * tokens + key] += penalty
                    }
                }
                let queries = unsafe pointer + first * stride + head * size
                unsafe BLAS.multiply(
                    tokens, tokens, size, scale: scale, queries, stride: stride, queries + features, stride: stride,
                    bTransposed: true, keep: 1, scores, stride: tokens)
                unsafe ck_softmax(scores, tokens, tokens, tokens, 1)
                unsafe BLAS.multiply(
                    tokens, size, tokens, scores, stride: tokens, queries + 2 * features, stride: stride,
                    bTransposed: false, keep: 0, result.pointer + first * features + head * size, stride: features)
            }
        }
        return result
    }
}
