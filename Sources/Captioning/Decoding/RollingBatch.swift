import Tensors

/// Several images being captioned, each at its own position in its sentence (continuous batching).
///
/// A finished image leaves at once and frees its slot, so that none waits for the longest sentence. The caption of an image
/// does not depend on the others in the batch.
struct RollingBatch<Work> {
    /// The scores of the next token, (answers, V), for each question in turn: one row for a new image, else one for each of
    /// its continuations.
    typealias Model = ([Question]) throws -> Tensor

    /// The next step of an image.
    enum Question {
        case beginning(Work)
        case continuations(Work, [(source: Int, token: Int)])
    }

    private struct Image {
        let work: Work
        var search: SequenceSearch
        var hasBegun = false
    }

    private var images: [Image] = []

    /// The number of images in the batch.
    var count: Int { images.count }

    mutating func add(_ work: Work, _ rules: GenerationRules) {
        images.append(Image(work: work, search: SequenceSearch(rules)))
    }

    /// Removes images before their sentences are finished.
    mutating func remove(where isUnwanted: (Work) -> Bool = { _ in true }) -> [Work] {
        let removed = images.map(\.work).filter(isUnwanted)
        images.removeAll { isUnwanted($0.work) }
        return removed
    }

    /// Generates one token for every image. Images that finish leave, and are returned with their sentences.
    mutating func step(_ workers: Workers, _ model: Model) throws -> [(work: Work, hypotheses: [Hypothesis])] {
        let questions = images.map { image in
            image.hasBegun
                ? Question.continuations(image.work, image.search.continuations) : .beginning(image.work)
        }
        var logits = try model(questions)
        // With damaged weights the search would repeat the first token of the vocabulary as if it were a caption.
        if (0..<logits.rows).contains(where: { logits[element: $0 * logits.width].isNaN }) {
            throw CaptioningError("logits", "are NaN: the checkpoint's weights are damaged or overflow")
        }
        let needsLogProbabilities = images.contains(where: \.search.needsLogProbabilities)
        var likely = needsLogProbabilities ? logits.logSoftmax(workers) : Tensor([0, logits.width], [])
        var row = 0
        for index in images.indices {
            let asked = images[index].hasBegun ? images[index].search.continuations.count : 1
            if images[index].search.needsLogProbabilities {
                images[index].search.advance(&likely, first: row)
            } else {
                images[index].search.advance(&logits, first: row)
            }
            images[index].hasBegun = true
            row += asked
        }
        let finished = images.filter(\.search.isFinished)
        images.removeAll(where: \.search.isFinished)
        return finished.map { ($0.work, $0.search.hypotheses) }
    }
}
