import Tensors

/// The search for the sentences of one picture, of whichever kind its rules ask for.
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

    /// Whether it wants the logarithms of probabilities; else the scores as the model gives them.
    var wantsLogProbabilities: Bool {
        if case .beam = self { true } else { false }
    }

    var isFinished: Bool {
        switch self {
        case .greedy(let search): search.isFinished
        case .beam(let search): search.isFinished
        case .sampled(let search): search.isFinished
        }
    }

    /// What to ask about next: the row of the last answer that each new row continues, and its last token.
    var continuations: [(source: Int, token: Int)] {
        switch self {
        case .greedy(let search): search.continuations
        case .beam(let search): search.continuations
        case .sampled(let search): search.continuations
        }
    }

    /// The sequences asked for, best first.
    var hypotheses: [Hypothesis] {
        switch self {
        case .greedy(let search): search.hypotheses
        case .beam(let search): search.hypotheses
        case .sampled(let search): search.hypotheses
        }
    }

    /// Takes the answer, in the rows of `scores` from `first` on: at first one row, then one for each of `continuations`.
    mutating func advance(_ scores: inout Tensor, first: Int) {
        // The search is taken out and put back, so that it is not copied when it changes.
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
