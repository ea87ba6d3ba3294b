/// The words of texts and queries as the full-text index keeps them.
///
/// Texts and queries go through the same function, so a query needs no other spellings: `X-Rays` and `xray` are one word, and
/// so are `Œdema`, `OEDEMA` and `edema`.
public enum IndexWords {
    /// Goes up whenever the words of some text change: an index made by another version is rebuilt.
    public static let version = 1

    /// The words of a text in order: split as by `SearchWords`, folded by `FoldedText`, each in its normal form.
    ///
    /// Scripts without spaces between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese), and Korean, become one word for
    /// each character, to be looked for as a phrase: `胸部CT2` is 胸, 部, ct2. Compounds that people write in two ways come
    /// out in one: `x ray` as `xray`, `ctscan` as `ct`, `scan`.
    ///
    /// No word is empty. None has other ASCII than a to z and 0 to 9. The words of the words, with spaces between, are the
    /// same words.
    public static func of(_ text: some StringProtocol) -> [String] {
        let text = String(text)
        let bytes = text.utf8.span
        var words = Compounding()
        var runs = Runs()
        while let run = runs.next(in: bytes) {
            if let word = run.latinWord(in: bytes) {
                words.append(normal(word))
            } else {
                for word in splitBeyondLatin(run.text(in: bytes)) { words.append(word) }
            }
        }
        return words.words
    }

    /// The normal form of one folded word without separators. Compounds are `of`'s.
    public static func normal(_ word: String) -> String { WordForms.normal(word) }

    /// The words of a run that has more than Latin letters.
    static func splitBeyondLatin(_ run: String) -> [String] {
        var words: [String] = []
        for part in SearchWords.split(prepared(run)) {
            // Again, because folding takes characters apart: ⑴ is (1).
            for word in SearchWords.split(FoldedText.fold(part)) { append(word, to: &words) }
        }
        return words
    }

    /// Without what is not seen, and with spaces around fractions: `3½` is 3, 1, 2, as `3 1/2` is.
    private static func prepared(_ run: String) -> String {
        var prepared = String.UnicodeScalarView()
        for scalar in run.unicodeScalars where !isIgnored(scalar) {
            let isFraction = isFraction(scalar)
            if isFraction { prepared.append(" ") }
            prepared.append(scalar)
            if isFraction { prepared.append(" ") }
        }
        return String(prepared)
    }

    /// Appends the normal form of a folded word, or of its characters where they are words of their own.
    private static func append(_ folded: String, to words: inout [String]) {
        var word = String.UnicodeScalarView()
        var isCharacter = false
        func end() {
            if !word.isEmpty { words.append(normal(String(word))) }
            word = String.UnicodeScalarView()
        }
        for scalar in folded.unicodeScalars where !isIgnored(scalar) {
            if SearchWords.isMark(scalar) {
                // A mark without a letter is not a word.
                if !word.isEmpty { word.append(scalar) }
                continue
            }
            let isNextCharacter = isWordOfItsOwn(scalar)
            if isCharacter || isNextCharacter { end() }
            isCharacter = isNextCharacter
            word.append(scalar)
        }
        end()
    }

    /// Letters of scripts that are written without spaces, and Korean syllables, whose words take endings.
    private static func isWordOfItsOwn(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF, 0x2E80...0x2FDF, 0x3005...0x3007,
            0x3021...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA960...0xA97F, 0xA9E0...0xA9FF, 0xAA60...0xAA7F,
            0xAC00...0xD7FF, 0xF900...0xFAFF, 0x1AFF0...0x1B16F, 0x20000...0x3FFFF:
            true
        default: false
        }
    }

    /// Variation selectors, and the stroke that only lengthens an Arabic word.
    private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0640, 0x180B...0x180D, 0x180F, 0xFE00...0xFE0F, 0xE0100...0xE01EF: true
        default: false
        }
    }

    private static func isFraction(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xBC...0xBE, 0x2150...0x215F, 0x2189: true
        default: false
        }
    }
}

extension IndexWords {
    /// A list of normal words in which compounds have one form.
    struct Compounding {
        private(set) var words: [String] = []

        /// `x ray` becomes one word. `ctscan` becomes two, because `ct` must find it.
        mutating func append(_ word: String) {
            switch word {
            case "ray" where words.last == "x": words[words.count - 1] = "xray"
            case "up" where words.last == "follow", "ups" where words.last == "follow":
                words[words.count - 1] = "followup"
            case "contrast" where words.last == "non": words[words.count - 1] = "noncontrast"
            case "ctscan": words += ["ct", "scan"]
            case "mriscan": words += ["mri", "scan"]
            default: words.append(word)
            }
        }
    }

    /// Finds the runs of letters and digits in UTF-8. Everything beyond ASCII counts as a letter.
    struct Runs {
        private var position = 0

        mutating func next(in bytes: Span<UInt8>) -> Run? {
            while position < bytes.count, !Self.isPartOfRun(bytes[position]) { position += 1 }
            guard position < bytes.count else { return nil }
            let start = position
            while position < bytes.count, Self.isPartOfRun(bytes[position]) { position += 1 }
            return Run(range: start..<position)
        }

        private static func isPartOfRun(_ byte: UInt8) -> Bool {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: true
            default: false
            }
        }
    }

    struct Run {
        let range: Range<Int>

        /// The run, folded, if it has only letters of Latin script and digits, and so is one word.
        func latinWord(in bytes: Span<UInt8>) -> String? {
            var letters: [UInt8] = []
            letters.reserveCapacity(range.count)
            var index = range.lowerBound
            while index < range.upperBound {
                let byte = bytes[index]
                index += 1
                if byte < 0x80 {
                    letters.append(IndexWords.lowercased(byte))
                } else {
                    guard index < range.upperBound, let folded = LatinLetters.folded(byte, bytes[index]) else {
                        return nil
                    }
                    letters += folded
                    index += 1
                }
            }
            return String(decoding: letters, as: UTF8.self)
        }

        func text(in bytes: Span<UInt8>) -> String {
            var text: [UInt8] = []
            text.reserveCapacity(range.count)
            for index in range { text.append(bytes[index]) }
            return String(decoding: text, as: UTF8.self)
        }
    }

    @inline(__always) static func lowercased(_ byte: UInt8) -> UInt8 {
        byte &- 0x41 < 26 ? byte | 0x20 : byte
    }
}
