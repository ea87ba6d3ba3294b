import Tensors

/// The search for the sentences of one image, of the kind that its rules require.
enum SequenceSearch: Sendable {
    case greedy(GreedySearch)
    case beam(BeamSearch)
    case sampled(SampledSearch)

    init(_ rules: GenerationRules) {
        if let sampling = rules.sampling {
            self = .sampled(SampledSearch(rules, sampling))
        } else {
            self = rules.beams == 1 ? .greedy(GreedySearch(rules)) : .beam(BeamSearch(rules))
        }
    }

    /// Whether it needs log-probabilities rather than logits.
    var needsLogProbabilities: Bool {
        if case .beam = self { true } else { false }
    }

    var isFinished: Bool {
        switch self {
        case .greedy(let search): search.isFinished
        case .beam(let search): search.isFinished
        case .sampled(let search): search.isFinished
        }
    }

    /// The next question: the row of the last answer that each new row continues, and its last token.
    var continuations: [(source: Int, token: Int)] {
        switch self {
        case .greedy(let search): search.continuations
        case .beam(let search): search.continuations
        case .sampled(let search): search.continuations
        }
    }

    /// The requested sequences, best first.
    var hypotheses: [Hypothesis] {
        switch self {
        case .greedy(let search): search.hypotheses
        case .beam(let search): search.hypotheses
        case .sampled(let search): search.hypotheses
        }
    }

    /// Advances by one token, given the rows of `scores` from `first` on: at first one row, then one for each of
    /// `continuations`.
    mutating func advance(_ scores: inout Tensor, first: Int) {
        // Rebinding the payload lets it change in place, without a copy.
        switch self {
        case .greedy(var search):
            search.advance(&scores, first: first)
            self = .greedy(search)
        case .beam(var search):
            search.advance(&scores, first: first)
            self = .beam(search)
        case .sampled(var search):
            search.advance(scores, first: first)
            self = .sampled(search)
        }
    }
}
