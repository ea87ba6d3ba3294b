/// Text operations of Python's `str`, the language of the reference implementations.
enum PythonText {
    /// The white space of `str.split()` and `str.rstrip()`.
    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
            true
        default: false
        }
    }

    static func split(_ text: some Sequence<Unicode.Scalar>) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in text {
            if isSpace(scalar) {
                if !word.isEmpty { words.append(String(word)) }
                word.removeAll()
            } else {
                word.append(scalar)
            }
        }
        if !word.isEmpty { words.append(String(word)) }
        return words
    }

    /// `str.strip() == ""`.
    static func isBlank(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(isSpace) }

    /// `str.replace()`, by code points: a mark or joiner behind them does not hide the ones to replace.
    static func replacing(_ old: String, _ new: String, in scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        let old = Array(old.unicodeScalars)
        var result: [Unicode.Scalar] = []
        var place = 0
        while place < scalars.count {
            if scalars[place] == old[0], scalars[place...].starts(with: old) {
                result += new.unicodeScalars
                place += old.count
            } else {
                result.append(scalars[place])
                place += 1
            }
        }
        return result
    }

    static func replacing(_ old: String, _ new: String, in text: String) -> String {
        String(String.UnicodeScalarView(replacing(old, new, in: Array(text.unicodeScalars))))
    }

    /// `str.lower()`; only results in ASCII matter here.
    static func lowercase(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
        }
        return String(result)
    }
}
