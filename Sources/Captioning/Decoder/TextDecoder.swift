import Tensors

/// GPT-2 (Radford et al., 2019) with cross-attention: tokens so far and a picture's features in, scores of the next
/// token out.
///
/// Source: transformers `modeling_gpt2.py`.
struct TextDecoder: Sendable {
    let configuration: DecoderConfiguration
    let wordEmbeddings: Tensor  // (V, E)
    let positionEmbeddings: Tensor  // (positions, E)
    let layers: [DecoderLayer]
    let finalNorm: LayerNorm
    let vocabulary: Matrix  // E to V

    /// The keys and values of one picture, for each layer.
    ///
    /// - Parameter features: (tokens, E)
    func memories(of features: Tensor, _ workers: Workers) -> [AttentionMemory] {
        layers.map { AttentionMemory(keysAndValues: $0.crossKeysValues(features, workers), heads: $0.heads) }
    }

    /// One more token for every row: the scores of what may follow, (rows, V).
    ///
    /// - Parameters:
    ///   - tokens: the last token of each row; the cache holds what came before.
    ///   - sources: the row of the step before that each row continues.
    ///   - pictures: the picture and the number of rows of each group of rows, in the order of the rows.
    func callAsFunction(
        _ tokens: [Int], continuing sources: [Int], pictures: [(picture: Int, rows: Int)],
        _ cache: inout KeyValueCache, _ workers: Workers
    ) throws -> Tensor {
        guard cache.positions < configuration.positions else {
            throw CaptioningError(
                "max_length", "the decoder has \(configuration.positions) positions; ask for fewer tokens")
        }
        if let unknown = tokens.first(where: { !(0..<configuration.vocabularySize).contains($0) }) {
            throw CaptioningError("token \(unknown)", "is not in a vocabulary of \(configuration.vocabularySize)")
        }
        cache.begin(continuing: sources)
        var hidden = wordEmbeddings.gathered(rows: tokens)
        hidden.add(
            positionEmbeddings.gathered(rows: Array(repeating: cache.positions - 1, count: tokens.count)))
        for (index, layer) in layers.enumerated() {
            hidden = layer(hidden, index: index, pictures: pictures, &cache, workers)
        }
        return finalNorm(hidden, workers).multiplied(by: vocabulary, workers)
    }
}

extension TextDecoder {
    /// Reads the decoder from `weights`, which are those under the checkpoint's `decoder.`.
    init(_ weights: Weights, _ configuration: DecoderConfiguration, _ workers: Workers) throws {
        // Plain GPT-2 files leave the level out.
        let transformer = weights.containsAny("transformer.") ? weights.scope("transformer") : weights
        let features = configuration.features
        let words = [configuration.vocabularySize, configuration.features]
        wordEmbeddings = try transformer.tensor("wte.weight", words)
        positionEmbeddings = try transformer.tensor("wpe.weight", [configuration.positions, features])
        layers = try (0..<configuration.layers).map {
            try DecoderLayer(transformer.scope("h.\($0)"), index: $0, configuration, workers)
        }
        finalNorm = try LayerNorm(transformer.scope("ln_f"), features: features, epsilon: configuration.epsilon)
        let output = configuration.tiesWordEmbeddings ? wordEmbeddings : try weights.tensor("lm_head.weight", words)
        vocabulary = Matrix(packing: output, .outputByInput, workers)
        self.configuration = configuration
    }
}
