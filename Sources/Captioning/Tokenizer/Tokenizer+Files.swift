public import Foundation

extension Tokenizer {
    /// Reads a tokenizer from `tokenizer.json`, or, where there is none, from `vocab.json`, `merges.txt` and
    /// `added_tokens.json`; either way with what `tokenizer_config.json` and `special_tokens_map.json` add.
    ///
    /// `file` gives the bytes of a file by its name, nil if there is no such file.
    public init(file: (String) throws -> Data?) throws(TokenizerError) {
        let files = try TokenizerFiles(file: file)
        let (config, map) = (files.config, files.specialTokensMap)

        var vocabulary: Vocabulary
        var addsPrefixSpace = config["add_prefix_space"]?.bool
        if let tokenizer = files.tokenizer {
            vocabulary = try Vocabulary(tokenizer: tokenizer)
            addsPrefixSpace = addsPrefixSpace ?? tokenizer["pre_tokenizer"]?["add_prefix_space"]?.bool
        } else {
            vocabulary = try Vocabulary(files: files)
        }
        try vocabulary.add(addedTokensDecoder: config["added_tokens_decoder"], of: "tokenizer_config.json")

        var roles: [String: Int] = [:]
        for role in ["bos_token", "eos_token", "unk_token", "sep_token", "pad_token", "cls_token", "mask_token"] {
            let named = [config[role], map[role]].compactMap { $0 }
            if let content = named.compactMap({ $0.tokenContent }).first {
                roles[role] = Int(try vocabulary.addSpecial(content))
            } else if named.isEmpty, ["bos_token", "eos_token", "unk_token"].contains(role) {
                // The defaults of transformers' `GPT2Tokenizer`.
                roles[role] = try vocabulary.addSpecialIfKnown("<|endoftext|>").map(Int.init)
            }
        }

        merges = vocabulary.merges
        addedTokens = vocabulary.addedTokens
        specialTokens = SpecialTokens(
            beginningOfSequence: roles["bos_token"], endOfSequence: roles["eos_token"], unknown: roles["unk_token"],
            padding: roles["pad_token"], all: vocabulary.addedTokens.special)
        self.addsPrefixSpace = addsPrefixSpace ?? false
        cleansUpSpaces = config["clean_up_tokenization_spaces"]?.bool ?? false
        (bytes, ends) = vocabulary.decodedTokens()
        vocabularySize = ends.count
    }
}

/// A tokenizer's files, read and parsed.
struct TokenizerFiles {
    let config: ParsedJSON
    let specialTokensMap: ParsedJSON
    let tokenizer: ParsedJSON?
    // Read only if there is no `tokenizer.json`.
    let vocabulary: ParsedJSON?
    let merges: [UInt8]?
    let addedTokens: ParsedJSON?

    init(file: (String) throws -> Data?) throws(TokenizerError) {
        config = try Self.json("tokenizer_config.json", file) ?? .object([])
        specialTokensMap = try Self.json("special_tokens_map.json", file) ?? .object([])
        tokenizer = try Self.json("tokenizer.json", file)
        let alone = if case nil = tokenizer { true } else { false }
        vocabulary = alone ? try Self.json("vocab.json", file) : nil
        merges = alone ? try Self.bytes("merges.txt", file) : nil
        addedTokens = alone ? try Self.json("added_tokens.json", file) : nil
    }

    private static func bytes(_ name: String, _ file: (String) throws -> Data?) throws(TokenizerError) -> [UInt8]? {
        do {
            return try file(name).map { [UInt8]($0) }
        } catch {
            throw TokenizerError(subject: name, problem: "cannot be read (\(error))")
        }
    }

    private static func json(_ name: String, _ file: (String) throws -> Data?) throws(TokenizerError) -> ParsedJSON? {
        guard let bytes = try bytes(name, file) else { return nil }
        do throws(ParsedJSON.Malformed) {
            return try ParsedJSON(parsing: bytes)
        } catch {
            throw TokenizerError(subject: name, problem: error.description)
        }
    }
}

extension ParsedJSON {
    var bool: Bool? {
        if case .bool(let flag) = self { flag } else { nil }
    }

    /// A token named in a configuration: a string, or an object with `content`.
    fileprivate var tokenContent: [UInt8]? {
        switch self {
        case .string(let bytes): bytes
        case .object: self["content"]?.tokenContent
        default: nil
        }
    }
}
