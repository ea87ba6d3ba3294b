import ClinicalText
import DICOM

/// A search: what must hold of a series, and which part of the answer is wanted.
public struct SearchQuery: Sendable, Equatable {
    /// The words and attributes; nil finds nothing.
    public var root: QueryNode?
    /// Modality codes, one of which the series must have. Empty: all.
    public var modalities: [String] = []
    public var bodyPart: String?
    /// First study date, `YYYY-MM-DD`.
    public var from: String?
    /// Last study date, `YYYY-MM-DD`.
    public var to: String?
    /// The caption's review status. Nil: any but rejected.
    public var status: CaptionStatus?
    /// Words of captions that contradict the header or say nothing of their image are found as well.
    public var includesDoubtful = false
    /// Series of which all files are missing are found as well.
    public var includesMissing = false
    /// Without words and fields, every series is found.
    public var listsEverything = false
    /// Only series that a run found, read again or captioned, or a later one: `run.id`.
    public var newSince: Int64?
    /// The order of the hits.
    public var order = Order.score
    /// Whether each series is a hit, or each study with the best of its series.
    public var grouping = Grouping.series
    /// Whether to count the modalities, body parts and years of what is found.
    public var wantsFacets = false
    public var limit = 20
    public var offset = 0

    public enum Grouping: String, Sendable, CaseIterable { case study, series }

    public enum Order: String, Sendable, CaseIterable {
        /// The best first.
        case score
        /// The newest first.
        case date
    }

    public init(_ root: QueryNode?) { self.root = root }

    /// Words that must all occur, in any of the texts; those in quotation marks side by side. Nothing else has a meaning.
    public init(words: String) {
        let words = Self.pieces(of: words).map { QueryNode.words(QueryWords($0.text, isPhrase: $0.isQuoted)) }
        root = words.count > 1 ? .all(words) : words.first
    }

    /// Reads a query that a person typed.
    public init(typed text: String, today: DateSpan.Day = .today()) throws(QueryMistake) {
        root = try QueryNode.parse(text, today: today)
    }

    /// The text between quotation marks, and the words outside them. An unbalanced mark quotes up to the end.
    private static func pieces(of text: String) -> [(text: String, isQuoted: Bool)] {
        var pieces: [(String, Bool)] = []
        for (index, part) in text.splitScalars(where: { $0 == "\"" }).enumerated() {
            if index % 2 == 1 {
                pieces.append((part, true))
            } else {
                pieces += part.splitScalars(where: \.properties.isWhitespace).filter { !$0.isEmpty }.map { ($0, false) }
            }
        }
        return pieces.filter { !SearchWords.split($0.0).isEmpty }
    }
}
