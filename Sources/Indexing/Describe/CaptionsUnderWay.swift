import Captioning
import Catalog

/// Captions every image once with the same frames beside it, however many series it stands for and in whichever batches
/// they are.
actor CaptionsUnderWay {
    private let catalog: Catalog
    private let describer: Describer
    private let model: Int64
    private var tasks: [String: Task<[String: KnownCaption], any Error>] = [:]

    init(catalog: Catalog, describer: Describer, model: Int64) {
        self.catalog = catalog
        self.describer = describer
        self.model = model
    }

    /// The captions of some frames by the digests of all that decides them, and how many were new to the model.
    func captions(of frames: [ChosenFrame]) async throws -> (captions: [String: KnownCaption], new: Int) {
        var found: [String: KnownCaption] = [:]
        var unseen: [ChosenFrame] = []
        var elsewhere: [(digest: String, task: Task<[String: KnownCaption], any Error>)] = []
        for frame in frames where found[frame.evidenceDigest] == nil {
            if let task = tasks[frame.evidenceDigest] {
                elsewhere.append((frame.evidenceDigest, task))
            } else if let known = try catalog.caption(ofEvidence: frame.evidenceDigest, model: model),
                known.embedding != nil || !describer.makesEmbeddings
            {
                found[frame.evidenceDigest] = known
            } else if !unseen.contains(where: { $0.evidenceDigest == frame.evidenceDigest }) {
                unseen.append(frame)
            }
        }
        for start in stride(from: 0, to: unseen.count, by: describer.batchSize) {
            let some = Array(unseen[start..<min(start + describer.batchSize, unseen.count)])
            let task = Task { [describer] in
                let captions = try await describer.captions(some.map(\.request))
                return Dictionary(
                    zip(some, captions).map { frame, caption in
                        (
                            frame.evidenceDigest,
                            KnownCaption(
                                text: caption.text, tokens: caption.tokens, score: caption.score,
                                probability: caption.probability, unguidedText: caption.unguidedText,
                                isUnfamiliar: caption.isUnfamiliar,
                                embedding: caption.embedding.flatMap { Embedding($0) })
                        )
                    }, uniquingKeysWith: { first, _ in first })
            }
            for frame in some { tasks[frame.evidenceDigest] = task }
            let captions = try await withTaskCancellationHandler {
                try await task.value
            } onCancel: {
                task.cancel()
            }
            found.merge(captions) { $1 }
        }
        for (digest, task) in elsewhere { found[digest] = try await task.value[digest] }
        return (found, unseen.count)
    }

    /// Forgets frames whose captions are in the catalog by now.
    func forget(_ frames: [ChosenFrame]) {
        for frame in frames { tasks[frame.evidenceDigest] = nil }
    }
}
