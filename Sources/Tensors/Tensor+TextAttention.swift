import CKernels

/// What the distance of two tokens adds to the score of a query and a key: the disentangled attention of DeBERTa (He et
/// al., 2020, eq. 4).
///
/// Row r of each table is the distance r - S from key to query, for the distances -S ..< S; what is farther counts as
/// the farthest.
public struct RelativePositions: Sendable {
    /// The keys of the distances, (2S, D), for the content of the query; nil for none.
    public let keys: Tensor?
    /// The queries of the distances, (2S, D), for the content of the key; nil for none.
    public let queries: Tensor?

    public init(keys: Tensor?, queries: Tensor?) {
        self.keys = keys
        self.queries = queries
    }
}

extension Tensor {
    /// Self-attention among the tokens of each text: (n₁ + n₂ + …, 3D) of queries, keys and values → (n₁ + n₂ + …, D).
    ///
    /// `softmax(scale · (Q Kᵀ + positions)) V` for each head, as `selfAttention(images:heads:scale:causal:_:)`.
    /// - Parameter lengths: the tokens of each text; together all rows.
    public func textAttention(
        lengths: [Int], heads: Int, scale: Float, positions: RelativePositions? = nil, _ workers: Workers
    ) -> Tensor {
        let features = width / 3
        let size = features / heads
        let stride = width
        precondition(features * 3 == width && size * heads == features && lengths.reduce(0, +) == rows)
        for table in [positions?.keys, positions?.queries].compactMap({ $0 }) {
            precondition(table.width == features && table.rows > 0 && table.rows % 2 == 0)
        }
        let starts = lengths.indices.map { lengths[..<$0].reduce(0, +) }
        let longest = lengths.max() ?? 0
        for length in lengths { FLOPCount.add(2 * length, features, length) }
        let result = Tensor(unset: [rows, features])
        // The scores of one head, and the products of its contents with the distances that occur.
        let need = longest * longest + (positions == nil ? 0 : longest * 2 * longest)
        let scratch = Tensor(unset: [workers.count, need])
        workers.share(lengths.count * heads) { part, worker in
            let tokens = lengths[part / heads]
            let first = starts[part / heads]
            let column = part % heads * size
            let queries = unsafe pointer + first * stride + column
            let scores = unsafe scratch.pointer + worker * need
            unsafe BLAS.multiply(
                tokens, tokens, size, queries, stride: stride, queries + features, stride: stride,
                bTransposed: true, keep: 0, scores, stride: tokens)
            if let table = positions?.keys {
                unsafe Self.add(
                    table, column, of: queries, size, stride: stride, tokens, byKey: false,
                    products: scores + longest * longest, to: scores)
            }
            if let table = positions?.queries {
                unsafe Self.add(
                    table, column, of: queries + features, size, stride: stride, tokens, byKey: true,
                    products: scores + longest * longest, to: scores)
            }
            unsafe ck_softmax(scores, tokens, tokens, tokens, scale)
            unsafe BLAS.multiply(
                tokens, size, tokens, scores, stride: tokens, queries + 2 * features, stride: stride,
                bTransposed: false, keep: 0, result.pointer + first * features + column, stride: features)
        }
        return result
    }

    /// Adds the product of each content and the distance of each pair to the scores of one head.
    ///
    /// - Parameters:
    ///   - table: the distances; `column` is where the head's part of a row begins.
    ///   - contents: (tokens, size), of the queries, or of the keys if `byKey`.
    ///   - products: memory for 2 · tokens² numbers.
    @unsafe
    private static func add(
        _ table: Tensor, _ column: Int, of contents: UnsafePointer<Float>, _ size: Int, stride: Int, _ tokens: Int,
        byKey: Bool, products: UnsafeMutablePointer<Float>, to scores: UnsafeMutablePointer<Float>
    ) {
        guard tokens > 0 else { return }
        let span = table.rows / 2
        // The rows of the distances from 1 - tokens to tokens - 1.
        let low = max(0, span + 1 - tokens)
        let count = min(table.rows, span + tokens) - low
        unsafe BLAS.multiply(
            tokens, count, size, contents, stride: stride, table.pointer + low * table.width + column,
            stride: table.width, bTransposed: true, keep: 0, products, stride: count)
        for query in 0..<tokens {
            for key in 0..<tokens {
                let distance = min(max(query - key + span, 0), 2 * span - 1) - low
                unsafe scores[query * tokens + key] += products[(byKey ? key : query) * count + distance]
            }
        }
    }
}
