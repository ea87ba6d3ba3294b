import Tensors

/// A transformer decoder: the tokens so far and an image's features in, scores of the next token out.
///
/// The image enters by cross-attention or as the first vectors of the sequence.
struct TextDecoder: Sendable {
    /// The head that turns the last layer's output into scores.
    struct Head: Sendable {
        /// BERT's dense layer and its activation.
        let transform: (linear: Linear, activation: Activation)?
        let norm: LayerNorm
        let vocabulary: Linear  // E to V
    }

    let configuration: DecoderConfiguration
    let wordEmbeddings: Tensor  // (V, E)
    let positionEmbeddings: Tensor  // (positions, E), for BERT with the token type's embedding added
    let embeddingNorm: LayerNorm?  // BERT
    let layers: [DecoderLayer]
    let head: Head

    /// The keys and values of one image, for each layer; empty if the decoder has no cross-attention.
    ///
    /// - Parameter features: (tokens, E)
    func memories(of features: Tensor, _ workers: Workers) -> [AttentionMemory] {
        layers.compactMap { layer in
            layer.crossAttention.map {
                AttentionMemory(keysAndValues: $0.keysValues(features, workers), heads: layer.heads)
            }
        }
    }

    /// The embeddings of tokens, (tokens, E), without positions.
    func embedded(_ tokens: [Int]) throws -> Tensor {
        if let unknown = tokens.first(where: { !(0..<configuration.vocabularySize).contains($0) }) {
            throw CaptioningError("token \(unknown)", "is not in a vocabulary of \(configuration.vocabularySize)")
        }
        return wordEmbeddings.gathered(rows: tokens)
    }

    /// The next tokens or the prompt of one image.
    struct Question {
        enum Words {
            /// All vectors before the first token, (length, E), from `embedded(_:)` or a projector.
            case prompt(Tensor)
            /// The last token of each hypothesis, and the row of the previous step that it continues; after a prompt, 0.
            case tokens([Int], continuing: [Int])
        }

        let words: Words
        let cache: KeyValueCache
    }

    /// The scores of the next token, (answers, V): one row for a prompt, one for each token, in the order of the questions.
    ///
    /// The answer to a question does not depend on the others.
    func callAsFunction(_ questions: [Question], _ workers: Workers) throws -> Tensor {
        let (hidden, parts) = try hidden(questions, workers)
        let last = zip(questions, parts).flatMap { question, part in
            switch question.words {
            case .prompt: [part.rows.upperBound - 1]
            case .tokens: Array(part.rows)
            }
        }
        return scores(last.count == hidden.rows ? hidden : hidden.gathered(rows: last), workers)
    }

    /// The scores of the next token at each position of one image's prompt from `first` on, for teacher forcing:
    /// (length - first, V).
    func scores(
        ofPrompt prompt: Tensor, from first: Int = 0, _ cache: KeyValueCache, _ workers: Workers
    ) throws -> Tensor {
        let (hidden, _) = try hidden([Question(words: .prompt(prompt), cache: cache)], workers)
        return scores(hidden[first..<prompt.rows], workers)
    }

    /// The last layer's output for every row of a step, (rows, E), and the rows of each question.
    private func hidden(
        _ questions: [Question], _ workers: Workers
    ) throws -> (hidden: Tensor, parts: [DecoderLayer.Part]) {
        var parts: [DecoderLayer.Part] = []
        var words: [Tensor] = []
        var places: [Tensor] = []
        for question in questions {
            let cache = question.cache
            switch question.words {
            case .prompt(let prompt):
                try checkRoom(for: prompt.rows)
                cache.begin(promptOf: prompt.rows)
                words.append(prompt)
                places.append(positionEmbeddings[0..<prompt.rows])
            case .tokens(let tokens, let sources):
                try checkRoom(for: cache.positions + 1)
                words.append(try embedded(tokens))
                cache.begin(continuing: sources)
                places.append(
                    positionEmbeddings.gathered(rows: Array(repeating: cache.positions - 1, count: tokens.count)))
            }
            let first = parts.last?.rows.upperBound ?? 0
            parts.append(.init(cache: cache, rows: first..<(first + words[words.count - 1].rows)))
        }
        var hidden = Tensor.stacked(words)
        hidden.add(.stacked(places))
        if let embeddingNorm { hidden = embeddingNorm(hidden, workers) }
        for (index, layer) in layers.enumerated() { hidden = layer(hidden, index: index, parts, workers) }
        return (hidden, parts)
    }

    private func checkRoom(for length: Int) throws {
        guard length <= configuration.positions else {
            throw CaptioningError(
                "the decoder",
                "has \(configuration.positions) positions: ask for fewer tokens, or give a shorter prompt")
        }
    }

    private func scores(_ hidden: Tensor, _ workers: Workers) -> Tensor {
        let transformed = head.transform.map { $0.linear(hidden, activation: $0.activation, workers) } ?? hidden
        return head.vocabulary(head.norm(transformed, workers), workers)
    }
}
