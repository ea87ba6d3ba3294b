extension WordForms {
    /// The last eight letters of a word in one number, to compare with many endings.
    struct Tail {
        let letters: UInt64

        init(of word: String) {
            letters = word.utf8.reduce(0) { $0 << 8 | UInt64($1) }
        }

        func hasSuffix(_ ending: Ending) -> Bool { letters & ending.mask == ending.letters }
    }

    /// An ending of up to eight letters.
    struct Ending {
        let letters: UInt64
        let mask: UInt64
        let count: Int

        init(_ text: String) {
            count = text.utf8.count
            letters = Tail(of: text).letters
            mask = count >= 8 ? .max : (1 << UInt64(count * 8)) - 1
        }
    }

    /// Letters within a word, and what they become.
    struct Replacement {
        let british: [UInt8]
        let american: [UInt8]

        init(_ british: String, _ american: String) {
            self.british = Array(british.utf8)
            self.american = Array(american.utf8)
        }

        /// Replaces every occurrence, from left to right.
        func replace(in word: inout [UInt8]) {
            var position = 0
            while position + british.count <= word.count {
                if word[position] == british[0], word[position...].starts(with: british) {
                    word.replaceSubrange(position..<(position + british.count), with: american)
                    position += american.count
                } else {
                    position += 1
                }
            }
        }
    }
}
