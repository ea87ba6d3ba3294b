extension ConceptLineIndex {
    /// What one pass over the bytes finds.
    struct Scan {
        private(set) var lines: [UInt32] = []
        private(set) var broader: [UInt32] = []
        private var offsets: [UInt32] = []
        private var letters: [NameLetters] = []

        mutating func read(_ bytes: Span<UInt8>) {
            offsets.reserveCapacity(bytes.count / 16)
            letters.reserveCapacity(bytes.count / 16)
            var position = 0
            while position < bytes.count {
                lines.append(UInt32(position))
                broader.append(0)
                append(position, in: bytes)
                position = readNames(in: bytes, from: position)
                while bytes[position] != UInt8(ascii: "\n") { position += 1 }
                position += 1
            }
            lines.append(UInt32(bytes.count))
        }

        /// The lower six bits of the separators: those of `|` are those of `<`.
        private static let separators: UInt64 =
            1 << UInt64(UInt8(ascii: "\n")) | 1 << UInt64(UInt8(ascii: ";")) | 1 << UInt64(UInt8(ascii: "<"))

        /// Up to the broader concepts or the end of the line.
        private mutating func readNames(in bytes: Span<UInt8>, from start: Int) -> Int {
            var position = start
            while true {
                // Most bytes are letters. One test finds the four that matter, and a few others.
                while Self.separators >> (UInt64(bytes[position]) & 63) & 1 == 0 { position += 1 }
                let byte = bytes[position]
                switch byte {
                case UInt8(ascii: "\n"): return position
                case UInt8(ascii: "<"):
                    broader[broader.count - 1] = UInt32(position + 1)
                    return position
                case UInt8(ascii: ";"):
                    position = Self.skippingSpaces(position + 1, in: bytes)
                    append(position, in: bytes)
                case UInt8(ascii: "|"):
                    // Two letters of the language.
                    position = Self.skippingSpaces(Self.skippingSpaces(position + 1, in: bytes) + 2, in: bytes)
                    append(position, in: bytes)
                default: position += 1
                }
            }
        }

        private mutating func append(_ offset: Int, in bytes: Span<UInt8>) {
            offsets.append(UInt32(offset))
            letters.append(NameLetters(bytes, at: offset))
        }

        private static func skippingSpaces(_ position: Int, in bytes: Span<UInt8>) -> Int {
            var position = position
            while bytes[position] == UInt8(ascii: " ") { position += 1 }
            return position
        }

        /// The names by group, and where each group begins.
        func grouped() -> (names: [UInt32], groups: [UInt32]) {
            var groups = [UInt32](repeating: 0, count: NameLetters.groups + 1)
            for letters in letters { groups[letters.group + 1] += 1 }
            for group in 0..<NameLetters.groups { groups[group + 1] += groups[group] }
            var next = groups
            var names = [UInt32](repeating: 0, count: offsets.count)
            for (index, letters) in letters.enumerated() {
                names[Int(next[letters.group])] = letters.third << offsetBits | offsets[index]
                next[letters.group] += 1
            }
            return (names, groups)
        }
    }
}
