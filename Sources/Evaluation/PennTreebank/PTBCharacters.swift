/// The tokenizer's character classes.
enum PTBCharacters {
    static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }
    static func isCapital(_ scalar: Unicode.Scalar) -> Bool { ("A"..."Z").contains(scalar) }
    static func isASCIIDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
    static func isASCIIAlphanumeric(_ scalar: Unicode.Scalar) -> Bool { isLatin(scalar) || isASCIIDigit(scalar) }

    /// Letters of the Basic Multilingual Plane; the tokenizer knows no characters beyond it.
    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 { return isLatin(scalar) }
        guard scalar.value <= 0xFFFF else { return false }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        default: return false
        }
    }
    static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 { return isASCIIDigit(scalar) }
        return scalar.value <= 0xFFFF && scalar.properties.generalCategory == .decimalNumber
    }
    static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool { isLetter(scalar) || isDigit(scalar) }

    /// Letters, and the accents and vowel signs of the older scripts, which belong to words.
    static func isWordLetter(_ scalar: Unicode.Scalar) -> Bool {
        if isLetter(scalar) { return true }
        guard (0x2C2...0xECD).contains(scalar.value) else { return false }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .modifierSymbol: return true
        default: return false
        }
    }

    static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\u{A0}" }

    static func lowercase(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var result = String.UnicodeScalarView()
        for scalar in scalars { result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars) }
        return String(result)
    }

    /// A token as written: round brackets by name, spaces as no-break spaces.
    static func normalized(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        let text = lowercase(scalars)
        if let entity = PTBLists.entities[text] { return entity }
        // "O’Brien" keeps its apostrophe; "’s" and "n’t" get a plain one.
        let plain = PythonText.replacing("&apos;", "'", in: PythonText.replacing("\u{2019}", "'", in: text))
        if PTBLists.auxiliaries.contains(plain) { return plain }
        let quotes = scalars.compactMap { PTBLists.quotes[$0] }
        if quotes.count == scalars.count { return quotes.joined() }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "(": result += "-lrb-"
            case ")": result += "-rrb-"
            case " ": result += "\u{A0}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return PythonText.replacing("&amp;", "&", in: result)
    }

    /// The word of a single character; nil for spaces, for punctuation that does not count, and for unknown characters,
    /// which are dropped.
    static func symbol(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "(": return "-lrb-"
        case ")": return "-rrb-"
        case "[": return "-lsb-"
        case "]": return "-rsb-"
        case "{": return "-lcb-"
        case "}": return "-rcb-"
        case "\u{A2}": return "cents"
        case "\u{A3}": return "#"
        case "\u{A4}", "\u{20AC}", "\u{80}": return "$"
        case "\u{BC}": return "1/4"
        case "\u{BD}": return "1/2"
        case "\u{BE}": return "3/4"
        case "\u{2153}": return "1/3"
        case "\u{2154}": return "2/3"
        case "!", "?", ".", ",", ":", ";", "-", "'", "`", "\"", "\u{AB}", "\u{BB}": return nil
        default: return isKept(scalar) ? lowercase([scalar]) : nil
        }
    }

    /// Found by giving the reference tokenizer every single character of the Basic Multilingual Plane.
    private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x21...0x7E, 0xA1...0xAC, 0xAE...0x36F, 0x2016, 0x2017, 0x201A, 0x201E...0x2023, 0x2030...0x2038, 0x203B,
            0x203E...0x2042, 0x2044, 0x2070...0x207E, 0x2080...0x208E, 0x20A4, 0x2100...0x214D, 0x2155...0x215E,
            0x2190...0x2BFF, 0x3001, 0x3002, 0x3012, 0x30FB, 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40,
            0xFF5B...0xFF65, 0xFFE0, 0xFFE1, 0xFFE5, 0xFFE6:
            return true
        case 0x370...0x7FF:
            return scalar.properties.generalCategory != .unassigned
        default: return isWordLetter(scalar) || isDigit(scalar)
        }
    }
}
