import Tensors

/// The text half of a CLIP (Radford et al., 2021): one vector for a text, in the space it shares with pictures.
///
/// Texts are read one by one: what pads a batch of them changes no number.
struct TextTower: Sendable {
    /// Where the one token is that stands for the text.
    enum Pooling: Sendable, Equatable {
        case first
        /// The average of all tokens.
        case mean
        /// The first of the tokens with the highest id, which is that of CLIP's end.
        case highest
        /// The first token of this id; the first of all where there is none.
        case token(Int)
    }

    /// What to call it in the signature of a figure.
    let name: String
    let reader: TextReader
    let words: Tensor  // (V, D)
    /// Those of BERT hold its embedding of the only kind of token that a single text has, too.
    let positions: Tensor  // (T, D)
    let embeddingNorm: LayerNorm?
    let layers: [TextLayer]
    let finalNorm: LayerNorm?
    let pooling: Pooling
    /// From D to C, exact GELU between them.
    let projections: [Linear]

    /// (texts, C), each of length 1.
    func callAsFunction(_ texts: [String], _ workers: Workers) -> Tensor {
        var features = Tensor.stacked(texts.map { raw(reader.tokens(of: $0), workers) })
        features.normalizeRows()
        return features
    }

    /// The vector of one text as the projection leaves it, (1, C).
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

/// Makes a text what a text tower reads: cleaned, cut to fit, with the tokens before and after it.
struct TextReader: Sendable {
    let tokenizer: Tokenizer
    /// The most tokens that are read, the first and the last included.
    let contextLength: Int
    /// Whether the text is cleaned first, as open_clip does.
    let cleansText: Bool

    /// Nil where the tokenizer does not say what stands before and after a text, or has tokens that the tower lacks.
    init?(_ tokenizer: Tokenizer, contextLength: Int, words: Int, cleansText: Bool) {
        guard tokenizer.before != nil, tokenizer.after != nil, tokenizer.vocabularySize <= words, contextLength >= 2
        else { return nil }
        self.tokenizer = tokenizer
        self.contextLength = contextLength
        self.cleansText = cleansText
    }

    func tokens(of text: String) -> [Int] {
        let tokens = tokenizer.encode(cleansText ? OpenCLIPText.cleaned(text) : text, addingSpecialTokens: true)
        // What stands after a text stays where the text is cut.
        return tokens.count <= contextLength ? tokens : tokens.prefix(contextLength - 1) + tokens.suffix(1)
    }
}
