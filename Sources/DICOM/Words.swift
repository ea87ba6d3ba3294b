extension StringProtocol {
    /// The words of a text: its runs of letters and digits, in lower case.
    public var lowercasedWords: [Substring] { lowercased().split { !$0.isLetter && !$0.isNumber } }
}
