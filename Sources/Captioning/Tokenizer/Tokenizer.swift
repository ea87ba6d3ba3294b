/// GPT-2's byte-level byte-pair encoding: text to tokens and back, without loss (Radford et al. 2019; tokenizers
/// `ByteLevel` and `BPE`).
public struct Tokenizer: Sendable {
    /// The ids with a role, as `tokenizer_config.json` and `special_tokens_map.json` name them.
    public struct SpecialTokens: Sendable, Equatable {
        public var beginningOfSequence: Int?
        public var endOfSequence: Int?
        public var unknown: Int?
        public var padding: Int?
        /// Everything that decoding can skip.
        public var all: Set<Int> = []
    }

    public let specialTokens: SpecialTokens
    /// How many ids there are, added tokens included: one more than the highest.
    public let vocabularySize: Int
    /// `clean_up_tokenization_spaces` of `tokenizer_config.json`, where it says so; otherwise false, as transformers
    /// since 4.45.
    public let cleansUpSpaces: Bool

    let merges: BytePairMerges
    let addedTokens: AddedTokens
    /// A text that does not begin with a space is given one.
    let addsPrefixSpace: Bool
    /// The bytes every token stands for, one after another; those of token `i` end at `ends[i]`.
    let bytes: [UInt8]
    let ends: [Int]

    /// The tokens of a text. Nothing is put before or after them.
    public func encode(_ text: String) -> [Int] {
        var ids: [Int] = []
        for part in addedTokens.split(Array(text.utf8)) {
            switch part {
            case .token(let id):
                ids.append(Int(id))
            case .text(let bytes):
                var scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
                if addsPrefixSpace && scalars.first != " " { scalars.insert(" ", at: 0) }
                for piece in PreTokenizer.split(scalars) {
                    let bytes = String(String.UnicodeScalarView(piece)).utf8
                    ids += merges.tokens(of: bytes).lazy.map(Int.init)
                }
            }
        }
        return ids
    }

    /// The text of tokens. Bytes that are not UTF-8 become U+FFFD; ids outside the vocabulary are dropped.
    ///
    /// `cleaningUpSpaces` removes the spaces English does not write before punctuation; nil does what the files say.
    public func decode(
        _ ids: some Sequence<Int>, skippingSpecialTokens: Bool, cleaningUpSpaces: Bool? = nil
    ) -> String {
        var text: [UInt8] = []
        for id in ids where id >= 0 && id < ends.count {
            if skippingSpecialTokens && specialTokens.all.contains(id) { continue }
            text += bytes[(id == 0 ? 0 : ends[id - 1])..<ends[id]]
        }
        let decoded = String(decoding: text, as: UTF8.self)
        return cleaningUpSpaces ?? cleansUpSpaces ? Self.cleanUpSpaces(decoded) : decoded
    }

    /// The kind of tokenizer and its size, in a few words.
    public var summary: String { "byte-level BPE, \(vocabularySize) tokens" }

    /// The id of a whole token written as text, such as `<|endoftext|>`.
    public func id(ofAddedToken content: String) -> Int? {
        addedTokens.ids[Array(content.utf8)].map(Int.init)
    }
}
