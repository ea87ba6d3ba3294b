import Foundation
import Tensors

/// CLIP's byte-pair encoding: lower case, every word ending in `</w>` (Radford et al., 2021; transformers
/// `tokenization_clip_fast.py`).
struct CLIPBytePairs: TokenizerModel {
    let merges: BytePairMerges

    static let endOfWord = Array("</w>".utf8)

    var name: String { "CLIP's BPE" }

    /// The defaults of transformers' `CLIPTokenizer`.
    var usualRoles: [String: String] {
        [
            "bos_token": "<|startoftext|>", "eos_token": "<|endoftext|>", "unk_token": "<|endoftext|>",
            "pad_token": "<|endoftext|>",
        ]
    }

    var normalizesRoles: Bool { true }

    var surroundingRoles: (before: String, after: String)? { ("bos_token", "eos_token") }

    /// Normalization form C, single spaces for white space, lower case.
    func normalized(_ text: String) -> String {
        var normalized = String.UnicodeScalarView()
        for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
            if PreTokenizer.classify(scalar) == .space {
                if normalized.last != " " { normalized.append(" ") }
            } else {
                normalized += scalar.properties.lowercaseMapping.unicodeScalars
            }
        }
        return String(normalized)
    }

    func tokens(of text: String) -> [Int] {
        PreTokenizer.words(Array(text.unicodeScalars)).flatMap { word in
            merges.tokens(of: String(String.UnicodeScalarView(word)).utf8).lazy.map(Int.init)
        }
    }

    func meaning(of token: [UInt8]) -> [UInt8] { ByteAlphabet.decode(token) }

    /// Bytes that are not UTF-8 become U+FFFD, ends of words become spaces, and the text is trimmed.
    func text(joining meanings: [ArraySlice<UInt8>]) -> String {
        let text = Array(String(decoding: meanings.joined(), as: UTF8.self).utf8)
        let spaced = Tokenizer.cleanUpSpaces(text, [("</w>", " ")])
        var scalars = String(decoding: spaced, as: UTF8.self).unicodeScalars[...]
        scalars = scalars.drop(while: Self.isSpaceInPython)
        while let last = scalars.last, Self.isSpaceInPython(last) { scalars.removeLast() }
        return String(String.UnicodeScalarView(scalars))
    }

    /// The white space that Python's `str.strip` removes.
    private static func isSpaceInPython(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
    }
}

extension CLIPBytePairs {
    /// Whether a BPE model is of this kind.
    static func isDescribed(by tokenizer: ParsedJSON) -> Bool {
        tokenizer["model"]?["end_of_word_suffix"]?.text == "</w>"
    }

    /// Reads a `tokenizer.json`, its words into `vocabulary`.
    init(tokenizer json: ParsedJSON, _ vocabulary: inout Vocabulary) throws(CaptioningError) {
        let name = TokenizerFiles.tokenizerName
        guard json["normalizer"]?["normalizers"]?.types == ["NFC", "Replace", "Lowercase"],
            json["pre_tokenizer"]?["pretokenizers"]?.types == ["Split", "ByteLevel"]
        else {
            throw CaptioningError(
                name, "words that end in </w>, but normalized or split differently from CLIP's")
        }
        guard let model = json["model"], let words = model["vocab"] else {
            throw CaptioningError(name, "no vocabulary")
        }
        try vocabulary.read(words, of: name)
        merges = try vocabulary.merges(model: model, endOfWord: Self.endOfWord, of: name)
    }

    /// Reads `vocab.json` and `merges.txt`.
    init(words: ParsedJSON, merges lines: [UInt8], _ vocabulary: inout Vocabulary) throws(CaptioningError) {
        try vocabulary.read(words, of: "vocab.json")
        merges = try vocabulary.merges(
            lines: lines, endOfWord: Self.endOfWord, unknown: vocabulary[Array("<|endoftext|>".utf8)],
            of: "merges.txt")
    }
}

extension ParsedJSON {
    /// The `type` of each element of an array.
    fileprivate var types: [String?]? {
        if case .array(let elements) = self { elements.map { $0["type"]?.text } } else { nil }
    }
}
