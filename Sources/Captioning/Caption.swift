/// What a model says about one picture.
public struct Caption: Sendable, Equatable, Codable {
    public let text: String
    /// The generated sequence, start token included, without padding.
    public let tokens: [Int]
    /// The sum of log-probabilities over a power of the length; nil from a greedy search.
    public let score: Double?
    /// All sequences asked for, best first; the first is the caption itself.
    public let sequences: [Sequence]

    public struct Sequence: Sendable, Equatable, Codable {
        public let text: String
        public let tokens: [Int]
        public let score: Double?
        /// Of each generated token, after all rules, in nats.
        public let logProbabilities: [Float]

        public init(text: String, tokens: [Int], score: Double?, logProbabilities: [Float] = []) {
            self.text = text
            self.tokens = tokens
            self.score = score
            self.logProbabilities = logProbabilities
        }
    }

    /// - Parameter sequences: best first; there is at least one.
    public init(sequences: [Sequence]) {
        precondition(!sequences.isEmpty)
        text = sequences[0].text
        tokens = sequences[0].tokens
        score = sequences[0].score
        self.sequences = sequences
    }
}
