import Tensors

/// Tokenizes texts as the tokenizers of transformers that are written in Python do, which bert-score uses. They differ
/// from those in Rust in a few characters, and in the spaces beside added tokens.
///
/// Source: transformers `tokenization_utils.py`, `tokenization_bert.py`, `tokenization_roberta.py`,
/// `tokenization_deberta.py`.
public struct PlainTokenizer: Sendable {
    enum Algorithm: Sendable {
        case bytePairs(BytePairMerges)
        case wordPiece(WordPiece)
    }

    /// A token that is matched in the text literally.
    struct Literal: Sendable {
        let id: Int
        /// Whether it takes the white space before it, after it.
        var (takesBefore, takesAfter) = (false, false)
    }

    let algorithm: Algorithm
    /// Whether a text begins with a space: RoBERTa's, as bert-score asks for it.
    let addsSpace: Bool
    /// The tokens before and after a text.
    let before, after: Int
    let literals: AddedTokens
    let literalsByID: [Int: Literal]
    let highestID: Int
    /// `model_max_length` of `tokenizer_config.json`; nil if there is none.
    public let mostTokens: Int?

    /// Whether a token is one of those before and after texts.
    public func surrounds(_ token: Int) -> Bool { token == before || token == after }

    /// The tokens of a text without the white space around it, with those before and after it.
    ///
    /// - Parameter limit: the most tokens, with those two; the rest of the text is cut.
    public func tokens(of text: String, atMost limit: Int = .max) -> [Int] {
        let stripped = PythonText.stripped(text.unicodeScalars)
        guard !stripped.isEmpty else { return [before, after] }
        return [before] + tokens(ofStripped: stripped).prefix(max(0, limit - 2)) + [after]
    }

    private func tokens(ofStripped text: [Unicode.Scalar]) -> [Int] {
        var parts = split(lowercased((addsSpace ? [" "] : []) + text))
        for (index, part) in parts.enumerated() {
            guard case .token(let id) = part, let literal = literalsByID[id] else { continue }
            if literal.takesBefore, index > 0, case .text(let left) = parts[index - 1] {
                parts[index - 1] = .text(PythonText.withoutTrailingSpace(left))
            }
            if literal.takesAfter, index + 1 < parts.count, case .text(let right) = parts[index + 1] {
                parts[index + 1] = .text(Array(right.drop(while: PythonText.isSpace)))
            }
        }
        return parts.flatMap { part in
            switch part {
            case .token(let id): [id]
            case .text(let text): tokens(ofPart: text)
            }
        }
    }

    private enum Part {
        case text([Unicode.Scalar])
        case token(Int)
    }

    private func split(_ text: [Unicode.Scalar]) -> [Part] {
        literals.split(Array(String(String.UnicodeScalarView(text)).utf8)).map { part in
            switch part {
            case .token(let id): .token(Int(id))
            case .text(let bytes): .text(Array(String(decoding: bytes, as: UTF8.self).unicodeScalars))
            }
        }
    }

    /// The text in lower case except for its literal tokens, if the model has no capitals.
    private func lowercased(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard case .wordPiece(let model) = algorithm, model.normalizer.lowercases else { return text }
        return literals.split(Array(String(String.UnicodeScalarView(text)).utf8)).flatMap { part -> [Unicode.Scalar] in
            switch part {
            case .token(let id): names[Int(id)] ?? []
            case .text(let bytes):
                String(decoding: bytes, as: UTF8.self).unicodeScalars.flatMap {
                    $0.properties.lowercaseMapping.unicodeScalars
                }
            }
        }
    }

    /// The literal tokens' own characters.
    private let names: [Int: [Unicode.Scalar]]

    private func tokens(ofPart text: [Unicode.Scalar]) -> [Int] {
        switch algorithm {
        case .bytePairs(let merges):
            PreTokenizer.split(text).flatMap { piece in
                merges.tokens(of: String(String.UnicodeScalarView(piece)).utf8).lazy.map(Int.init)
            }
        case .wordPiece(let model):
            PythonText.bertWords(of: text, model.normalizer).flatMap { model.pieces(of: $0[...]) }
        }
    }
}

extension PlainTokenizer {
    /// Reads the tokenizer of an encoder: `tokenizer.json`, or `vocab.json` and `merges.txt`, or `vocab.txt`, and
    /// `tokenizer_config.json` and its companions.
    init(_ files: CheckpointFiles, _ kind: TextEncoderConfiguration.Kind) throws {
        if try files.bytes(named: "bpe_encoder.bin") != nil,
            try files.bytes(named: TokenizerFiles.tokenizerName) == nil,
            try files.bytes(named: "vocab.json") == nil
        {
            throw CaptioningError(
                "\(files.name)/bpe_encoder.bin",
                "is a pickle that is not read: download vocab.json and merges.txt of the same model beside it")
        }
        let read = try TokenizerFiles { try files.bytes(named: $0)?.data }
        var vocabulary = Vocabulary()
        let model = try read.model(&vocabulary)
        switch (model, kind) {
        case (let model as WordPiece, .bert): algorithm = .wordPiece(model)
        case (let model as ByteLevelBPE, .roberta), (let model as ByteLevelBPE, .deberta):
            algorithm = .bytePairs(model.merges)
        default:
            throw CaptioningError(files.name, "the tokenizer, \(model.name), is not that of a \(kind.rawValue)")
        }
        addsSpace = kind == .roberta || read.config["add_prefix_space"]?.bool == true && kind == .deberta
        try vocabulary.read(addedTokens: read.tokenizer?["added_tokens"], of: TokenizerFiles.tokenizerName)
        try vocabulary.read(addedTokensFile: read.addedTokens)
        try vocabulary.add(addedTokensDecoder: read.config["added_tokens_decoder"], of: "tokenizer_config.json")
        var roles: [String: Int] = [:]
        for (role, usual) in Self.usualRoles(of: kind) {
            let named = [read.specialTokensMap[role], read.config[role]].compactMap { $0?.literalContent }.first
            let content = named ?? Array(usual.utf8)
            guard vocabulary[content] != nil || vocabulary.addedTokens.ids[content] != nil else {
                if role == "mask_token" || role == "pad_token" { continue }
                throw CaptioningError(
                    files.name, "the tokenizer has no token '\(String(decoding: content, as: UTF8.self))' (\(role))")
            }
            roles[role] = Int(try vocabulary.addSpecial(content, normalized: false))
        }
        (before, after) = (roles["cls_token"] ?? 0, roles["sep_token"] ?? 0)
        var literals = AddedTokens()
        for (content, id) in vocabulary.addedTokens.ids { literals.add(content, id: id, special: false) }
        self.literals = literals
        let flags = Self.flags(read)
        literalsByID = Dictionary(
            literals.ids.map { content, id in
                // A mask given by name takes the space before it, except in BERT.
                let isMask = Int(id) == roles["mask_token"] && kind != .bert
                return (Int(id), flags[content] ?? Literal(id: Int(id), takesBefore: isMask, takesAfter: false))
            }
        ) { first, _ in first }
        names = Dictionary(
            literals.ids.map { (Int($1), Array(String(decoding: $0, as: UTF8.self).unicodeScalars)) }
        ) { first, _ in first }
        highestID = vocabulary.tokens().count - 1
        // Files without a limit state 10³⁰.
        let limit = (read.config["model_max_length"] ?? read.config["max_len"])?.number
        mostTokens = limit.flatMap { $0 >= 1 && $0 <= 1e9 ? Int($0) : nil }
    }

    /// The default token of each role that texts need.
    private static func usualRoles(of kind: TextEncoderConfiguration.Kind) -> [(role: String, token: String)] {
        switch kind {
        case .bert, .deberta:
            [
                ("unk_token", "[UNK]"), ("sep_token", "[SEP]"), ("pad_token", "[PAD]"), ("cls_token", "[CLS]"),
                ("mask_token", "[MASK]"),
            ]
        case .roberta:
            [
                ("unk_token", "<unk>"), ("sep_token", "</s>"), ("pad_token", "<pad>"), ("cls_token", "<s>"),
                ("mask_token", "<mask>"),
            ]
        }
    }

    /// What the files state of each added token's spaces; `tokenizer_config.json` before `tokenizer.json`.
    private static func flags(_ files: TokenizerFiles) -> [[UInt8]: Literal] {
        var objects: [ParsedJSON] = []
        if case .array(let added)? = files.tokenizer?["added_tokens"] { objects += added }
        for map in [files.specialTokensMap, files.config, files.config["added_tokens_decoder"] ?? .null] {
            if case .object(let members) = map { objects += members.map(\.value) }
        }
        var flags: [[UInt8]: Literal] = [:]
        for object in objects {
            guard case .object = object, case .string(let content)? = object["content"] else { continue }
            flags[content] = Literal(
                id: 0, takesBefore: object["lstrip"]?.bool ?? false, takesAfter: object["rstrip"]?.bool ?? false)
        }
        return flags
    }
}

extension ParsedJSON {
    /// A token named in a configuration: a string, or an object with `content`.
    fileprivate var literalContent: [UInt8]? {
        switch self {
        case .string(let bytes): bytes
        case .object: self["content"]?.literalContent
        default: nil
        }
    }
}
