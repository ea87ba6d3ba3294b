/// Turns text into the tokens that a model reads, and what it writes back into text.
public struct Tokenizer: Sendable {
    /// The ids with a role, as `tokenizer_config.json` and `special_tokens_map.json` name them.
    public struct SpecialTokens: Sendable, Equatable {
        public var beginningOfSequence: Int?
        public var endOfSequence: Int?
        public var unknown: Int?
        public var padding: Int?
        /// What BERT reads before a text.
        public var classification: Int?
        /// What BERT reads after a text.
        public var separator: Int?
        /// Everything that decoding can skip.
        public var all: Set<Int> = []
    }

    public let specialTokens: SpecialTokens
    /// How many ids there are, added tokens included: one more than the highest.
    public let vocabularySize: Int
    /// `clean_up_tokenization_spaces` of `tokenizer_config.json`, where it says so; otherwise false, as transformers
    /// since 4.45.
    public let cleansUpSpaces: Bool

    let model: any TokenizerModel
    let addedTokens: AddedTokens
    /// Those that are looked for in the text as it is, and in what normalising makes of it.
    let tokensBeforeNormalizing, tokensAfterNormalizing: AddedTokens
    let meanings: TokenMeanings
    /// What the model was trained to see before and after a text.
    let before, after: Int?

    /// The tokens of a text.
    ///
    /// - Parameter addingSpecialTokens: whether to put before and after them what the model was trained to see there:
    ///   BERT's `[CLS]` and `[SEP]`, CLIP's `<|startoftext|>` and `<|endoftext|>`; GPT-2 has nothing there.
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
    /// `cleaningUpSpaces` removes the spaces English does not write before punctuation; nil does what the files say.
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

    /// The kind of tokenizer and its size, in a few words.
    public var summary: String { "\(model.name), \(vocabularySize) tokens" }

    /// The id of a whole token written as text, such as `<|endoftext|>`.
    public func id(ofAddedToken content: String) -> Int? {
        addedTokens.ids[Array(content.utf8)].map(Int.init)
    }
}
