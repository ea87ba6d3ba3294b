import Foundation

/// Text without case and diacritics, to compare what was typed with what a header says.
public enum FoldedText {
    /// `Schädel`, `SCHÄDEL` and `schadel` are the same; so are `Fuß` and `FUSS`, `Łokieć` and `lokiec`, `κρανίο` and `ΚΡΑΝΙΟ`.
    ///
    /// Compatibility forms (full-width letters, ligatures) are taken apart, marks of the Latin, Greek, Cyrillic, Hebrew and
    /// Arabic scripts dropped, and letters brought to lower case by way of upper case, which gives ß, ς and ı their common
    /// forms. Marks that make another letter, as in Kana, Hangul and Indic scripts, stay.
    public static func fold(_ text: String) -> String {
        var ascii: [UInt8] = []
        ascii.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            guard byte < 0x80 else { return foldAll(text) }
            ascii.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
        }
        return String(decoding: ascii, as: UTF8.self)
    }

    private static func foldAll(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in text.decomposedStringWithCompatibilityMapping.unicodeScalars where !isMark(scalar) {
            for upper in scalar.properties.uppercaseMapping.unicodeScalars {
                for lower in upper.properties.lowercaseMapping.unicodeScalars where !isMark(lower) {
                    if let letters = letters[lower] {
                        folded.append(contentsOf: letters.unicodeScalars)
                    } else {
                        folded.append(lower)
                    }
                }
            }
        }
        return String(folded).precomposedStringWithCanonicalMapping
    }

    /// Letters that Unicode does not take apart, as people type them without.
    private static let letters: [Unicode.Scalar: String] = [
        "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "œ": "oe", "æ": "ae", "þ": "th", "ð": "d", "ŋ": "n",
        "ß": "ss",
    ]

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // Combining diacritical marks, and those of Hebrew and Arabic vowels.
        case 0x0300...0x036F, 0x0483...0x0487, 0x0591...0x05BD, 0x05BF, 0x05C1...0x05C2, 0x05C4...0x05C5, 0x05C7,
            0x0610...0x061A, 0x064B...0x065F, 0x0670, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0xFE20...0xFE2F:
            true
        default: false
        }
    }
}
