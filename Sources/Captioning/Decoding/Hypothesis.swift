/// A finished sequence of tokens.
public struct Hypothesis: Sendable, Equatable {
    /// The tokens, including any start tokens. The last is an end token, unless the sequence reached its greatest length.
    public let tokens: [Int]
    /// The sum of its processed log-probabilities divided by a power of its length; nil if the search keeps no scores.
    public let score: Float?
    /// The processed log-probability of each generated token.
    public let logProbabilities: [Float]

    public init(tokens: [Int], score: Float?, logProbabilities: [Float]) {
        self.tokens = tokens
        self.score = score
        self.logProbabilities = logProbabilities
    }
}
