import Tensors

/// GPT-2's byte-level byte-pair encoding: text to tokens and back, without loss (Radford et al. 2019; tokenizers
/// `ByteLevel` and `BPE`).
struct ByteLevelBPE: TokenizerModel {
    let merges: BytePairMerges
    /// Whether a space is put before a text that does not begin with one.
    let addsPrefixSpace: Bool

    var name: String { "byte-level BPE" }

    /// The defaults of transformers' `GPT2Tokenizer`.
    var usualRoles: [String: String] {
        ["bos_token": "<|endoftext|>", "eos_token": "<|endoftext|>", "unk_token": "<|endoftext|>"]
    }

    func tokens(of text: String) -> [Int] {
        var scalars = Array(text.unicodeScalars)
        if addsPrefixSpace && scalars.first != " " { scalars.insert(" ", at: 0) }
        return PreTokenizer.split(scalars).flatMap { piece in
            merges.tokens(of: String(String.UnicodeScalarView(piece)).utf8).lazy.map(Int.init)
        }
    }

    func meaning(of token: [UInt8]) -> [UInt8] { ByteAlphabet.decode(token) }

    /// Bytes that are not UTF-8 become U+FFFD.
    func text(joining meanings: [ArraySlice<UInt8>]) -> String {
        String(decoding: meanings.joined(), as: UTF8.self)
    }
}

extension ByteLevelBPE {
    /// Reads a `tokenizer.json`, its words into `vocabulary`.
    init(tokenizer json: ParsedJSON, config: ParsedJSON, _ vocabulary: inout Vocabulary) throws(CaptioningError) {
        let name = TokenizerFiles.tokenizerName
        if let normalizer = json["normalizer"], case .object = normalizer {
            throw CaptioningError(name, "has a normalizer; GPT-2's tokenizer has none")
        }
        if let type = json["pre_tokenizer"]?["type"]?.text, type != "ByteLevel" {
            throw CaptioningError(name, "pre_tokenizer \(type); only ByteLevel is supported")
        }
        guard let model = json["model"], let words = model["vocab"] else {
            throw CaptioningError(name, "no vocabulary")
        }
        try vocabulary.read(words, of: name)
        merges = try vocabulary.merges(model: model, of: name)
        addsPrefixSpace =
            config["add_prefix_space"]?.bool ?? json["pre_tokenizer"]?["add_prefix_space"]?.bool ?? false
    }

    /// Reads `vocab.json` and `merges.txt`.
    init(words: ParsedJSON, merges lines: [UInt8], config: ParsedJSON, _ vocabulary: inout Vocabulary)
        throws(CaptioningError)
    {
        try vocabulary.read(words, of: "vocab.json")
        merges = try vocabulary.merges(lines: lines, of: "merges.txt")
        addsPrefixSpace = config["add_prefix_space"]?.bool ?? false
    }
}
