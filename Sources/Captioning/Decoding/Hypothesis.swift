/// A finished sequence of tokens.
public struct Hypothesis: Sendable, Equatable {
    /// The tokens, beginning with the start tokens where there are any; the last ends the sequence unless the greatest
    /// length cut it off.
    public let tokens: [Int]
    /// The sum of its processed log-probabilities over a power of its length; nil where the search keeps no scores.
    public let score: Float?
    /// The processed log-probability of each generated token.
    public let logProbabilities: [Float]

    public init(tokens: [Int], score: Float?, logProbabilities: [Float]) {
        self.tokens = tokens
        self.score = score
        self.logProbabilities = logProbabilities
    }
}
