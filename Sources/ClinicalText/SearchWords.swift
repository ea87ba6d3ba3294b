/// The words of ordinary text: runs of letters, marks and digits. Everything else separates.
///
/// `IndexWords` makes of them what the search index keeps.
public enum SearchWords {
    /// `x-ray, 50% (T2)` is x, ray, 50, T2.
    public static func split(_ text: some StringProtocol) -> [String] {
        text.unicodeScalars
            .split { !isPartOfWord($0) }
            .filter { !$0.allSatisfy(isMark) }
            .map { String(String.UnicodeScalarView($0)) }
    }

    /// Letters (L*), numbers (N*), private use (Co), and the marks (M*) inside them.
    public static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .letterNumber, .otherNumber, .privateUse:
            true
        default: isMark(scalar)
        }
    }

    public static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        [.nonspacingMark, .spacingMark].contains(scalar.properties.generalCategory)
    }
}
