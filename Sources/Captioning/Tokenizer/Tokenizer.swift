/// Turns text into a model's tokens, and tokens into text.
public struct Tokenizer: Sendable {
    /// The ids with a role in `tokenizer_config.json` and `special_tokens_map.json`.
    public struct SpecialTokens: Sendable, Equatable {
        public var beginningOfSequence: Int?
        public var endOfSequence: Int?
        public var unknown: Int?
        public var padding: Int?
        /// Precedes a text in BERT.
        public var classification: Int?
        /// Follows a text in BERT.
        public var separator: Int?
        /// All tokens that decoding can skip.
        public var all: Set<Int> = []
    }

    public let specialTokens: SpecialTokens
    /// The number of ids, including added tokens: one more than the highest.
    public let vocabularySize: Int
    /// `clean_up_tokenization_spaces` of `tokenizer_config.json`; false if absent, as in transformers since 4.45.
    public let cleansUpSpaces: Bool

    let model: any TokenizerModel
    let addedTokens: AddedTokens
    /// Those matched in the original text, and those matched in the normalized text.
    let tokensBeforeNormalizing, tokensAfterNormalizing: AddedTokens
    let meanings: TokenMeanings
    /// The tokens before and after a text in training.
    let before, after: Int?

    /// The tokens of a text.
    ///
    /// - Parameter addingSpecialTokens: whether to add the tokens before and after a text: BERT's `[CLS]` and `[SEP]`,
    ///   CLIP's `<|startoftext|>` and `<|endoftext|>`; GPT-2 has none.
    public func encode(_ text: String, addingSpecialTokens: Bool = false) -> [Int] {
        var ids: [Int] = []
        for part in tokensBeforeNormalizing.split(Array(text.utf8)) {
            switch part {
            case .token(let id): ids.append(Int(id))
            case .text(let bytes): ids += encode(normalizing: String(decoding: bytes, as: UTF8.self))
            }
        }
        return addingSpecialTokens ? [before].compactMap { $0 } + ids + [after].compactMap { $0 } : ids
    }

    private func encode(normalizing text: String) -> [Int] {
        var ids: [Int] = []
        for part in tokensAfterNormalizing.split(Array(model.normalized(text).utf8)) {
            switch part {
            case .token(let id): ids.append(Int(id))
            case .text(let bytes): ids += model.tokens(of: String(decoding: bytes, as: UTF8.self))
            }
        }
        return ids
    }

    /// The text of tokens; ids outside the vocabulary are dropped.
    ///
    /// `cleaningUpSpaces` removes spaces before punctuation; nil uses the setting in the files.
    public func decode(
        _ ids: some Sequence<Int>, skippingSpecialTokens: Bool, cleaningUpSpaces: Bool? = nil
    ) -> String {
        let text = model.text(
            joining: ids.compactMap { id in
                guard id >= 0, id < meanings.count, !meanings[id].isEmpty else { return nil }
                return skippingSpecialTokens && specialTokens.all.contains(id) ? nil : meanings[id]
            })
        return cleaningUpSpaces ?? cleansUpSpaces ? Self.cleanUpSpaces(text) : text
    }

    /// The kind of tokenizer and its size, for display.
    public var summary: String { "\(model.name), \(vocabularySize) tokens" }

    /// The id of a token given as text, such as `<|endoftext|>`.
    public func id(ofAddedToken content: String) -> Int? {
        addedTokens.ids[Array(content.utf8)].map(Int.init)
    }
}
