import Tensors

/// Several pictures under description, each at a place of its own in its sentence.
///
/// A picture that is finished leaves at once and makes room for another, so that none waits for the longest sentence.
/// What a picture gets does not depend on its company.
struct RollingBatch<Work> {
    /// The scores of what may follow, (answers, V), for each question in turn: one row for a new picture, else one for
    /// each of its continuations.
    typealias Model = ([Question]) throws -> Tensor

    /// What comes next of a picture: at first nothing has been said.
    enum Question {
        case beginning(Work)
        case continuations(Work, [(source: Int, token: Int)])
    }

    private struct Picture {
        let work: Work
        var search: SequenceSearch
        var hasBegun = false
    }

    private var pictures: [Picture] = []

    /// How many pictures are under description.
    var count: Int { pictures.count }

    mutating func add(_ work: Work, _ rules: GenerationRules) {
        pictures.append(Picture(work: work, search: SequenceSearch(rules)))
    }

    /// Takes out pictures before their sentences are finished.
    mutating func remove(where isUnwanted: (Work) -> Bool = { _ in true }) -> [Work] {
        let removed = pictures.map(\.work).filter(isUnwanted)
        pictures.removeAll { isUnwanted($0.work) }
        return removed
    }

    /// One more word for every picture; those that are finished with it leave, and are returned with their sentences.
    mutating func step(_ workers: Workers, _ model: Model) throws -> [(work: Work, hypotheses: [Hypothesis])] {
        let questions = pictures.map { picture in
            picture.hasBegun
                ? Question.continuations(picture.work, picture.search.continuations) : .beginning(picture.work)
        }
        var logits = try model(questions)
        // Broken weights say the first word of the vocabulary over and over; that must not pass for a caption.
        if (0..<logits.rows).contains(where: { logits[element: $0 * logits.width].isNaN }) {
            throw CaptioningError("logits", "are not numbers: the checkpoint's weights are damaged, or overflow")
        }
        let isLikelihoodAsked = pictures.contains(where: \.search.wantsLogProbabilities)
        var likely = isLikelihoodAsked ? logits.logSoftmax(workers) : Tensor([0, logits.width], [])
        var row = 0
        for index in pictures.indices {
            let asked = pictures[index].hasBegun ? pictures[index].search.continuations.count : 1
            if pictures[index].search.wantsLogProbabilities {
                pictures[index].search.advance(&likely, first: row)
            } else {
                pictures[index].search.advance(&logits, first: row)
            }
            pictures[index].hasBegun = true
            row += asked
        }
        let finished = pictures.filter(\.search.isFinished)
        pictures.removeAll(where: \.search.isFinished)
        return finished.map { ($0.work, $0.search.hypotheses) }
    }
}
