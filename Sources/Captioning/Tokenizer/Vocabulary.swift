/// Tokens and their ids while a tokenizer is being read.
struct Vocabulary {
    /// In UTF-8, written in the byte alphabet.
    private var ids = TokenTable()
    private(set) var addedTokens = AddedTokens()
    private(set) var merges = BytePairMerges(bytes: [], unknown: nil, merges: [:])

    /// No vocabulary is larger; an id beyond this is a damaged file.
    private static let largestID: Double = 10_000_000

    /// Reads `model` and `added_tokens` of a `tokenizer.json`, whose merges are `"a b"` or, since tokenizers 0.20,
    /// `["a", "b"]`.
    init(tokenizer json: ParsedJSON) throws(TokenizerError) {
        let name = "tokenizer.json"
        guard let model = json["model"] else { throw TokenizerError(subject: name, problem: "no model") }
        if let type = model["type"]?.text, type != "BPE" {
            throw TokenizerError(subject: name, problem: "a \(type) model; only BPE is supported")
        }
        if let normalizer = json["normalizer"], case .object = normalizer {
            throw TokenizerError(subject: name, problem: "a normalizer; GPT-2's tokenizer has none")
        }
        if let type = json["pre_tokenizer"]?["type"]?.text, type != "ByteLevel" {
            throw TokenizerError(subject: name, problem: "pre_tokenizer \(type); only ByteLevel is supported")
        }
        guard let vocabulary = model["vocab"] else { throw TokenizerError(subject: name, problem: "no vocabulary") }
        try read(vocabulary, of: name)

        var pairs: [(left: ArraySlice<UInt8>, right: ArraySlice<UInt8>)] = []
        guard case .array(let list)? = model["merges"] else {
            throw TokenizerError(subject: name, problem: "no merges")
        }
        pairs.reserveCapacity(list.count)
        for element in list {
            switch element {
            case .string(let line): pairs.append(try Self.pair(line[...], of: name))
            case .array(let two):
                guard two.count == 2, case .string(let left) = two[0], case .string(let right) = two[1] else {
                    fallthrough
                }
                pairs.append((left[...], right[...]))
            default: throw TokenizerError(subject: name, problem: "merge \(pairs.count) is not a pair of tokens")
            }
        }
        let unknown: Int32? = if case .string(let token)? = model["unk_token"] { ids[token] } else { nil }
        try setMerges(pairs, unknown: unknown, of: name)

        if case .array(let added)? = json["added_tokens"] {
            for token in added {
                guard case .string(let content)? = token["content"], case .number(let id)? = token["id"] else {
                    throw TokenizerError(subject: name, problem: "an added token without content or id")
                }
                addedTokens.add(content, id: try Self.id(id, of: name), special: token["special"]?.bool ?? false)
            }
        }
    }

    /// Reads `vocab.json`, `merges.txt` and, where there is one, `added_tokens.json`.
    init(files: TokenizerFiles) throws(TokenizerError) {
        guard let vocabulary = files.vocabulary, let lines = files.merges else {
            throw TokenizerError(
                subject: "tokenizer", problem: "neither tokenizer.json nor vocab.json and merges.txt are there")
        }
        try read(vocabulary, of: "vocab.json")
        var pairs: [(left: ArraySlice<UInt8>, right: ArraySlice<UInt8>)] = []
        for line in lines.split(separator: UInt8(ascii: "\n")) where !line.starts(with: "#version".utf8) {
            let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            if !line.isEmpty { pairs.append(try Self.pair(line, of: "merges.txt")) }
        }
        try setMerges(pairs, unknown: nil, of: "merges.txt")

        if case .object(let members)? = files.addedTokens {
            for member in members {
                guard case .number(let id) = member.value else {
                    throw TokenizerError(subject: "added_tokens.json", problem: "an id that is not a number")
                }
                addedTokens.add(member.name, id: try Self.id(id, of: "added_tokens.json"), special: true)
            }
        }
    }

    /// `added_tokens_decoder`, an object from ids to tokens that newer configurations hold.
    mutating func add(addedTokensDecoder json: ParsedJSON?, of name: String) throws(TokenizerError) {
        guard case .object(let members)? = json else { return }
        for member in members {
            guard let id = Double(String(decoding: member.name, as: UTF8.self)),
                case .string(let content)? = member.value["content"]
            else { throw TokenizerError(subject: name, problem: "added_tokens_decoder is not from ids to tokens") }
            if addedTokens.ids[content] == nil {
                addedTokens.add(content, id: try Self.id(id, of: name), special: member.value["special"]?.bool ?? false)
            }
        }
    }

    /// Makes a token special; one that has no id yet gets the next, as transformers does.
    mutating func addSpecial(_ content: [UInt8]) throws(TokenizerError) -> Int32 {
        let id = addedTokens.ids[content] ?? ids[content] ?? (highestID + 1)
        addedTokens.add(content, id: id, special: true)
        return id
    }

    mutating func addSpecialIfKnown(_ content: String) throws(TokenizerError) -> Int32? {
        let bytes = Array(content.utf8)
        return addedTokens.ids[bytes] == nil && ids[bytes] == nil ? nil : try addSpecial(bytes)
    }

    /// What every id stands for, one after another, and where each ends. Ids without a token stand for nothing.
    func decodedTokens() -> (bytes: [UInt8], ends: [Int]) {
        var tokens = [[UInt8]](repeating: [], count: Int(highestID) + 1)
        for (token, id) in ids.all { tokens[Int(id)] = Array(token) }
        for (token, id) in addedTokens.ids { tokens[Int(id)] = token }
        var (bytes, ends): ([UInt8], [Int]) = ([], [])
        bytes.reserveCapacity(tokens.count * 8)
        ends.reserveCapacity(tokens.count)
        for token in tokens {
            bytes += ByteAlphabet.decode(token)
            ends.append(bytes.count)
        }
        return (bytes, ends)
    }

    private var highestID: Int32 {
        max(ids.highestID ?? -1, addedTokens.ids.values.max() ?? -1)
    }

    private static func id(_ number: Double, of name: String) throws(TokenizerError) -> Int32 {
        guard number >= 0, number <= largestID, let id = Int32(exactly: number) else {
            throw TokenizerError(subject: name, problem: "\(number) is not a token id")
        }
        return id
    }

    private mutating func read(_ json: ParsedJSON, of name: String) throws(TokenizerError) {
        guard case .object(let members) = json else {
            throw TokenizerError(subject: name, problem: "the vocabulary is not an object")
        }
        for member in members {
            guard case .number(let id) = member.value else {
                throw TokenizerError(subject: name, problem: "an id that is not a number")
            }
            ids.set(member.name, to: try Self.id(id, of: name))
        }
    }

    private static func pair(
        _ line: ArraySlice<UInt8>, of name: String
    ) throws(TokenizerError) -> (left: ArraySlice<UInt8>, right: ArraySlice<UInt8>) {
        let parts = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            let text = String(decoding: line.prefix(40), as: UTF8.self)
            throw TokenizerError(subject: name, problem: "\"\(text)\" is not a pair of tokens")
        }
        return (parts[0], parts[1])
    }

    private mutating func setMerges(
        _ pairs: [(left: ArraySlice<UInt8>, right: ArraySlice<UInt8>)], unknown: Int32?, of name: String
    ) throws(TokenizerError) {
        var merges: [UInt64: BytePairMerges.Merge] = [:]
        merges.reserveCapacity(pairs.count)
        for (rank, pair) in pairs.enumerated() {
            guard let left = ids[pair.left], let right = ids[pair.right], let whole = ids[pair.left, pair.right]
            else {
                let text = String(decoding: pair.left + [UInt8(ascii: " ")] + pair.right, as: UTF8.self)
                throw TokenizerError(subject: name, problem: "merge \"\(text)\" is not in the vocabulary")
            }
            merges[BytePairMerges.key(left, right)] = BytePairMerges.Merge(rank: Int32(rank), token: whole)
        }
        let bytes = ByteAlphabet.scalars.map { ids[String($0).utf8] }
        self.merges = BytePairMerges(bytes: bytes, unknown: unknown, merges: merges)
    }
}
