/// A finished sequence of tokens.
public struct Hypothesis: Sendable, Equatable {
    /// The tokens, beginning with the start token; the last ends the sequence unless the greatest length cut it off.
    public let tokens: [Int]
    /// The sum of its processed log-probabilities over a power of its length; nil from a greedy search.
    public let score: Float?

    public init(tokens: [Int], score: Float?) {
        self.tokens = tokens
        self.score = score
    }
}

/// What must be asked of the model next: which tokens may follow this row?
public struct SearchRow: Sendable, Equatable {
    /// The picture it describes.
    public let picture: Int
    /// The row of the question before that it continues.
    public let source: Int
    /// The token that continues it.
    public let token: Int
}
