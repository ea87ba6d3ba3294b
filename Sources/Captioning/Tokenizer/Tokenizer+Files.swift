public import Foundation
import Tensors

extension Tokenizer {
    /// Reads a tokenizer from `tokenizer.json`; without one, from `vocab.json`, `merges.txt` and `added_tokens.json`
    /// (byte-pair encoding, GPT-2's or CLIP's) or from `vocab.txt` (WordPiece). `tokenizer_config.json` and
    /// `special_tokens_map.json` are read in every case.
    ///
    /// - Parameter file: the bytes of a file by its name; nil if there is none.
    public init(file: (String) throws -> Data?) throws(CaptioningError) {
        let files = try TokenizerFiles(file: file)
        let (config, map) = (files.config, files.specialTokensMap)
        var vocabulary = Vocabulary()
        model = try files.model(&vocabulary)
        try vocabulary.read(addedTokens: files.tokenizer?["added_tokens"], of: TokenizerFiles.tokenizerName)
        try vocabulary.read(addedTokensFile: files.addedTokens)
        try vocabulary.add(addedTokensDecoder: config["added_tokens_decoder"], of: "tokenizer_config.json")

        var roles: [String: Int] = [:]
        for role in ["bos_token", "eos_token", "unk_token", "sep_token", "pad_token", "cls_token", "mask_token"] {
            let named = [config[role], map[role]].compactMap { $0 }
            if let content = named.compactMap({ $0.tokenContent }).first {
                roles[role] = Int(try vocabulary.addSpecial(content, normalized: model.normalizesRoles))
            } else if named.isEmpty, let usual = model.usualRoles[role] {
                let id = try vocabulary.addSpecialIfKnown(usual, normalized: model.normalizesRoles)
                roles[role] = id.map(Int.init)
            }
        }

        addedTokens = vocabulary.addedTokens
        (tokensBeforeNormalizing, tokensAfterNormalizing) = addedTokens.divided(model.normalized)
        specialTokens = SpecialTokens(
            beginningOfSequence: roles["bos_token"], endOfSequence: roles["eos_token"], unknown: roles["unk_token"],
            padding: roles["pad_token"], classification: roles["cls_token"], separator: roles["sep_token"],
            all: addedTokens.special)
        (before, after) = (
            model.surroundingRoles.flatMap { roles[$0.before] }, model.surroundingRoles.flatMap { roles[$0.after] }
        )
        cleansUpSpaces = config["clean_up_tokenization_spaces"]?.bool ?? false
        meanings = TokenMeanings(vocabulary.tokens().map(model.meaning))
        vocabularySize = meanings.count
    }
}

/// A tokenizer's files, read and parsed.
struct TokenizerFiles {
    let config: ParsedJSON
    let specialTokensMap: ParsedJSON
    let tokenizer: ParsedJSON?
    // Read only if there is no `tokenizer.json`: `vocab.json`, `merges.txt`, `added_tokens.json`, `vocab.txt`.
    let pieces: ParsedJSON?
    let merges: [UInt8]?
    let addedTokens: ParsedJSON?
    let words: [UInt8]?

    static let tokenizerName = "tokenizer.json"

    init(file: (String) throws -> Data?) throws(CaptioningError) {
        config = try Self.json("tokenizer_config.json", file) ?? .object([])
        specialTokensMap = try Self.json("special_tokens_map.json", file) ?? .object([])
        tokenizer = try Self.json(Self.tokenizerName, file)
        let alone = if case nil = tokenizer { true } else { false }
        pieces = alone ? try Self.json("vocab.json", file) : nil
        merges = alone ? try Self.bytes("merges.txt", file) : nil
        addedTokens = alone ? try Self.json("added_tokens.json", file) : nil
        words = alone ? try Self.bytes("vocab.txt", file) : nil
    }

    /// The algorithm in the files; its tokens are read into `vocabulary`.
    func model(_ vocabulary: inout Vocabulary) throws(CaptioningError) -> any TokenizerModel {
        if let tokenizer {
            guard let model = tokenizer["model"] else {
                throw CaptioningError(Self.tokenizerName, "no model")
            }
            // Old files omit the type; only WordPiece limits the length of a word.
            let usual = model["max_input_chars_per_word"] == nil ? "BPE" : "WordPiece"
            switch model["type"]?.text ?? usual {
            case "BPE" where CLIPBytePairs.isDescribed(by: tokenizer):
                return try CLIPBytePairs(tokenizer: tokenizer, &vocabulary)
            case "BPE": return try ByteLevelBPE(tokenizer: tokenizer, config: config, &vocabulary)
            case "WordPiece": return try WordPiece(tokenizer: tokenizer, config: config, &vocabulary)
            case let type:
                throw CaptioningError(
                    Self.tokenizerName, "a \(type) model; only BPE and WordPiece are supported")
            }
        }
        if let pieces, let merges {
            if pieces["<|startoftext|>"] != nil {
                return try CLIPBytePairs(words: pieces, merges: merges, &vocabulary)
            }
            return try ByteLevelBPE(words: pieces, merges: merges, config: config, &vocabulary)
        }
        guard let words else {
            throw CaptioningError(
                "tokenizer",
                "neither tokenizer.json nor vocab.json and merges.txt nor vocab.txt found")
        }
        return try WordPiece(lines: words, config: config, &vocabulary)
    }

    private static func bytes(_ name: String, _ file: (String) throws -> Data?) throws(CaptioningError) -> [UInt8]? {
        do {
            return try file(name).map { [UInt8]($0) }
        } catch {
            throw CaptioningError(name, "cannot be read (\(error))")
        }
    }

    private static func json(_ name: String, _ file: (String) throws -> Data?) throws(CaptioningError) -> ParsedJSON? {
        guard let bytes = try bytes(name, file) else { return nil }
        do throws(ParsedJSON.Malformed) {
            return try ParsedJSON(parsing: bytes)
        } catch {
            throw CaptioningError(name, error.description)
        }
    }
}

extension ParsedJSON {
    /// A token named in a configuration: a string, or an object with `content`.
    fileprivate var tokenContent: [UInt8]? {
        switch self {
        case .string(let bytes): bytes
        case .object: self["content"]?.tokenContent
        default: nil
        }
    }
}
