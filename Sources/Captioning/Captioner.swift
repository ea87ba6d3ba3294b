import Dispatch
public import Raster
public import Tensors

/// Describes pictures with one checkpoint.
///
/// A value that many tasks may share; each call has its own working memory. A call keeps `workers.count` threads busy,
/// so make calls one after another, with several pictures each.
public struct Captioner: Sendable {
    public let checkpoint: Checkpoint
    public let workers: Workers

    /// - Parameter threads: how many threads share the work of one call; nil for one on each processor.
    public init(checkpoint: Checkpoint, threads: Int? = nil) {
        self.checkpoint = checkpoint
        workers = threads.map { Workers(count: max(1, $0)) } ?? .all
    }

    /// What the checkpoint says about each picture.
    ///
    /// Blocks the calling thread until all are described; from a task, use the asynchronous form.
    /// - Parameter settings: what to do otherwise than the checkpoint's files say.
    public func captions(
        for images: [RGBImage], settings: GenerationSettings = GenerationSettings()
    ) throws -> [Caption] {
        try captions(for: images.map { try checkpoint.imageProcessor.tensor(from: $0) }, settings: settings)
    }

    private func captions(for pictures: [PixelTensor], settings: GenerationSettings) throws -> [Caption] {
        try generate(for: pictures, settings: settings).map { hypotheses in
            Caption(
                sequences: hypotheses.map {
                    let text = checkpoint.tokenizer.decode($0.tokens, skippingSpecialTokens: true)
                    return Caption.Sequence(text: text, tokens: $0.tokens, score: $0.score.map(Double.init))
                })
        }
    }

    /// What the checkpoint says about pictures that `ImageProcessor.picture(from:)` made, worked out away from the
    /// threads that tasks run on.
    public func captions(
        forPrepared pictures: [RGBImage], settings: GenerationSettings = GenerationSettings()
    ) async throws -> [Caption] {
        try await withCheckedThrowingContinuation { continuation in
            Self.queue.async {
                let tensors = pictures.map { checkpoint.imageProcessor.tensor(fromPicture: $0) }
                continuation.resume(with: Result { try captions(for: tensors, settings: settings) })
            }
        }
    }

    /// One call after another: each uses every worker.
    private static let queue = DispatchQueue(label: "captioner")

    /// The token sequences of each picture, best first.
    ///
    /// - Parameter settings: what to do otherwise than the checkpoint's files say.
    public func generate(
        for pictures: [PixelTensor], settings: GenerationSettings = GenerationSettings()
    ) throws -> [[Hypothesis]] {
        let rules = try checkpoint.generation.overridden(by: settings).rules(vocabularySize: checkpoint.vocabularySize)
        guard !pictures.isEmpty else { return [] }
        let features = try features(of: pictures)
        let tokens = features.rows / pictures.count
        let memories = pictures.indices.map {
            checkpoint.decoder.memories(of: features[($0 * tokens)..<(($0 + 1) * tokens)], workers)
        }
        var cache = KeyValueCache(
            memories: memories, rows: pictures.count * rules.beams, checkpoint.decoder.configuration)
        return try SequenceSearch.run(pictures: pictures.count, rules, workers) { rows in
            try checkpoint.decoder(
                rows.map(\.token), continuing: rows.map(\.source), pictures: Self.groups(rows), &cache, workers)
        }
    }

    /// What the decoder looks at: (pictures · tokens, E).
    func features(of pictures: [PixelTensor]) throws -> Tensor {
        let hidden = try checkpoint.encoder(pictures, workers)
        return checkpoint.projection.map { $0(hidden, workers) } ?? hidden
    }

    /// The picture and the number of rows of each run of rows that describe the same one.
    private static func groups(_ rows: [SearchRow]) -> [(picture: Int, rows: Int)] {
        var groups: [(picture: Int, rows: Int)] = []
        for row in rows {
            if groups.last?.picture == row.picture {
                groups[groups.count - 1].rows += 1
            } else {
                groups.append((row.picture, 1))
            }
        }
        return groups
    }
}
