import Captioning
import Catalog

/// Captions every image once, however many series it stands for and in whichever batches they are.
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

    /// The captions of some frames by the digests of their images, and how many of the images were new to the model.
    func captions(of frames: [ChosenFrame]) async throws -> (captions: [String: KnownCaption], new: Int) {
        var found: [String: KnownCaption] = [:]
        var unseen: [ChosenFrame] = []
        var elsewhere: [(digest: String, task: Task<[String: KnownCaption], any Error>)] = []
        for frame in frames where found[frame.digest] == nil {
            if let task = tasks[frame.digest] {
                elsewhere.append((frame.digest, task))
            } else if let known = try catalog.caption(ofImage: frame.digest, model: model) {
                found[frame.digest] = known
            } else if !unseen.contains(where: { $0.digest == frame.digest }) {
                unseen.append(frame)
            }
        }
        for start in stride(from: 0, to: unseen.count, by: describer.batchSize) {
            let some = Array(unseen[start..<min(start + describer.batchSize, unseen.count)])
            let task = Task { [describer] in
                let captions = try await describer.captions(some.map(\.image))
                return Dictionary(
                    zip(some, captions).map { frame, caption in
                        (
                            frame.digest,
                            KnownCaption(text: caption.text, tokens: caption.tokens, score: caption.score)
                        )
                    }, uniquingKeysWith: { first, _ in first })
            }
            for frame in some { tasks[frame.digest] = task }
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
        for frame in frames { tasks[frame.digest] = nil }
    }
}
