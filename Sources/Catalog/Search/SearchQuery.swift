import ClinicalText

/// A search: words, and what the series must be.
public struct SearchQuery: Sendable, Equatable {
    public var words: String
    /// Modality codes, one of which the series must have. Empty: all.
    public var modalities: [String] = []
    public var bodyPart: String?
    /// First study date, `YYYY-MM-DD`.
    public var from: String?
    /// Last study date, `YYYY-MM-DD`.
    public var to: String?
    /// The caption's review status. Nil: any but rejected.
    public var status: CaptionStatus?
    public var limit = 20
    public var offset = 0

    public init(words: String) { self.words = words }

    /// The words as a full-text expression: every word must occur, in any field. Nil if there are no words.
    ///
    /// Each piece of the text becomes a quoted phrase, so nothing a person types is read as FTS5 syntax: `x-ray` is the
    /// phrase "x ray" or the word xray, `CT/MR` is the phrase "CT MR" or both words. Text in quotation marks stays together.
    /// Repeated phrases are searched once, and only the first `mostWords` words count, so that a pasted page is answered
    /// quickly.
    var matchExpression: String? {
        var phrases: [String] = []
        var seen: Set<String> = []
        var wordCount = 0
        for piece in Self.pieces(of: words) {
            let parts = SearchWords.split(piece.text)
            guard wordCount + parts.count <= Self.mostWords || phrases.isEmpty else { break }
            guard let phrase = Self.phrase(Array(parts.prefix(Self.mostWords)), isQuoted: piece.isQuoted),
                seen.insert(phrase).inserted
            else { continue }
            phrases.append(phrase)
            wordCount += parts.count
        }
        return phrases.isEmpty ? nil : phrases.joined(separator: " AND ")
    }

    private static let mostWords = 64

    private static func phrase(_ parts: [String], isQuoted: Bool) -> String? {
        guard !parts.isEmpty else { return nil }
        var alternatives = SearchWords.spellings(of: parts).map(quoted)
        // A slash or a comma joins things that may stand apart: CT/MR.
        if !isQuoted, parts.count > 1 {
            alternatives.append("(" + parts.map { quoted([$0]) }.joined(separator: " AND ") + ")")
        }
        return alternatives.count == 1 ? alternatives[0] : "(" + alternatives.joined(separator: " OR ") + ")"
    }

    private static func quoted(_ words: [String]) -> String { "\"" + words.joined(separator: " ") + "\"" }

    /// The text between quotation marks, and the words outside them. An unbalanced mark quotes up to the end.
    private static func pieces(of text: String) -> [(text: Substring, isQuoted: Bool)] {
        var pieces: [(Substring, Bool)] = []
        for (index, part) in text.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
            if index % 2 == 1 {
                pieces.append((part, true))
            } else {
                pieces += part.split(whereSeparator: \.isWhitespace).map { ($0, false) }
            }
        }
        return pieces
    }
}
