/// What a model says about one picture.
public struct Caption: Sendable, Equatable, Codable {
    public let text: String
    /// The generated sequence, start token included, without padding.
    public let tokens: [Int]
    /// The sum of log-probabilities over a power of the length; nil from a greedy search.
    public let score: Double?
    /// All sequences asked for, best first; the first is the caption itself.
    public let sequences: [Sequence]
    /// What the model said and the abstention's text stands in place of; nil where nothing was withheld.
    public let withheld: String?
    /// The caption says that the model does not know, be it in its own words.
    public let isAbstention: Bool

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

        fileprivate func saying(_ text: String) -> Sequence {
            Sequence(text: text, tokens: tokens, score: score, logProbabilities: logProbabilities)
        }
    }

    /// - Parameters:
    ///   - sequences: best first; there is at least one.
    ///   - abstention: when to say something else instead. Only the first sequence is judged, being the caption, and of
    ///     it only the text is replaced; the others stay what they are for those who asked for several.
    public init(sequences: [Sequence], abstention: Abstention? = nil) {
        precondition(!sequences.isEmpty)
        let first = sequences[0]
        let isSaid = abstention?.isSaid(in: first.text) ?? false
        if let abstention, !isSaid, abstention.withholds(first.logProbabilities) {
            text = abstention.text
            withheld = first.text
            isAbstention = true
            self.sequences = [first.saying(abstention.text)] + sequences.dropFirst()
        } else {
            text = first.text
            withheld = nil
            isAbstention = isSaid
            self.sequences = sequences
        }
        tokens = first.tokens
        score = first.score
    }
}
