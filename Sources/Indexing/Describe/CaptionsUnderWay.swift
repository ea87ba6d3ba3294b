import Captioning
import Catalog

/// Sees to it that a picture is captioned once, however many series it stands for, in whichever batches they are.
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

    /// What is said of the pictures, by their digests, and how many of them were captioned for it.
    func captions(of pictures: [ChosenPicture]) async throws -> (said: [String: KnownCaption], new: Int) {
        var said: [String: KnownCaption] = [:]
        var unseen: [ChosenPicture] = []
        var elsewhere: [(digest: String, task: Task<[String: KnownCaption], any Error>)] = []
        for picture in pictures where said[picture.digest] == nil {
            if let task = tasks[picture.digest] {
                elsewhere.append((picture.digest, task))
            } else if let known = try catalog.caption(ofImage: picture.digest, model: model) {
                said[picture.digest] = known
            } else if !unseen.contains(where: { $0.digest == picture.digest }) {
                unseen.append(picture)
            }
        }
        for start in stride(from: 0, to: unseen.count, by: describer.batchSize) {
            let some = Array(unseen[start..<min(start + describer.batchSize, unseen.count)])
            let task = Task { [describer] in
                let captions = try await describer.captions(some.map(\.image))
                return Dictionary(
                    zip(some, captions).map { picture, caption in
                        (
                            picture.digest,
                            KnownCaption(text: caption.text, tokens: caption.tokens, score: caption.score)
                        )
                    }, uniquingKeysWith: { first, _ in first })
            }
            for picture in some { tasks[picture.digest] = task }
            let captions = try await withTaskCancellationHandler {
                try await task.value
            } onCancel: {
                task.cancel()
            }
            said.merge(captions) { $1 }
        }
        for (digest, task) in elsewhere { said[digest] = try await task.value[digest] }
        return (said, unseen.count)
    }

    /// Forgets pictures that are in the catalog by now.
    func forget(_ pictures: [ChosenPicture]) {
        for picture in pictures { tasks[picture.digest] = nil }
    }
}
