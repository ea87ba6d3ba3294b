import Tensors

/// The text tower of a CLIP (Radford et al., 2021): one vector for a text, in the space it shares with images.
///
/// Texts are encoded one by one; padding a batch would change no number.
struct TextTower: Sendable {
    /// The token whose vector stands for the text.
    enum Pooling: Sendable, Equatable {
        case first
        /// The mean of all tokens.
        case mean
        /// The first token with the highest id, which is CLIP's end token.
        case highest
        /// The first token with this id; the first token if there is none.
        case token(Int)
    }

    /// The name in a metric's signature.
    let name: String
    let reader: TextReader
    let words: Tensor  // (V, D)
    /// For BERT with its token type embedding added: a single text has only type 0.
    let positions: Tensor  // (T, D)
    let embeddingNorm: LayerNorm?
    let layers: [TextLayer]
    let finalNorm: LayerNorm?
    let pooling: Pooling
    /// From D to C, with exact GELU between them.
    let projections: [Linear]

    /// (texts, C), each of length 1.
    func callAsFunction(_ texts: [String], _ workers: Workers) -> Tensor {
        var features = Tensor.stacked(texts.map { raw(reader.tokens(of: $0), workers) })
        features.normalizeRows()
        return features
    }

    /// The vector of one text as projected, of any length, (1, C).
    private func raw(_ tokens: [Int], _ workers: Workers) -> Tensor {
        var hidden = words.gathered(rows: tokens)
        hidden.add(positions[0..<tokens.count])
        if let embeddingNorm { hidden = embeddingNorm(hidden, workers) }
        for layer in layers { hidden = layer(hidden, workers) }
        if let finalNorm { hidden = finalNorm(hidden, workers) }
        var features = pooled(hidden, tokens)
        for (index, projection) in projections.enumerated() {
            let isLast = index == projections.count - 1
            features = projection(features, activation: isLast ? .none : .gelu, workers)
        }
        return features
    }

    private func pooled(_ hidden: Tensor, _ tokens: [Int]) -> Tensor {
        switch pooling {
        case .first: return hidden.gathered(rows: [0])
        case .highest:
            return hidden.gathered(rows: [tokens.max().flatMap { tokens.firstIndex(of: $0) } ?? 0])
        case .token(let token): return hidden.gathered(rows: [tokens.firstIndex(of: token) ?? 0])
        case .mean:
            var sum = hidden.gathered(rows: [0])
            for row in 1..<max(hidden.rows, 1) { sum.add(hidden[row..<(row + 1)]) }
            return Tensor(sum.shape, repeating: 0).adding(sum, times: 1 / Float(hidden.rows))
        }
    }
}

/// Tokenizes a text for a text tower: cleaned, truncated, with the start and end tokens.
struct TextReader: Sendable {
    let tokenizer: Tokenizer
    /// The most tokens, including the start and end tokens.
    let contextLength: Int
    /// Whether the text is cleaned first, as open_clip does.
    let cleansText: Bool

    /// nil if the tokenizer has no start and end tokens, or has tokens that the tower lacks.
    init?(_ tokenizer: Tokenizer, contextLength: Int, words: Int, cleansText: Bool) {
        guard tokenizer.before != nil, tokenizer.after != nil, tokenizer.vocabularySize <= words, contextLength >= 2
        else { return nil }
        self.tokenizer = tokenizer
        self.contextLength = contextLength
        self.cleansText = cleansText
    }

    func tokens(of text: String) -> [Int] {
        let tokens = tokenizer.encode(cleansText ? OpenCLIPText.cleaned(text) : text, addingSpecialTokens: true)
        // The end token stays when the text is truncated.
        return tokens.count <= contextLength ? tokens : tokens.prefix(contextLength - 1) + tokens.suffix(1)
    }
}
