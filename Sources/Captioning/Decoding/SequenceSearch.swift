import Tensors

/// Searches for several pictures at once, so that the model sees all their hypotheses in one question.
///
/// A picture that is finished is asked about no more. What a picture gets does not depend on its company.
struct SequenceSearch {
    /// The scores of what may follow each row: (rows, V). Rows of one picture stand together.
    typealias Model = (_ rows: [SearchRow]) throws -> Tensor

    private enum Search {
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

        var isFinished: Bool {
            switch self {
            case .greedy(let search): search.isFinished
            case .beam(let search): search.isFinished
            case .sampled(let search): search.isFinished
            }
        }

        var continuations: [(source: Int, token: Int)] {
            switch self {
            case .greedy(let search): search.continuations
            case .beam(let search): search.continuations
            case .sampled(let search): search.continuations
            }
        }

        var hypotheses: [Hypothesis] {
            switch self {
            case .greedy(let search): search.hypotheses
            case .beam(let search): search.hypotheses
            case .sampled(let search): search.hypotheses
            }
        }

        mutating func advance(_ scores: inout Tensor, first: Int) {
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

    /// The hypotheses of each picture, best first.
    ///
    /// - Parameter first: the scores of each picture's first token, (pictures, V).
    static func run(
        _ first: Tensor, _ rules: GenerationRules, _ workers: Workers, model: Model
    ) throws -> [[Hypothesis]] {
        var searches = (0..<first.rows).map { _ in Search(rules) }
        var firstRows = Array(searches.indices)  // of each picture, in the last question
        var living = Array(searches.indices)
        var logits = first
        while true {
            // Broken weights say the first word of the vocabulary over and over; that must not pass for a caption.
            if (0..<logits.rows).contains(where: { logits[element: $0 * logits.width].isNaN }) {
                throw CaptioningError("logits", "are not numbers: the checkpoint's weights are damaged, or overflow")
            }
            // Only beam search works on log-probabilities; the others on the logits themselves.
            var scores = rules.beams == 1 ? logits : logits.logSoftmax(workers)
            for picture in living { searches[picture].advance(&scores, first: firstRows[picture]) }
            living.removeAll { searches[$0].isFinished }
            if living.isEmpty { return searches.map(\.hypotheses) }
            var rows: [SearchRow] = []
            for picture in living {
                let base = firstRows[picture]
                firstRows[picture] = rows.count
                rows += searches[picture].continuations.map {
                    SearchRow(picture: picture, source: base + $0.source, token: $0.token)
                }
            }
            logits = try model(rows)
        }
    }
}
