import ClinicalText
import DICOM
import GRDB

/// A query as SQLite understands it: expressions for the full-text index, and conditions on the rows.
struct CompiledQuery {
    /// Full-text expressions, every one of which must match.
    private(set) var phrases: [String] = []
    /// Full-text expressions, none of which may match.
    private(set) var exclusions: [String] = []
    /// Of `series` and `study`.
    private(set) var conditions: [SQL] = []
    /// Whether series without a present file are asked for by name.
    private(set) var asksForMissing = false

    /// A pasted page is answered quickly: only so many of its words count.
    private static let mostWords = 64
    private var wordCount = 0
    private var seen: Set<ExactText> = []

    init(_ root: QueryNode?) {
        guard let root else { return }
        switch root {
        case .all(let parts): for part in parts { require(part) }
        default: require(root)
        }
    }

    private mutating func require(_ part: QueryNode) {
        asksForMissing = asksForMissing || part.asksForMissing
        switch part {
        case .not(let excluded):
            if let expression = excluded.fullText {
                exclusions.append(expression)
            } else {
                conditions.append(part.condition)
            }
        case .all(let parts): for part in parts { require(part) }
        default:
            guard let expression = part.fullText else { return conditions.append(part.condition) }
            let count = part.wordCount
            guard wordCount + count <= Self.mostWords || phrases.isEmpty, seen.insert(ExactText(expression)).inserted
            else { return }
            wordCount += count
            phrases.append(expression)
        }
    }
}

extension QueryNode {
    /// The expression for the full-text index; nil if attributes or a mere exclusion are part of it.
    fileprivate var fullText: String? {
        switch self {
        case .words(let words): return words.fullText
        case .attribute, .not: return nil
        case .any(let parts):
            let expressions = parts.compactMap(\.fullText)
            return expressions.count == parts.count ? Self.joined(expressions, "OR") : nil
        case .all(let parts):
            let excluded = parts.compactMap { part in
                if case .not(let inner) = part { inner } else { nil as QueryNode? }
            }
            let required = parts.filter { part in if case .not = part { false } else { true } }
            let (wanted, unwanted) = (required.compactMap(\.fullText), excluded.compactMap(\.fullText))
            guard !wanted.isEmpty, wanted.count == required.count, unwanted.count == excluded.count else { return nil }
            let all = Self.joined(wanted, "AND")
            return unwanted.isEmpty ? all : "(\(all) NOT \(Self.joined(unwanted, "OR")))"
        }
    }

    private static func joined(_ expressions: [String], _ word: String) -> String {
        expressions.count == 1 ? expressions[0] : "(" + expressions.joined(separator: " \(word) ") + ")"
    }

    /// The condition on a row of `series` and `study`; never null.
    fileprivate var condition: SQL {
        switch self {
        case .words(let words):
            guard let expression = words.fullText else { return "1" }
            return """
                series.id IN (SELECT rowid FROM searchIndex
                              WHERE searchIndex MATCH \(SearchBasis.believed(expression)))
                """
        case .attribute(let test): return "coalesce(\(test.condition), 0)"
        case .not(let part): return "NOT (\(part.condition))"
        case .all(let parts): return "(\(parts.map(\.condition).joined(operator: .and)))"
        case .any(let parts): return "(\(parts.map(\.condition).joined(operator: .or)))"
        }
    }

    fileprivate var wordCount: Int {
        switch self {
        case .words(let words): SearchWords.split(words.text).count
        case .attribute: 0
        case .not(let part): part.wordCount
        case .all(let parts), .any(let parts): parts.reduce(0) { $0 + $1.wordCount }
        }
    }

    fileprivate var asksForMissing: Bool {
        switch self {
        case .words: false
        case .attribute(let test): test.field.name == "is" && test.value == .equals("missing")
        case .not: false
        case .all(let parts), .any(let parts): parts.contains(where: \.asksForMissing)
        }
    }
}

extension QueryWords {
    /// The most words of one phrase.
    private static let most = 64

    /// Each piece of the text becomes a quoted phrase, so nothing in it is read as FTS5 syntax: `x-ray` is the phrase "x ray"
    /// or the word xray, `CT/MR` is the phrase "CT MR" or both words. Nil without a word.
    fileprivate var fullText: String? {
        let parts = Array(SearchWords.split(text).prefix(Self.most))
        guard !parts.isEmpty else { return nil }
        let spellings = scope == .exact ? [parts] : SearchWords.spellings(of: parts)
        var alternatives = spellings.map { quoted($0) }
        // A slash or a comma joins things that may stand apart: CT/MR.
        if !isPhrase, scope != .exact, parts.count > 1 {
            let apart = parts.indices.map { index in
                Self.quoted([parts[index]]) + (isPrefix && index == parts.count - 1 ? " *" : "")
            }
            alternatives.append("(" + apart.joined(separator: " AND ") + ")")
        }
        let all = alternatives.count == 1 ? alternatives[0] : "(" + alternatives.joined(separator: " OR ") + ")"
        return scope.columns.map { "({\($0)} : \(all))" } ?? all
    }

    private func quoted(_ words: [String]) -> String { Self.quoted(words) + (isPrefix ? " *" : "") }

    private static func quoted(_ words: [String]) -> String { "\"" + words.joined(separator: " ") + "\"" }
}

extension QueryWords.Scope {
    /// The columns of the full-text index; nil for all.
    fileprivate var columns: String? {
        switch self {
        case .everywhere, .exact: nil
        case .desc: "description"
        case .caption: "caption unsureCaption doubtfulCaption"
        case .protocolName: "protocol"
        }
    }
}
