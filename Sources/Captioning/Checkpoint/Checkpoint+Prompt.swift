import Tensors

extension Checkpoint {
    /// What every sequence begins with.
    struct Start: Sendable {
        /// The ids that belong to the sequence.
        let sequence: [Int]
        /// The words that are read before it and are no part of it.
        let prompt: [Int]
        /// Positions taken by what is read before the sequence.
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

    /// What the decoder is given of the pictures: (pictures · tokens, E).
    func features(of pictures: [PixelTensor], _ workers: Workers) throws -> Tensor {
        switch bridge {
        case .crossAttention(let projection):
            let hidden = try encoder(pictures, workers)
            return projection.map { $0(hidden, workers) } ?? hidden
        case .prefix(let tower, let projector): return projector(try tower(pictures, workers), workers)
        }
    }

    /// What the decoder reads about one picture before it says a word, (length, E), and what it looks at while it
    /// speaks.
    ///
    /// - Parameter rows: the most hypotheses that will be alive at once.
    func prompt(
        _ start: Start, for picture: PixelTensor, rows: Int, _ workers: Workers
    ) throws -> (prompt: Tensor, cache: KeyValueCache) {
        let features = try features(of: [picture], workers)
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
