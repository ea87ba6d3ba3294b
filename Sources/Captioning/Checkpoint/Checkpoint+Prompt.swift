import Tensors

extension Checkpoint {
    /// The beginning of every sequence.
    struct Start: Sendable {
        /// The ids that belong to the sequence.
        let sequence: [Int]
        /// The tokens that are read before the sequence and are not part of it.
        let prompt: [Int]
        /// The positions taken by vectors and tokens before the sequence.
        let embedded: Int
    }

    func start(_ settings: GenerationSettings) throws -> Start {
        let prompt = settings.prompt.map { tokenizer.encode($0) } ?? []
        switch bridge {
        case .crossAttention:
            return Start(sequence: [try settings.startToken()] + prompt, prompt: [], embedded: 0)
        case .prefix(_, let projector):
            return Start(sequence: [], prompt: prompt, embedded: projector.tokens + prompt.count)
        }
    }

    /// The features of the images that the decoder is given: (images · tokens, E).
    func features(of images: [PixelTensor], _ workers: Workers) throws -> Tensor {
        switch bridge {
        case .crossAttention(let projection):
            let hidden = try encoder(images, workers)
            return projection.map { $0(hidden, workers) } ?? hidden
        case .prefix(let tower, let projector): return projector(try tower(images, workers), workers)
        }
    }

    /// The vectors that the decoder reads before the first token, (length, E), and the cache for the tokens after them.
    ///
    /// - Parameters:
    ///   - features: of one image, as `features(of:_:)` makes them.
    ///   - rows: the most hypotheses at once.
    func prompt(
        _ start: Start, for features: Tensor, rows: Int, _ workers: Workers
    ) throws -> (prompt: Tensor, cache: KeyValueCache) {
        switch bridge {
        case .crossAttention:
            return (
                try decoder.embedded(start.sequence),
                KeyValueCache(
                    memories: decoder.memories(of: features, workers), rows: rows, decoder.configuration)
            )
        case .prefix:
            return (
                .stacked([features, try decoder.embedded(start.prompt)]),
                KeyValueCache(memories: [], rows: rows, decoder.configuration)
            )
        }
    }
}
