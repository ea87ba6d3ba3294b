import DICOM

/// The scalars of a query, read from left to right. (A mark behind a quotation mark makes both one character.)
struct QueryText {
    let text: String
    private let scalars: [Unicode.Scalar]
    private(set) var position = 0

    init(_ text: String) {
        self.text = text
        scalars = Array(text.unicodeScalars)
    }

    var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    mutating func advance() { position = min(position + 1, scalars.count) }

    mutating func skipSpace() {
        while let next, next.properties.isWhitespace { advance() }
    }

    /// Whether the next thing is this word, with a space, a parenthesis or the end behind it; then it is read.
    mutating func takeWord(_ word: String) -> Bool {
        let end = position + word.unicodeScalars.count
        guard end <= scalars.count, scalars[position..<end].elementsEqual(word.unicodeScalars) else { return false }
        if end < scalars.count, !scalars[end].properties.isWhitespace, !Self.isParenthesis(scalars[end]) {
            return false
        }
        position = end
        return true
    }

    /// What is between quotation marks; up to the end if the second one is missing. The first mark is read already.
    mutating func takeQuoted() -> String {
        let start = position
        while let next, !Self.isQuotationMark(next) { advance() }
        defer { advance() }
        return String(scalars[start..<position])
    }

    /// Everything up to a space, a parenthesis or a quotation mark.
    mutating func takePiece(until isEnd: (Unicode.Scalar) -> Bool = { _ in false }) -> String {
        let start = position
        while let next, !next.properties.isWhitespace, !Self.isParenthesis(next), !Self.isQuotationMark(next),
            !isEnd(next)
        {
            advance()
        }
        return String(scalars[start..<position])
    }

    /// Goes back to a place that was read before.
    mutating func goBack(to position: Int) { self.position = position }

    func mistake(_ message: String, _ range: Range<Int>) -> QueryMistake {
        QueryMistake(message: message, query: text, range: range)
    }

    /// Straight and curly marks: text is pasted from word processors.
    static func isQuotationMark(_ scalar: Unicode.Scalar) -> Bool { "\"“”„«»".unicodeScalars.contains(scalar) }

    private static func isParenthesis(_ scalar: Unicode.Scalar) -> Bool { scalar == "(" || scalar == ")" }
}

extension String {
    init(_ scalars: ArraySlice<Unicode.Scalar>) {
        self = String(String.UnicodeScalarView(scalars))
    }
}
