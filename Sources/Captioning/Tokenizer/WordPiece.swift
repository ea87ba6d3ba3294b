import Tensors

/// BERT's tokenizer: a word is the longest piece that the vocabulary has, then the longest continuation, and so on
/// (Wu et al. 2016; tokenizers `models/wordpiece`, `decoders/wordpiece.rs`).
struct WordPiece: TokenizerModel {
    let normalizer: BertNormalizer
    let words: TokenTable
    /// The prefix of a piece that continues a word: `##`.
    let continuation: [UInt8]
    /// The token for a word that cannot be split into pieces.
    let unknown: Int
    /// In characters; longer words are unknown.
    let longestWord: Int
    /// Whether decoding removes spaces before punctuation.
    let cleansUpDecoded: Bool

    var name: String { "WordPiece" }

    /// The defaults of transformers' `BertTokenizer`.
    var usualRoles: [String: String] {
        [
            "unk_token": "[UNK]", "sep_token": "[SEP]", "pad_token": "[PAD]", "cls_token": "[CLS]",
            "mask_token": "[MASK]",
        ]
    }

    var surroundingRoles: (before: String, after: String)? { ("cls_token", "sep_token") }

    func normalized(_ text: String) -> String { normalizer(text) }

    func tokens(of text: String) -> [Int] { BertPreTokenizer.split(text).flatMap(pieces) }

    /// The tokens of one word.
    func pieces(of word: ArraySlice<Unicode.Scalar>) -> [Int] {
        guard word.count <= longestWord else { return [unknown] }
        var bytes: [UInt8] = []
        var boundaries = [0]
        for scalar in word {
            bytes += Array(String(scalar).utf8)
            boundaries.append(bytes.count)
        }
        var pieces: [Int] = []
        var start = 0
        while start < word.count {
            let prefix = start == 0 ? [] : continuation
            let longest = ((start + 1)...word.count).reversed().lazy.compactMap { end in
                words[prefix, bytes[boundaries[start]..<boundaries[end]]].map { (end: end, id: Int($0)) }
            }.first
            guard let longest else { return [unknown] }
            pieces.append(longest.id)
            start = longest.end
        }
        return pieces
    }

    func meaning(of token: [UInt8]) -> [UInt8] { token }

    func text(joining meanings: [ArraySlice<UInt8>]) -> String {
        var text: [UInt8] = []
        for (place, meaning) in meanings.enumerated() {
            var piece = Array(meaning)
            if place > 0 {
                piece =
                    !continuation.isEmpty && piece.starts(with: continuation)
                    ? Array(piece.dropFirst(continuation.count)) : [UInt8(ascii: " ")] + piece
            }
            text += cleansUpDecoded ? Tokenizer.cleanUpSpaces(piece, Tokenizer.pieceCleanUps) : piece
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension WordPiece {
    /// Reads a `tokenizer.json`, its words into `vocabulary`.
    init(tokenizer json: ParsedJSON, config: ParsedJSON, _ vocabulary: inout Vocabulary) throws(CaptioningError) {
        let name = TokenizerFiles.tokenizerName
        func check(_ part: String, is expected: String) throws(CaptioningError) {
            guard let type = json[part]?["type"]?.text, type == expected else {
                throw CaptioningError(
                    name,
                    "\(part) \(json[part]?["type"]?.text ?? "none"); a WordPiece model needs \(expected)")
            }
        }
        guard let model = json["model"], let words = model["vocab"] else {
            throw CaptioningError(name, "no vocabulary")
        }
        try check("normalizer", is: "BertNormalizer")
        try check("pre_tokenizer", is: "BertPreTokenizer")
        try check("decoder", is: "WordPiece")
        try vocabulary.read(words, of: name)
        let file = json["normalizer"] ?? .null
        var normalizer = BertNormalizer(
            cleansText: file["clean_text"]?.bool ?? true, separatesChinese: file["handle_chinese_chars"]?.bool ?? true,
            stripsAccents: file["strip_accents"]?.bool, lowercases: file["lowercase"]?.bool ?? true)
        if config["tokenizer_class"]?.text?.hasPrefix("PreTrainedTokenizer") != true {
            // transformers' `BertTokenizerFast` overrides these three by its own arguments.
            normalizer.take(config)
        }
        let unknown: [UInt8] = if case .string(let token)? = model["unk_token"] { token } else { Self.usualUnknown }
        let continuation: [UInt8]? =
            if case .string(let prefix)? = model["continuing_subword_prefix"] { prefix } else { nil }
        let longest = model["max_input_chars_per_word"]?.number ?? 100
        try self.init(
            vocabulary, normalizer, continuation: continuation ?? Array("##".utf8), unknown: unknown,
            longestWord: Int(exactly: longest.rounded()) ?? 100,
            cleansUpDecoded: json["decoder"]?["cleanup"]?.bool ?? true, of: name)
    }

    /// Reads a `vocab.txt` into `vocabulary`.
    init(lines: [UInt8], config: ParsedJSON, _ vocabulary: inout Vocabulary) throws(CaptioningError) {
        try vocabulary.read(lines: lines, of: "vocab.txt")
        var normalizer = BertNormalizer()
        normalizer.take(config)
        let named: [UInt8]? = if case .string(let token)? = config["unk_token"] { token } else { nil }
        try self.init(
            vocabulary, normalizer, continuation: Array("##".utf8), unknown: named ?? Self.usualUnknown,
            longestWord: 100, cleansUpDecoded: true, of: "vocab.txt")
    }

    private static let usualUnknown = Array("[UNK]".utf8)

    private init(
        _ vocabulary: Vocabulary, _ normalizer: BertNormalizer, continuation: [UInt8], unknown: [UInt8],
        longestWord: Int, cleansUpDecoded: Bool, of name: String
    ) throws(CaptioningError) {
        guard let id = vocabulary[unknown] else {
            throw CaptioningError(
                name,
                "the unknown token '\(String(decoding: unknown, as: UTF8.self))' is not in the vocabulary")
        }
        self.init(
            normalizer: normalizer, words: vocabulary.words, continuation: continuation, unknown: Int(id),
            longestWord: longestWord, cleansUpDecoded: cleansUpDecoded)
    }
}

extension BertNormalizer {
    /// Takes the settings of `tokenizer_config.json`, or its defaults.
    fileprivate mutating func take(_ config: ParsedJSON) {
        lowercases = config["do_lower_case"]?.bool ?? true
        stripsAccents = config["strip_accents"]?.bool
        separatesChinese = config["tokenize_chinese_chars"]?.bool ?? true
    }
}
