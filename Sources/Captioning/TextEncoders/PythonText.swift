import Foundation

/// Python's view of a text, and BERT's words by it (transformers `BasicTokenizer`).
enum PythonText {
    typealias Scalars = [Unicode.Scalar]

    /// The white space of `str.strip` and `str.split`.
    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
    }

    static func stripped(_ text: some Sequence<Unicode.Scalar>) -> Scalars {
        withoutTrailingSpace(Array(text.drop(while: isSpace)))
    }

    static func withoutTrailingSpace(_ text: Scalars) -> Scalars {
        guard let last = text.lastIndex(where: { !isSpace($0) }) else { return [] }
        return Array(text[...last])
    }

    /// The words of a text: cleaned, divided at white space and around each punctuation mark, and normalized.
    ///
    /// The steps are those of `BertNormalizer`, in another order and with another composition; a text whose capitals
    /// matter is composed (normalization form C).
    static func bertWords(of text: Scalars, _ normalizer: BertNormalizer) -> [Scalars] {
        var cleaned = Scalars()
        for scalar in text where !isRemoved(scalar) {
            if isBertSpace(scalar) {
                cleaned.append(" ")
            } else if normalizer.separatesChinese, isChinese(scalar) {
                cleaned += [" ", scalar, " "]
            } else {
                cleaned.append(scalar)
            }
        }
        let composed = String(String.UnicodeScalarView(cleaned)).precomposedStringWithCanonicalMapping.unicodeScalars
        return composed.split(whereSeparator: isSpace).flatMap { word -> [Scalars] in
            var word = Array(word)
            if normalizer.lowercases { word = word.flatMap { $0.properties.lowercaseMapping.unicodeScalars } }
            if normalizer.stripsAccents ?? normalizer.lowercases { word = withoutAccents(word) }
            return divided(word)
        }
    }

    private static func withoutAccents(_ word: Scalars) -> Scalars {
        String(String.UnicodeScalarView(word)).decomposedStringWithCanonicalMapping.unicodeScalars
            .filter { category($0) != .nonspacingMark }
    }

    /// Each punctuation mark is a word.
    private static func divided(_ word: Scalars) -> [Scalars] {
        var words: [Scalars] = []
        var isNew = true
        for scalar in word {
            if isPunctuation(scalar) || isSpace(scalar) {
                if !isSpace(scalar) { words.append([scalar]) }
                isNew = true
            } else if isNew {
                words.append([scalar])
                isNew = false
            } else {
                words[words.count - 1].append(scalar)
            }
        }
        return words
    }

    /// The category in Unicode 14, that of Python 3.11: characters assigned since have none.
    private static func category(_ scalar: Unicode.Scalar) -> Unicode.GeneralCategory {
        // The only one of the categories below that changed since.
        if scalar == "\u{1171E}" { return .nonspacingMark }
        guard let age = scalar.properties.age, age.major <= 14 else { return .unassigned }
        return scalar.properties.generalCategory
    }

    /// `_is_control`, U+0000 and U+FFFD.
    private static func isRemoved(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\t", "\n", "\r": return false
        case "\0", "\u{FFFD}": return true
        default: break
        }
        switch category(scalar) {
        case .control, .format, .surrogate, .privateUse, .unassigned: return true
        default: return false
        }
    }

    /// `_is_whitespace`.
    private static func isBertSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case " ", "\t", "\n", "\r": true
        default: category(scalar) == .spaceSeparator
        }
    }

    /// `_is_punctuation`.
    private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 33...47, 58...64, 91...96, 123...126: return true
        default: break
        }
        switch category(scalar) {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            return true
        default: return false
        }
    }

    /// `_is_chinese_char`.
    private static func isChinese(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x2A6DF, 0x2A700...0x2B73F, 0x2B740...0x2B81F,
            0x2B820...0x2CEAF, 0xF900...0xFAFF, 0x2F800...0x2FA1F:
            true
        default: false
        }
    }
}
