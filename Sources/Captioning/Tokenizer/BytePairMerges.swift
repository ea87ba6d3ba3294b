/// The merges of a byte-pair encoding: adjacent tokens that become one, by rank (Sennrich et al. 2016; GPT-2
/// `encoder.py`, `bpe`).
struct BytePairMerges: Sendable {
    struct Merge: Sendable {
        /// Lower ranks merge first.
        let rank: Int32
        let token: Int32
    }

    /// The token of each single byte; nil if the vocabulary has none.
    let bytes: [Int32?]
    /// The token of each single byte at the end of a word.
    let lastBytes: [Int32?]
    /// The token of bytes without one; nil drops such bytes.
    let unknown: Int32?
    private let merges: [UInt64: Merge]

    init(bytes: [Int32?], lastBytes: [Int32?], unknown: Int32?, merges: [UInt64: Merge]) {
        self.bytes = bytes
        self.lastBytes = lastBytes
        self.unknown = unknown
        self.merges = merges
    }

    static func key(_ left: Int32, _ right: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
    }

    /// The tokens of one piece of text.
    func tokens(of piece: some BidirectionalCollection<UInt8>) -> [Int32] {
        var tokens = piece.dropLast().compactMap { bytes[Int($0)] ?? unknown }
        if let last = piece.last.flatMap({ lastBytes[Int($0)] ?? unknown }) { tokens.append(last) }
        guard tokens.count > 1 else { return tokens }
        // ranks[i] is that of the pair (i, i + 1).
        var ranks = (1..<tokens.count).map { rank(tokens[$0 - 1], tokens[$0]) }
        while let lowest = ranks.min(), lowest != .max, let position = ranks.firstIndex(of: lowest),
            let merge = merges[Self.key(tokens[position], tokens[position + 1])]
        {
            tokens[position] = merge.token
            tokens.remove(at: position + 1)
            ranks.remove(at: position)
            if position > 0 { ranks[position - 1] = rank(tokens[position - 1], tokens[position]) }
            if position < ranks.count { ranks[position] = rank(tokens[position], tokens[position + 1]) }
        }
        return tokens
    }

    private func rank(_ left: Int32, _ right: Int32) -> Int32 {
        merges[Self.key(left, right)]?.rank ?? .max
    }
}
