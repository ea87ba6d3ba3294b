import Tensors

/// The most likely token at every step, for one image.
struct GreedySearch: Sendable {
    private let rules: GenerationRules
    private let processors: LogitsProcessors
    private var tokens: [Int]
    private var logProbabilities: [Float] = []
    private(set) var isFinished = false

    init(_ rules: GenerationRules) {
        self.rules = rules
        processors = LogitsProcessors(rules)
        tokens = rules.start
    }

    /// The next question: its row and last token.
    var continuations: [(source: Int, token: Int)] { [(0, tokens.last ?? 0)] }

    var hypotheses: [Hypothesis] { [Hypothesis(tokens: tokens, score: nil, logProbabilities: logProbabilities)] }

    /// Advances by one token, given the logits in row `first` of `scores`.
    mutating func advance(_ scores: inout Tensor, first: Int) {
        processors.apply(to: &scores, row: first, after: tokens)
        let token = scores.indexOfLargest(inRow: first)
        scores.renormalize(row: first)
        tokens.append(token)
        logProbabilities.append(scores[element: first * scores.width + token])
        isFinished = rules.ends.contains(token) || tokens.count >= rules.maxLength
    }
}
