extension IndexWords {
    /// Remembers the normal forms of the words it saw last, for who writes many texts.
    ///
    /// It has a fixed size (half a megabyte and the words). A word takes the place of another one with the same hash.
    public struct Cache: Sendable {
        private var slots: [Slot]
        private let slotBits: Int

        private struct Slot: Sendable {
            var key = Key()
            /// Empty if the run has no words.
            var first = ""
            var others: [String] = []
        }

        public init() {
            // The captions of an archive have some thousand different words.
            self.init(slotBits: 13)
        }

        /// With as many slots as numbers of so many bits.
        init(slotBits: Int) {
            slots = [Slot](repeating: Slot(), count: 1 << slotBits)
            self.slotBits = slotBits
        }

        /// The same as `IndexWords.of`.
        public mutating func words(of text: some StringProtocol) -> [String] {
            let text = String(text)
            let bytes = text.utf8.span
            var words = Compounding()
            var runs = Runs()
            while let run = runs.next(in: bytes) {
                guard let key = Key(run.range, in: bytes) else {
                    for word in IndexWords.words(of: run, in: bytes) { words.append(word) }
                    continue
                }
                let slot = Int(key.hash >> (64 - slotBits))
                if slots[slot].key != key {
                    let words = IndexWords.words(of: run, in: bytes)
                    slots[slot] = Slot(key: key, first: words.first ?? "", others: Array(words.dropFirst()))
                }
                guard !slots[slot].first.isEmpty else { continue }
                words.append(slots[slot].first)
                for word in slots[slot].others { words.append(word) }
            }
            return words.words
        }
    }

    /// The bytes of a run of up to 32 bytes, A to Z as a to z.
    private struct Key: Equatable {
        private var parts: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

        /// Of no run.
        init() {}

        /// Nil if the run is longer.
        init?(_ range: Range<Int>, in bytes: Span<UInt8>) {
            guard range.count <= 32 else { return nil }
            parts.0 = Self.packed(range.prefix(8), in: bytes)
            guard range.count > 8 else { return }
            parts.1 = Self.packed(range.dropFirst(8).prefix(8), in: bytes)
            guard range.count > 16 else { return }
            parts.2 = Self.packed(range.dropFirst(16).prefix(8), in: bytes)
            parts.3 = Self.packed(range.dropFirst(24), in: bytes)
        }

        /// A byte of a run is never 0, so that runs of different lengths differ.
        private static func packed(_ range: Range<Int>, in bytes: Span<UInt8>) -> UInt64 {
            var packed: UInt64 = 0
            for index in range { packed = packed << 8 | UInt64(lowercased(bytes[index])) }
            return packed
        }

        /// The upper bits are the ones to use.
        var hash: UInt64 {
            var hash = parts.0 &* 0x9E37_79B9_7F4A_7C15
            hash = (hash ^ (hash >> 32) ^ parts.1) &* 0xBF58_476D_1CE4_E5B9
            hash = (hash ^ (hash >> 32) ^ parts.2) &* 0x94D0_49BB_1331_11EB
            hash = (hash ^ (hash >> 32) ^ parts.3) &* 0x9E37_79B9_7F4A_7C15
            return hash
        }

        static func == (a: Key, b: Key) -> Bool { a.parts == b.parts }
    }

    /// The words of one run, compounds aside.
    private static func words(of run: Run, in bytes: Span<UInt8>) -> [String] {
        if let word = run.latinWord(in: bytes) { return [normal(word)] }
        return splitBeyondLatin(run.text(in: bytes))
    }
}
