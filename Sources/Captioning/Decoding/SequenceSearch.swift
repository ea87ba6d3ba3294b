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

        var isFinished: Bool {
            switch self {
            case .greedy(let search): search.isFinished
            case .beam(let search): search.isFinished
            }
        }

        var continuations: [(source: Int, token: Int)] {
            switch self {
            case .greedy(let search): search.continuations
            case .beam(let search): search.continuations
            }
        }

        var hypotheses: [Hypothesis] {
            switch self {
            case .greedy(let search): search.hypotheses
            case .beam(let search): search.hypotheses
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
            }
        }
    }

    /// The hypotheses of each picture, best first.
    static func run(
        pictures: Int, _ rules: GenerationRules, _ workers: Workers, model: Model
    ) throws -> [[Hypothesis]] {
        var searches = (0..<pictures).map { _ in
            rules.beams == 1 ? Search.greedy(GreedySearch(rules)) : Search.beam(BeamSearch(rules))
        }
        var firstRows = Array(0..<pictures)  // of each picture, in the last question
        var living = Array(0..<pictures)
        while !living.isEmpty {
            var rows: [SearchRow] = []
            for picture in living {
                let base = firstRows[picture]
                firstRows[picture] = rows.count
                rows += searches[picture].continuations.map {
                    SearchRow(picture: picture, source: base + $0.source, token: $0.token)
                }
            }
            let logits = try model(rows)
            // Broken weights say the first word of the vocabulary over and over; that must not pass for a caption.
            if (0..<logits.rows).contains(where: { logits[element: $0 * logits.width].isNaN }) {
                throw CaptioningError("logits", "are not numbers: the checkpoint's weights are damaged, or overflow")
            }
            // Greedy search works on the logits themselves, beam search on log-probabilities.
            var scores = rules.beams == 1 ? logits : logits.logSoftmax(workers)
            for picture in living { searches[picture].advance(&scores, first: firstRows[picture]) }
            living.removeAll { searches[$0].isFinished }
        }
        return searches.map(\.hypotheses)
    }
}
