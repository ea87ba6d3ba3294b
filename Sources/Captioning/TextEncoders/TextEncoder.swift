public import Tensors

/// A text encoder: one vector for each token of a text, from one of its layers.
///
/// BERT (Devlin et al., 2018), RoBERTa (Liu et al., 2019) and DeBERTa's first version (He et al., 2020), as transformers
/// `modeling_bert.py`, `modeling_roberta.py`, `modeling_deberta.py`. The weights are used from the file, in single
/// precision.
public struct TextEncoder: Sendable {
    public let configuration: TextEncoderConfiguration
    public let tokenizer: PlainTokenizer
    /// The layer whose states are the vectors; 0 is the embeddings.
    public let layer: Int
    /// The most tokens of a text, with those before and after it.
    public let mostTokens: Int

    let words: Tensor  // (V, D)
    /// Of every position, with the token type added; nil for none.
    let positions: Tensor?  // (T, D)
    /// Of the token type, if it is not part of the positions.
    let type: Tensor?  // (1, D)
    let embeddingNorm: LayerNorm
    /// Of the distances -S ..< S, for all layers; nil for none.
    let distances: Tensor?  // (2S, D)
    let layers: [TextEncoderLayer]

    /// Attention takes memory by the square of a text's length. No text of an evaluation is this long.
    private static let longestText = 8192
    /// Tokens of a batch: enough rows to keep all threads busy.
    private static let batchTokens = 2048

    /// Reads the layers up to `layer` from a folder in Hugging Face's layout.
    /// - Throws: `CaptioningError` or `TensorError` naming what is missing or not supported.
    public init(_ files: CheckpointFiles, layer: Int) throws {
        try BLAS.load()
        let configuration = try TextEncoderConfiguration(files)
        guard (0...configuration.layers).contains(layer) else {
            throw CaptioningError(files.name, "has \(configuration.layers) layers, and not a layer \(layer)")
        }
        self.configuration = configuration
        self.layer = layer
        tokenizer = try PlainTokenizer(files, configuration.kind)
        guard tokenizer.highestID < configuration.vocabularySize else {
            throw CaptioningError(
                files.name,
                "the tokenizer is not the encoder's: it has a token \(tokenizer.highestID), and the encoder knows "
                    + "\(configuration.vocabularySize)")
        }
        mostTokens = max(
            2, min(configuration.mostTokens ?? Self.longestText, tokenizer.mostTokens ?? .max, Self.longestText))

        let all = try files.weights(.huggingFace)
        let prefix = configuration.kind.rawValue
        let weights = all.containsAny(prefix + ".") ? all.scope(prefix) : all
        let features = configuration.features
        let embeddings = weights.scope("embeddings")
        words = try embeddings.tensor("word_embeddings.weight", [configuration.vocabularySize, features])
        let type =
            configuration.tokenTypes > 0
            ? try embeddings.tensor("token_type_embeddings.weight", [configuration.tokenTypes, features])[0..<1] : nil
        if let count = configuration.positions {
            let table = try embeddings.tensor("position_embeddings.weight", [count, features])
            positions =
                type.map { table.adding($0.gathered(rows: Array(repeating: 0, count: count)), times: 1) } ?? table
            self.type = nil
        } else {
            positions = nil
            self.type = type
        }
        embeddingNorm = try LayerNorm(encoder: embeddings.scope("LayerNorm"), configuration)
        let encoder = weights.scope("encoder")
        distances = try configuration.relativeAttention.map {
            try encoder.tensor("rel_embeddings.weight", [2 * $0.span, features])
        }
        layers = try (0..<layer).map { try TextEncoderLayer(encoder.scope("layer.\($0)"), configuration) }
    }

    /// Encodes texts, whose order stays.
    public func callAsFunction(_ texts: [String], _ workers: Workers) -> [EncodedText] {
        let tokens = texts.map { tokenizer.tokens(of: $0, atMost: mostTokens) }
        let isCut = zip(texts, tokens).map { $1.count == mostTokens && tokenizer.tokens(of: $0).count > mostTokens }
        var encoded: [EncodedText?] = Array(repeating: nil, count: texts.count)
        // Texts of like length share a batch, so that no worker waits for the one long text of it.
        var rest = texts.indices.sorted { tokens[$0].count > tokens[$1].count }[...]
        while !rest.isEmpty {
            var batch: [Int] = []
            var sum = 0
            while let next = rest.first, batch.isEmpty || sum + tokens[next].count <= Self.batchTokens {
                batch.append(next)
                sum += tokens[next].count
                rest.removeFirst()
            }
            for (index, states) in zip(batch, states(of: batch.map { tokens[$0] }, workers)) {
                var vectors = states
                vectors.normalizeRows()
                encoded[index] = EncodedText(
                    vectors: vectors, counts: tokens[index].map { !tokenizer.surrounds($0) }, isCut: isCut[index])
            }
        }
        return encoded.compactMap { $0 }
    }

    /// The hidden states of each text, (n, D).
    func states(of texts: [[Int]], _ workers: Workers) -> [Tensor] {
        let lengths = texts.map(\.count)
        var hidden = embedded(texts)
        hidden = embeddingNorm(hidden, workers)
        let distances = distances.map { all in
            // Distances that do not occur are not projected.
            let span = min(all.rows / 2, lengths.max() ?? 0)
            return all[(all.rows / 2 - span)..<(all.rows / 2 + span)]
        }
        for layer in layers { hidden = layer(hidden, lengths: lengths, distances: distances, workers) }
        var start = 0
        return lengths.map { length in
            defer { start += length }
            return hidden[start..<(start + length)]
        }
    }

    private func embedded(_ texts: [[Int]]) -> Tensor {
        var hidden = words.gathered(rows: texts.flatMap { $0 })
        if let positions { hidden.add(positions.gathered(rows: texts.flatMap(places))) }
        if let type { hidden.add(type.gathered(rows: Array(repeating: 0, count: hidden.rows))) }
        return hidden
    }

    /// The position of each token. RoBERTa counts only tokens that are not padding, from the padding's number on
    /// (`create_position_ids_from_input_ids`).
    private func places(_ tokens: [Int]) -> [Int] {
        guard configuration.kind == .roberta else { return Array(tokens.indices) }
        var place = configuration.padding
        return tokens.map { token in
            if token == configuration.padding { return configuration.padding }
            place += 1
            return place
        }
    }
}

/// The vectors of a text's tokens.
public struct EncodedText: Sendable {
    /// Each of length 1.
    let vectors: Tensor  // (n, D)
    /// Whether each token is one of the text's, and not one of those before and after texts.
    public let counts: [Bool]
    /// Whether the text has more tokens than the encoder can hold.
    public let isCut: Bool

    /// The cosines of this text's tokens (rows) and another's (columns), row by row.
    public func cosines(to other: EncodedText, _ workers: Workers) -> [Float] {
        vectors.multiplied(by: Matrix([other.vectors], .outputByInput), workers).values
    }
}
