/// A model's caption of one image.
public struct Caption: Sendable, Equatable, Codable {
    public let text: String
    /// The generated sequence, including the start token, without padding.
    public let tokens: [Int]
    /// The sum of log-probabilities divided by a power of the length; nil for greedy search.
    public let score: Double?
    /// All requested sequences, best first; the first is the caption.
    public let sequences: [Sequence]
    /// The caption that the abstention's text replaced; nil if nothing was withheld.
    public let withheld: String?
    /// Whether the caption is the abstention's text, even if the model generated it.
    public let isAbstention: Bool

    public struct Sequence: Sendable, Equatable, Codable {
        public let text: String
        public let tokens: [Int]
        public let score: Double?
        /// The log-probability of each generated token after all rules, in nats.
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
    ///   - abstention: when to replace the caption. Only the first sequence, the caption, is judged, and only its text is
    ///     replaced.
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
