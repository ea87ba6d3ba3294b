import Tensors

extension Vocabulary {
    private typealias Pair = (left: ArraySlice<UInt8>, right: ArraySlice<UInt8>)

    /// The merges of a `tokenizer.json`: `"a b"` or, since tokenizers 0.20, `["a", "b"]`. The tokens must be read already.
    ///
    /// - Parameter endOfWord: the ending of the last token of a word.
    func merges(model: ParsedJSON, endOfWord: [UInt8] = [], of name: String) throws(CaptioningError) -> BytePairMerges {
        guard case .array(let list)? = model["merges"] else {
            throw CaptioningError(name, "no merges")
        }
        var pairs: [Pair] = []
        pairs.reserveCapacity(list.count)
        for element in list {
            switch element {
            case .string(let line): pairs.append(try Self.pair(line[...], of: name))
            case .array(let two):
                guard two.count == 2, case .string(let left) = two[0], case .string(let right) = two[1] else {
                    fallthrough
                }
                pairs.append((left[...], right[...]))
            default: throw CaptioningError(name, "merge \(pairs.count) is not a pair of tokens")
            }
        }
        let unknown: Int32? = if case .string(let token)? = model["unk_token"] { self[token] } else { nil }
        return try merges(pairs, endOfWord, unknown: unknown, of: name)
    }

    /// The merges of a `merges.txt`. The tokens must be read already.
    func merges(
        lines: [UInt8], endOfWord: [UInt8] = [], unknown: Int32? = nil, of name: String
    ) throws(CaptioningError) -> BytePairMerges {
        var pairs: [Pair] = []
        for line in lines.split(separator: UInt8(ascii: "\n")) where !line.starts(with: "#version".utf8) {
            let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            if !line.isEmpty { pairs.append(try Self.pair(line, of: name)) }
        }
        return try merges(pairs, endOfWord, unknown: unknown, of: name)
    }

    private static func pair(_ line: ArraySlice<UInt8>, of name: String) throws(CaptioningError) -> Pair {
        let parts = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            let text = String(decoding: line.prefix(40), as: UTF8.self)
            throw CaptioningError(name, "\"\(text)\" is not a pair of tokens")
        }
        return (parts[0], parts[1])
    }

    private func merges(
        _ pairs: [Pair], _ endOfWord: [UInt8], unknown: Int32?, of name: String
    ) throws(CaptioningError) -> BytePairMerges {
        var merges: [UInt64: BytePairMerges.Merge] = [:]
        merges.reserveCapacity(pairs.count)
        for (rank, pair) in pairs.enumerated() {
            guard let left = self[pair.left], let right = self[pair.right], let whole = words[pair.left, pair.right]
            else {
                let text = String(decoding: pair.left + [UInt8(ascii: " ")] + pair.right, as: UTF8.self)
                throw CaptioningError(name, "merge \"\(text)\" is not in the vocabulary")
            }
            merges[BytePairMerges.key(left, right)] = BytePairMerges.Merge(rank: Int32(rank), token: whole)
        }
        let bytes = ByteAlphabet.scalars.map { self[Array(String($0).utf8)] }
        let lastBytes = ByteAlphabet.scalars.map { words[String($0).utf8, endOfWord] }
        return BytePairMerges(bytes: bytes, lastBytes: lastBytes, unknown: unknown, merges: merges)
    }
}
