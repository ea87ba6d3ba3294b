import Tensors

/// How a token is drawn: `temperature`, `top_k` and `top_p` of `GenerationConfig`.
struct Sampling: Sendable, Equatable {
    let temperature: Double
    /// 0 keeps every token.
    let topK: Int
    let topP: Double
    let seed: UInt64

    /// The probabilities that tokens are drawn with, given the processed logits of one row.
    func probabilities(_ logits: [Float]) -> [Float] {
        Tensor([1, logits.count], filtered(logits)).softmax().values
    }

    /// The logits that tokens are drawn by; those of tokens that are not drawn are minus infinity.
    ///
    /// Source: transformers `TemperatureLogitsWarper`, `TopKLogitsWarper`, `TopPLogitsWarper`, in that order.
    func filtered(_ logits: [Float]) -> [Float] {
        var scores = temperature == 1 ? logits : logits.map { $0 / Float(temperature) }
        if topK > 0, topK < scores.count {
            let least = scores.sorted(by: >)[topK - 1]
            // Those that equal the last one kept are kept, too.
            for index in scores.indices where scores[index] < least { scores[index] = -.infinity }
        }
        if topP < 1 {
            let likely = Tensor([1, scores.count], scores).softmax().values
            let ascending = scores.indices.sorted { (scores[$0], $0) < (scores[$1], $1) }
            var sum: Float = 0
            for index in ascending.dropLast() {
                sum += likely[index]
                guard sum <= Float(1 - topP) else { break }
                scores[index] = -.infinity
            }
        }
        return scores
    }
}
