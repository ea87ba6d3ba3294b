/// A palette that is compressed into runs and ramps (PS3.3 C.7.9.2).
enum SegmentedPalette {
    /// The entries of the expanded palette. Nil if a segment is invalid.
    static func expanded(_ data: [UInt8], isByteCoded: Bool) -> [UInt16]? {
        let words = isByteCoded ? data.map(UInt16.init) : data.integers(UInt16.self)
        // An indirect segment has its offset in bytes as two words, the low one first.
        let bytesPerWord = isByteCoded ? 1 : 2
        var entries: [UInt16] = []
        guard expand(words, from: 0, segments: .max, bytesPerWord: bytesPerWord, isIndirect: false, into: &entries)
        else {
            return nil
        }
        return entries
    }

    private static func expand(
        _ words: [UInt16], from start: Int, segments: Int, bytesPerWord: Int, isIndirect: Bool,
        into entries: inout [UInt16]
    ) -> Bool {
        var position = start
        var remaining = segments
        while position + 2 <= words.count, remaining > 0 {
            remaining -= 1
            let count = Int(words[position + 1])
            guard entries.count + count <= 0x10000 else { return false }
            switch words[position] {
            case 0:
                guard position + 2 + count <= words.count else { return false }
                entries += words[position + 2..<position + 2 + count]
                position += 2 + count
            case 1:
                guard let last = entries.last, count > 0, position + 3 <= words.count else { return false }
                let end = Double(words[position + 2])
                for step in 1...count {
                    entries.append(
                        UInt16((Double(last) + (end - Double(last)) * Double(step) / Double(count)).rounded()))
                }
                position += 3
            case 2:
                let size = bytesPerWord == 1 ? 4 : 2
                guard !isIndirect, position + 2 + size <= words.count else { return false }
                let offset = words[position + 2..<position + 2 + size].reversed().reduce(0) {
                    $0 << (bytesPerWord == 1 ? 8 : 16) | Int($1)
                }
                guard
                    expand(
                        words, from: offset / bytesPerWord, segments: count, bytesPerWord: bytesPerWord,
                        isIndirect: true,
                        into: &entries)
                else { return false }
                position += 2 + size
            default:
                // A padding byte at the end is valid.
                return position + 2 >= words.count
            }
        }
        return true
    }
}
