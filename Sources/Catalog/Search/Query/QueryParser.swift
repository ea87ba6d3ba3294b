import ClinicalText
import DICOM

extension QueryNode {
    /// Reads a query: words, `"phrases"`, `prefix*`, `OR`, `-excluded`, parentheses, and fields such as `modality:CT`.
    ///
    /// Everything that is not of this form is a word: any text can be searched for. Only a field's value can be wrong.
    /// - Returns: nil if there is nothing to search for.
    public static func parse(_ text: String, today: DateSpan.Day) throws(QueryMistake) -> QueryNode? {
        var parser = QueryParser(text: QueryText(text), today: today)
        return try parser.parse()
    }
}

private struct QueryParser {
    var text: QueryText
    let today: DateSpan.Day
    private var depth = 0
    private var wordCount = 0
    private var testCount = 0

    init(text: QueryText, today: DateSpan.Day) {
        self.text = text
        self.today = today
    }

    /// Deeper parentheses are left out: they only group.
    private static let deepest = 32
    /// A pasted page is answered quickly: only so many of its words count.
    private static let mostWords = 64
    private static let mostTests = 64

    mutating func parse() throws(QueryMistake) -> QueryNode? {
        var parts: [QueryNode] = []
        while text.next != nil {
            if let part = try alternatives() { parts.append(part) }
            // One that closes nothing.
            if text.next == ")" { text.advance() }
        }
        return Self.all(parts)
    }

    /// Parts with `OR` between them.
    private mutating func alternatives() throws(QueryMistake) -> QueryNode? {
        var found: [QueryNode] = []
        while true {
            if let part = try sequence() { found.append(part) }
            guard text.takeWord("OR") else { break }
        }
        return found.count > 1 ? .any(found) : found.first
    }

    /// Parts that must all hold, up to `OR` or a closing parenthesis.
    private mutating func sequence() throws(QueryMistake) -> QueryNode? {
        var found: [QueryNode] = []
        while true {
            text.skipSpace()
            guard let next = text.next, next != ")" else { break }
            let start = text.position
            if text.takeWord("OR") {
                text.goBack(to: start)
                break
            }
            if text.takeWord("AND") { continue }
            if let part = try part() { found.append(part) }
        }
        return Self.all(found)
    }

    /// One part: a group, an exclusion, a field, a phrase or a word.
    private mutating func part() throws(QueryMistake) -> QueryNode? {
        if text.takeWord("NOT") { return try excluded() }
        switch text.next {
        case "-", "–", "−":
            // A dash with nothing behind it is only a dash.
            text.advance()
            guard let next = text.next, !next.properties.isWhitespace else { return nil }
            return try excluded()
        case "(":
            text.advance()
            guard depth < Self.deepest else { return nil }
            depth += 1
            defer { depth -= 1 }
            let group = try alternatives()
            if text.next == ")" { text.advance() }
            return group
        case let next? where QueryText.isQuotationMark(next):
            text.advance()
            return phrase(scope: .everywhere)
        default:
            if let field = try field() { return field }
            return word(text.takePiece(), scope: .everywhere)
        }
    }

    private mutating func excluded() throws(QueryMistake) -> QueryNode? {
        text.skipSpace()
        guard depth < Self.deepest, text.next != nil, text.next != ")" else { return nil }
        depth += 1
        defer { depth -= 1 }
        return try part().map { .not($0) }
    }

    private mutating func phrase(scope: QueryWords.Scope) -> QueryNode? {
        let quoted = text.takeQuoted()
        guard count(SearchWords.split(quoted).count) else { return nil }
        return .words(QueryWords(quoted, isPhrase: true, scope: scope))
    }

    /// Whether so many words, at least one, are still read; a first long phrase is.
    private mutating func count(_ words: Int) -> Bool {
        guard words > 0, wordCount + words <= Self.mostWords || wordCount == 0 else { return false }
        wordCount += words
        return true
    }

    private mutating func word(_ piece: String, scope: QueryWords.Scope) -> QueryNode? {
        let words = SearchWords.split(piece)
        guard let last = words.last, count(words.count) else { return nil }
        // Shorter ones would be most words of the archive.
        let isPrefix = piece.hasSuffix("*") && last.unicodeScalars.count >= 2
        return .words(QueryWords(piece.filter { $0 != "*" }, isPrefix: isPrefix, scope: scope))
    }

    /// A field with its value, if the name is one; nil, with nothing read, if it is not: `FINDINGS:` is a word.
    private mutating func field() throws(QueryMistake) -> QueryNode? {
        let start = text.position
        let name = text.takePiece { $0 == ":" }
        let nameRange = start..<text.position
        guard text.next == ":", !name.isEmpty else {
            text.goBack(to: start)
            return nil
        }
        if let scope = QueryWords.Scope(named: name) {
            text.advance()
            if let next = text.next, QueryText.isQuotationMark(next) {
                text.advance()
                return phrase(scope: scope)
            }
            return word(text.takePiece(), scope: scope)
        }
        guard let field = SearchField(named: name) else {
            text.goBack(to: start)
            return nil
        }
        text.advance()
        let valueStart = text.position
        let value: String
        let isQuoted: Bool
        if let next = text.next, QueryText.isQuotationMark(next) {
            text.advance()
            (value, isQuoted) = (text.takeQuoted(), true)
        } else {
            (value, isQuoted) = (text.takePiece(), false)
        }
        // One of several: `modality:CT,MR`.
        let values = field.takesSeveral && !isQuoted ? value.splitScalars { $0 == "," }.filter { !$0.isEmpty } : [value]
        guard values.contains(where: { $0.contains { !$0.isWhitespace } }) else {
            throw text.mistake("\(field.name): has no value, for example \(field.name):\(field.example)", nameRange)
        }
        let range = valueStart..<text.position
        var tests: [QueryNode] = []
        testCount += values.count
        guard testCount <= Self.mostTests else {
            throw text.mistake("the query has more than \(Self.mostTests) values of fields", nameRange)
        }
        for each in values {
            do {
                tests.append(.attribute(AttributeTest(field, try field.value(of: each, today: today))))
            } catch {
                throw text.mistake(error.message, range)
            }
        }
        return tests.count > 1 ? .any(tests) : tests.first
    }

    private static func all(_ parts: [QueryNode]) -> QueryNode? { parts.count > 1 ? .all(parts) : parts.first }
}

extension QueryWords.Scope {
    /// The scopes that can be named in a query.
    fileprivate init?(named name: String) {
        guard let scope = Self(rawValue: FoldedText.fold(name)), scope != .everywhere else { return nil }
        self = scope
    }
}
