import Foundation

/// BERT's normalization of a text.
///
/// Source: tokenizers `normalizers/bert.rs`.
struct BertNormalizer: Sendable, Equatable {
    /// Whether control characters are removed and all white space becomes spaces.
    var cleansText = true
    /// Whether every Chinese character is a word.
    var separatesChinese = true
    /// Whether accents are removed; nil if that follows the case setting.
    var stripsAccents: Bool?
    var lowercases = true

    func callAsFunction(_ text: String) -> String {
        var text = String.UnicodeScalarView(cleaned(text.unicodeScalars))
        if separatesChinese { text = Self.separated(text) }
        if stripsAccents ?? lowercases {
            text = Self.decomposed(text)
            text.removeAll { $0.isAccent }
        }
        guard lowercases else { return String(text) }
        return text.reduce(into: "") { $0.unicodeScalars += $1.properties.lowercaseMapping.unicodeScalars }
    }

    private func cleaned(_ text: String.UnicodeScalarView) -> String.UnicodeScalarView {
        guard cleansText else { return text }
        var cleaned = String.UnicodeScalarView()
        for scalar in text {
            switch scalar {
            case "\t", "\n", "\r": cleaned.append(" ")
            case "\0", "\u{FFFD}": continue
            case _ where scalar.isControl: continue
            default: cleaned.append(scalar.properties.isWhitespace ? " " : scalar)
            }
        }
        return cleaned
    }

    /// Normalization form D of Unicode 12: the one decomposition that 13 added is left out.
    private static func decomposed(_ text: String.UnicodeScalarView) -> String.UnicodeScalarView {
        let whole: Unicode.Scalar = "\u{11938}"
        let parts = text.split(separator: whole, omittingEmptySubsequences: false).map {
            String($0).decomposedStringWithCanonicalMapping.unicodeScalars
        }
        return String.UnicodeScalarView(parts.joined(separator: [whole]))
    }

    private static func separated(_ text: String.UnicodeScalarView) -> String.UnicodeScalarView {
        var separated = String.UnicodeScalarView()
        for scalar in text {
            if scalar.isChinese {
                separated += [" ", scalar, " "]
            } else {
                separated.append(scalar)
            }
        }
        return separated
    }
}

/// Splits a normalized text into words: at white space, which is dropped, and around each punctuation mark.
///
/// Source: tokenizers `pre_tokenizers/bert.rs`.
enum BertPreTokenizer {
    static func split(_ text: String) -> [ArraySlice<Unicode.Scalar>] {
        let text = Array(text.unicodeScalars)
        var words: [ArraySlice<Unicode.Scalar>] = []
        var start = 0
        for (place, scalar) in text.enumerated() {
            let isSpace = scalar.properties.isWhitespace
            guard isSpace || scalar.isBertPunctuation else { continue }
            if start < place { words.append(text[start..<place]) }
            if !isSpace { words.append(text[place...place]) }
            start = place + 1
        }
        if start < text.count { words.append(text[start...]) }
        return words
    }
}

/// The reference's character classes: those of Unicode 8 in the crate `unicode_categories`, with its few errors.
/// Characters assigned since are in none of them.
extension Unicode.Scalar {
    private var oldCategory: Unicode.GeneralCategory? {
        guard let age = properties.age, age.major <= 7 || (age.major == 8 && age.minor == 0) else { return nil }
        return properties.generalCategory
    }

    /// `Other`, except tabs and line ends.
    fileprivate var isControl: Bool {
        switch oldCategory {
        case .control, .format, .privateUse: true
        default: false
        }
    }

    /// `Mark, Nonspacing`.
    fileprivate var isAccent: Bool {
        switch value {
        case 0x1734, 0x1171E: true
        case 0x1885, 0x1886, 0xA9BD, 0x111C9: false
        default: oldCategory == .nonspacingMark
        }
    }

    fileprivate var isBertPunctuation: Bool {
        switch value {
        case 33...47, 58...64, 91...96, 123...126, 0x166D, 0x111C9: return true
        default: break
        }
        switch oldCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            return true
        default: return false
        }
    }

    /// The ranges of tokenizers' `is_chinese_char`.
    fileprivate var isChinese: Bool {
        switch value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x2A6DF, 0x2A700...0x2B81F, 0x2B920...0x2CEAF,
            0xF900...0xFAFF, 0x2F800...0x2FA1F:
            true
        default: false
        }
    }
}
