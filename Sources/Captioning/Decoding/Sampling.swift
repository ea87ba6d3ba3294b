import Tensors

/// How a token is sampled: `temperature`, `top_k` and `top_p` of `GenerationConfig`.
struct Sampling: Sendable, Equatable {
    let temperature: Double
    /// 0 keeps every token.
    let topK: Int
    let topP: Double
    let seed: UInt64

    /// The probabilities that tokens are sampled with, given the processed logits of one row.
    func probabilities(_ logits: [Float]) -> [Float] {
        Tensor([1, logits.count], filtered(logits)).softmax().values
    }

    /// The logits that tokens are sampled by; minus infinity for excluded tokens.
    ///
    /// Source: transformers `TemperatureLogitsWarper`, `TopKLogitsWarper`, `TopPLogitsWarper`, in that order.
    func filtered(_ logits: [Float]) -> [Float] {
        var scores = temperature == 1 ? logits : logits.map { $0 / Float(temperature) }
        if topK > 0, topK < scores.count {
            let least = scores.sorted(by: >)[topK - 1]
            // Those equal to the last one kept are also kept.
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

/// The generator of Steele, Lea and Flood, 2014: the same numbers for a seed on every machine.
struct SplitMix64: RandomNumberGenerator, Sendable {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
