import Tensors

/// A transformer that writes: tokens so far and a picture's features in, scores of the next token out.
///
/// The picture comes either by cross-attention or as the first vectors of the sequence.
struct TextDecoder: Sendable {
    /// What turns the last layer's output into scores.
    struct Head: Sendable {
        /// BERT's dense layer and its activation.
        let transform: (linear: Linear, activation: Activation)?
        let norm: LayerNorm
        let vocabulary: Linear  // E to V
    }

    let configuration: DecoderConfiguration
    let wordEmbeddings: Tensor  // (V, E)
    let positionEmbeddings: Tensor  // (positions, E), with whatever else is the same for every word
    let embeddingNorm: LayerNorm?  // BERT
    let layers: [DecoderLayer]
    let head: Head

    /// The keys and values of one picture, for each layer; none where the decoder has no cross-attention.
    ///
    /// - Parameter features: (tokens, E)
    func memories(of features: Tensor, _ workers: Workers) -> [AttentionMemory] {
        layers.compactMap { layer in
            layer.crossAttention.map {
                AttentionMemory(keysAndValues: $0.keysValues(features, workers), heads: layer.heads)
            }
        }
    }

    /// The vectors of some words, (tokens, E), positions not yet added.
    func embedded(_ tokens: [Int]) throws -> Tensor {
        if let unknown = tokens.first(where: { !(0..<configuration.vocabularySize).contains($0) }) {
            throw CaptioningError("token \(unknown)", "is not in a vocabulary of \(configuration.vocabularySize)")
        }
        return wordEmbeddings.gathered(rows: tokens)
    }

    /// Reads the prompt of every picture: the scores of what may follow each, (pictures, V).
    ///
    /// - Parameter prompts: (pictures · length, E), from `embedded(_:)` or a projector; all of one length.
    func begin(
        _ prompts: Tensor, pictures: Int, _ cache: inout KeyValueCache, _ workers: Workers
    ) throws -> Tensor {
        let length = prompts.rows / pictures
        try checkRoom(for: length)
        cache.begin(prompts: pictures, length: length)
        let positions = Tensor.stacked(Array(repeating: positionEmbeddings[0..<length], count: pictures))
        let hidden = try hidden(
            prompts, positions: positions, pictures: (0..<pictures).map { ($0, length) }, &cache, workers)
        return scores(hidden.gathered(rows: (1...pictures).map { $0 * length - 1 }), workers)
    }

    /// One more token for every row: the scores of what may follow, (rows, V).
    ///
    /// - Parameters:
    ///   - tokens: the last token of each row; the cache holds what came before.
    ///   - sources: the row of the step before that each row continues; at first, its picture.
    ///   - pictures: the picture and the number of rows of each group of rows, in the order of the rows.
    func callAsFunction(
        _ tokens: [Int], continuing sources: [Int], pictures: [(picture: Int, rows: Int)],
        _ cache: inout KeyValueCache, _ workers: Workers
    ) throws -> Tensor {
        try checkRoom(for: cache.positions + 1)
        let words = try embedded(tokens)
        cache.begin(continuing: sources)
        let positions = positionEmbeddings.gathered(rows: Array(repeating: cache.positions - 1, count: tokens.count))
        return scores(
            try hidden(words, positions: positions, pictures: pictures, &cache, workers), workers)
    }

    /// The scores of what may follow each token of one picture's prompt from `first` on, for teacher forcing:
    /// (length - first, V). Those before it are only read.
    func scores(
        ofPrompt prompt: Tensor, from first: Int = 0, _ cache: inout KeyValueCache, _ workers: Workers
    ) throws -> Tensor {
        try checkRoom(for: prompt.rows)
        cache.begin(prompts: 1, length: prompt.rows)
        let hidden = try hidden(
            prompt, positions: positionEmbeddings[0..<prompt.rows], pictures: [(0, prompt.rows)], &cache, workers)
        return scores(hidden[first..<prompt.rows], workers)
    }

    private func checkRoom(for length: Int) throws {
        guard length <= configuration.positions else {
            throw CaptioningError(
                "the decoder",
                "has \(configuration.positions) positions: ask for fewer tokens, or give a shorter prompt")
        }
    }

    private func hidden(
        _ words: Tensor, positions: Tensor, pictures: [(picture: Int, rows: Int)], _ cache: inout KeyValueCache,
        _ workers: Workers
    ) throws -> Tensor {
        var hidden = words
        hidden.add(positions)
        if let embeddingNorm { hidden = embeddingNorm(hidden, workers) }
        for (index, layer) in layers.enumerated() {
            hidden = layer(hidden, index: index, pictures: pictures, &cache, workers)
        }
        return hidden
    }

    private func scores(_ hidden: Tensor, _ workers: Workers) -> Tensor {
        let transformed = head.transform.map { $0.linear(hidden, activation: $0.activation, workers) } ?? hidden
        return head.vocabulary(head.norm(transformed, workers), workers)
    }
}
