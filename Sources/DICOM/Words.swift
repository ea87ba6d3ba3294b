extension StringProtocol {
    /// The words of a text: its runs of letters, digits and the marks on them, in lower case. Joiners separate.
    public var lowercasedWords: [Substring] {
        lowercased().unicodeScalars.split { !$0.isOfWord }.map { Substring($0) }
    }
}

extension Unicode.Scalar {
    fileprivate var isOfWord: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber: true
        default: properties.isAlphabetic
        }
    }
}
