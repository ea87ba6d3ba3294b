/// Splits text into the pieces within which bytes may merge.
///
/// The pieces are the matches of this expression of GPT-2's `encoder.py`, from left to right:
/// `'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`. It works on scalars, not on
/// characters, which could hide a combining mark.
enum PreTokenizer {
    enum Class {
        case space, letter, number, other
    }

    private static let contractions: [[Unicode.Scalar]] = ["s", "t", "re", "ve", "m", "ll", "d"].map {
        Array($0.unicodeScalars)
    }

    static func split(_ text: [Unicode.Scalar]) -> [ArraySlice<Unicode.Scalar>] {
        var pieces: [ArraySlice<Unicode.Scalar>] = []
        var start = 0
        while start < text.count {
            let end = endOfPiece(text, from: start)
            pieces.append(text[start..<end])
            start = end
        }
        return pieces
    }

    /// The matches of this expression of CLIP's `simple_tokenizer.py`:
    /// `'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+`.
    static func words(_ text: [Unicode.Scalar]) -> [ArraySlice<Unicode.Scalar>] {
        var words: [ArraySlice<Unicode.Scalar>] = []
        var start = 0
        while start < text.count {
            let kind = classify(text[start])
            let end: Int
            if let contraction = endOfContraction(text, from: start) {
                end = contraction
            } else {
                end = kind == .number ? start + 1 : endOfRun(text, of: kind, from: start)
            }
            if kind != .space { words.append(text[start..<end]) }
            start = end
        }
        return words
    }

    private static func endOfContraction(_ text: [Unicode.Scalar], from start: Int) -> Int? {
        guard text[start] == "'" else { return nil }
        return contractions.first { text[(start + 1)...].starts(with: $0) }.map { start + 1 + $0.count }
    }

    private static func endOfPiece(_ text: [Unicode.Scalar], from start: Int) -> Int {
        if let end = endOfContraction(text, from: start) { return end }
        let word = text[start] == " " ? start + 1 : start
        if word < text.count {
            let kind = classify(text[word])
            if kind != .space { return endOfRun(text, of: kind, from: word + 1) }
        }
        // Of several spaces before a word, the last belongs to the word.
        let end = endOfRun(text, of: .space, from: start)
        return end < text.count && end - start > 1 ? end - 1 : end
    }

    private static func endOfRun(_ text: [Unicode.Scalar], of kind: Class, from start: Int) -> Int {
        var end = start
        while end < text.count, classify(text[end]) == kind { end += 1 }
        return end
    }

    /// The class in Unicode 16, as in the reference's expressions: characters assigned since are neither letters nor
    /// numbers.
    static func classify(_ scalar: Unicode.Scalar) -> Class {
        switch scalar.value {
        // \s of the Oniguruma library: White_Space of Unicode.
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
            return .space
        default: break
        }
        if scalar.value >= 0x80, scalar.properties.age.map({ $0.major > 16 }) ?? true { return .other }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return .letter
        case .decimalNumber, .letterNumber, .otherNumber: return .number
        default: return .other
        }
    }
}
