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
    /// The probability that the kind and the part that the caption names are right, 0 to 1; 0 if the evidence speaks for
    /// nothing that could be named, nil if the model has none.
    public let probability: Double?
    /// What the model says of the image by itself; nil if it is the same.
    public let unguidedText: String?
    /// Whether the images are unlike those that the model was trained on.
    public let isUnfamiliar: Bool
    /// What the encoder makes of the image, to find similar ones by: (E), of any length; nil if it was not asked for.
    public var embedding: [Float]?

    private enum CodingKeys: CodingKey {
        case text, tokens, score, sequences, withheld, isAbstention, probability, unguidedText, isUnfamiliar
    }

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
        self.init(
            sequences, abstention, isWithheld: abstention?.withholds(sequences[0].logProbabilities) ?? false,
            probability: nil, unguidedText: nil, isUnfamiliar: false)
    }

    /// A caption that was judged by evidence.
    ///
    /// - Parameters:
    ///   - plain: what the model says by itself, best first.
    ///   - said: the sentence that the evidence speaks for.
    ///   - isWithheld: whether the abstention's text replaces what the model says by itself, if nothing else is said.
    init(
        plain: [Sequence], said: Sequence?, _ abstention: Abstention?, isWithheld: Bool, probability: Double,
        isUnfamiliar: Bool
    ) {
        let isWithheld = said == nil && isWithheld
        let text = said?.text ?? (isWithheld ? abstention?.text : nil) ?? plain[0].text
        self.init(
            said.map { [$0] } ?? plain, abstention, isWithheld: isWithheld, probability: probability,
            unguidedText: plain[0].text == text ? nil : plain[0].text, isUnfamiliar: isUnfamiliar)
    }

    private init(
        _ sequences: [Sequence], _ abstention: Abstention?, isWithheld: Bool, probability: Double?,
        unguidedText: String?, isUnfamiliar: Bool
    ) {
        let first = sequences[0]
        let isSaid = abstention?.isSaid(in: first.text) ?? false
        if let abstention, !isSaid, isWithheld {
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
        self.probability = probability
        self.unguidedText = unguidedText
        self.isUnfamiliar = isUnfamiliar
    }
}
