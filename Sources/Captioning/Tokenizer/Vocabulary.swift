import Tensors

/// Tokens and their ids while a tokenizer is being read.
struct Vocabulary {
    /// In UTF-8, as in the files.
    private(set) var words = TokenTable()
    private(set) var addedTokens = AddedTokens()

    /// Larger than any vocabulary: an id beyond it means a damaged file.
    private static let largestID: Double = 10_000_000

    subscript(word: some Collection<UInt8>) -> Int32? { words[word] }

    /// Reads an object that maps tokens to ids.
    mutating func read(_ json: ParsedJSON, of name: String) throws(CaptioningError) {
        guard case .object(let members) = json else {
            throw CaptioningError(name, "the vocabulary is not an object")
        }
        for member in members {
            guard let id = member.value.number else {
                throw CaptioningError(name, "an id is not a number")
            }
            words.set(member.name, to: try Self.id(id, of: name))
        }
    }

    /// Reads a `vocab.txt`: one token per line, whose line number from 0 is its id.
    mutating func read(lines: [UInt8], of name: String) throws(CaptioningError) {
        var lines = lines.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        for (number, line) in lines.enumerated() {
            let word = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            words.set(Array(word), to: try Self.id(Double(number), of: name))
        }
    }

    /// Reads `added_tokens` of a `tokenizer.json`.
    mutating func read(addedTokens json: ParsedJSON?, of name: String) throws(CaptioningError) {
        guard case .array(let added)? = json else { return }
        for token in added {
            guard case .string(let content)? = token["content"], let id = token["id"]?.number else {
                throw CaptioningError(name, "an added token has no content or id")
            }
            addedTokens.add(
                content, id: try Self.id(id, of: name), special: token["special"]?.bool ?? false,
                normalized: token["normalized"]?.bool ?? false)
        }
    }

    /// Reads an `added_tokens.json`: an object that maps tokens to ids.
    mutating func read(addedTokensFile json: ParsedJSON?) throws(CaptioningError) {
        guard case .object(let members)? = json else { return }
        for member in members {
            guard let id = member.value.number else {
                throw CaptioningError("added_tokens.json", "an id is not a number")
            }
            addedTokens.add(member.name, id: try Self.id(id, of: "added_tokens.json"), special: true)
        }
    }

    /// Reads `added_tokens_decoder` of newer configurations: an object that maps ids to tokens.
    mutating func add(addedTokensDecoder json: ParsedJSON?, of name: String) throws(CaptioningError) {
        guard case .object(let members)? = json else { return }
        for member in members {
            guard let id = Double(String(decoding: member.name, as: UTF8.self)),
                case .string(let content)? = member.value["content"]
            else { throw CaptioningError(name, "added_tokens_decoder does not map ids to tokens") }
            if addedTokens.ids[content] == nil {
                addedTokens.add(
                    content, id: try Self.id(id, of: name), special: member.value["special"]?.bool ?? false,
                    normalized: member.value["normalized"]?.bool ?? false)
            }
        }
    }

    /// Makes a token special; one without an id gets the next, as in transformers.
    mutating func addSpecial(_ content: [UInt8], normalized: Bool) throws(CaptioningError) -> Int32 {
        let id = addedTokens.ids[content] ?? words[content] ?? (highestID + 1)
        addedTokens.add(content, id: id, special: true, normalized: normalized)
        return id
    }

    mutating func addSpecialIfKnown(_ content: String, normalized: Bool) throws(CaptioningError) -> Int32? {
        let bytes = Array(content.utf8)
        guard addedTokens.ids[bytes] != nil || words[bytes] != nil else { return nil }
        return try addSpecial(bytes, normalized: normalized)
    }

    /// Every token by id; empty for unused ids.
    func tokens() -> [[UInt8]] {
        var tokens = [[UInt8]](repeating: [], count: Int(highestID) + 1)
        for (token, id) in words.all { tokens[Int(id)] = Array(token) }
        for (token, id) in addedTokens.ids { tokens[Int(id)] = token }
        return tokens
    }

    private var highestID: Int32 {
        max(words.highestID ?? -1, addedTokens.ids.values.max() ?? -1)
    }

    private static func id(_ number: Double, of name: String) throws(CaptioningError) -> Int32 {
        guard number >= 0, number <= largestID, let id = Int32(exactly: number) else {
            throw CaptioningError(name, "\(number) is not a token id")
        }
        return id
    }
}
