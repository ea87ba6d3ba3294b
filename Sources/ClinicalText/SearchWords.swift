/// The words of ordinary text, as the search index splits them.
///
/// A word is a run of letters, marks and digits; everything else separates. FTS5's `unicode61` finds the same tokens in
/// the words as in the text, so a word can be quoted into a full-text query, where it is never an operator and never
/// empty. (A word of an Indic script or Thai is several tokens to it: it also separates at vowel signs.)
public enum SearchWords {
    /// `x-ray, 50% (T2)` is x, ray, 50, T2.
    public static func split(_ text: some StringProtocol) -> [String] {
        text.unicodeScalars
            .split { !isPartOfWord($0) }
            .filter { !$0.allSatisfy(isMark) }
            .map { String(String.UnicodeScalarView($0)) }
    }

    /// Other ways in which people write the same compound, each as the words it splits into.
    ///
    /// `x-ray` and `x ray` are also written `xray`; looking for one finds the others.
    public static func spellings(of words: [String]) -> [[String]] {
        guard words.count > 1 || compounds[words.first?.lowercased() ?? ""] != nil else { return [words] }
        let joined = words.joined().lowercased()
        guard let compound = compounds[joined] else { return [words] }
        return [compound, [joined]]
    }

    /// Compounds that are written as one word, with a hyphen, and as two.
    private static let compounds: [String: [String]] = [
        "xray": ["x", "ray"],
        "xrays": ["x", "rays"],
        "followup": ["follow", "up"],
        "ctscan": ["ct", "scan"],
        "mriscan": ["mri", "scan"],
        "noncontrast": ["non", "contrast"],
    ]

    /// `unicode61`: letters (L*), numbers (N*), private use (Co), and the marks (M*) inside them.
    private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .letterNumber, .otherNumber, .privateUse:
            true
        default: isMark(scalar)
        }
    }

    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        [.nonspacingMark, .spacingMark].contains(scalar.properties.generalCategory)
    }
}
