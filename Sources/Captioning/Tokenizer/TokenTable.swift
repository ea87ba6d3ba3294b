/// Token ids by text, in UTF-8: a hash table in one contiguous buffer.
///
/// Not `Dictionary`, because reading a vocabulary looks up 200,000 short keys, often two of them concatenated, and a
/// dictionary would take an allocation for each.
struct TokenTable {
    private struct Entry {
        let hash: UInt32
        let start: Int
        let count: Int
        var id: Int32
    }

    private var bytes: [UInt8] = []
    private var entries: [Entry] = []
    /// Open addressing: the index of an entry, or -1. Their number is a power of two.
    private var slots = [Int32](repeating: -1, count: 1024)

    var highestID: Int32? { entries.lazy.map(\.id).max() }

    subscript(token: some Collection<UInt8>) -> Int32? {
        self[token, EmptyCollection<UInt8>()]
    }

    /// The id of `left` followed by `right`.
    subscript(left: some Collection<UInt8>, right: some Collection<UInt8>) -> Int32? {
        let slot = slot(left, right, hash: Self.hash(left, right))
        return slots[slot] < 0 ? nil : entries[Int(slots[slot])].id
    }

    /// A token that is already in the table gets the new id.
    mutating func set(_ token: [UInt8], to id: Int32) {
        let hash = Self.hash(token, EmptyCollection())
        let slot = slot(token, EmptyCollection(), hash: hash)
        if slots[slot] >= 0 {
            entries[Int(slots[slot])].id = id
            return
        }
        slots[slot] = Int32(entries.count)
        entries.append(Entry(hash: hash, start: bytes.count, count: token.count, id: id))
        bytes += token
        if entries.count * 2 > slots.count { grow() }
    }

    /// Every token with its id.
    var all: some Sequence<(token: ArraySlice<UInt8>, id: Int32)> {
        entries.lazy.map { (bytes[$0.start..<$0.start + $0.count], $0.id) }
    }

    private mutating func grow() {
        let mask = slots.count * 4 - 1
        slots = [Int32](repeating: -1, count: mask + 1)
        for (index, entry) in entries.enumerated() {
            var slot = Int(entry.hash) & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(index)
        }
    }

    /// The slot of the token, or the free slot where it would be.
    private func slot(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>, hash: UInt32) -> Int {
        let mask = slots.count - 1
        let count = left.count + right.count
        var slot = Int(hash) & mask
        while slots[slot] >= 0 {
            let entry = entries[Int(slots[slot])]
            if entry.hash == hash, entry.count == count {
                var position = entry.start
                var isSame = true
                for byte in left where isSame {
                    isSame = bytes[position] == byte
                    position += 1
                }
                for byte in right where isSame {
                    isSame = bytes[position] == byte
                    position += 1
                }
                if isSame { return slot }
            }
            slot = (slot + 1) & mask
        }
        return slot
    }

    /// FNV-1a.
    private static func hash(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for byte in left { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        for byte in right { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return hash
    }
}
