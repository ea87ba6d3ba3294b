import ClinicalText
import GRDB

/// The words of the archive.
struct SearchVocabulary {
    let db: Database

    /// Longer lists would make slow searches of short prefixes.
    private static let mostCompletions = 64
    private static let mostSuggestions = 3

    /// Words that start with a text, folded.
    func words(startingWith prefix: String) throws -> [String] {
        try String.fetchAll(
            db, sql: "SELECT word FROM searchWord WHERE word >= ? AND word < ? ORDER BY word LIMIT ?",
            arguments: [prefix, prefix + "\u{10FFFF}", Self.mostCompletions])
    }

    /// Whether any document has a word, which is as the index keeps it.
    func contains(_ word: String) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM searchTerm WHERE word = ?)"), arguments: [word])
            ?? false
    }

    /// Words that a person may have meant, the likeliest first.
    func words(like typed: String) throws -> [String] {
        let word = FoldedText.fold(typed)
        let length = word.unicodeScalars.count
        guard length >= 4, SearchWords.split(word).count == 1 else { return [] }
        let most = length < 8 ? 1 : 2
        let scalars = Array(word.unicodeScalars)
        var near: [(word: String, distance: Int, count: Int)] = []
        let cursor = try String.fetchCursor(
            db, sql: "SELECT word FROM searchWord WHERE length(word) BETWEEN ? AND ?",
            arguments: [length - most, length + most])
        while let candidate = try cursor.next() {
            let distance = EditDistance.between(scalars, Array(candidate.unicodeScalars), upTo: most)
            if let distance, distance > 0 { near.append((candidate, distance, 0)) }
        }
        near.sort { ($0.distance, $0.word) < ($1.distance, $1.word) }
        // Of words that are as near, those that more series have.
        near = try near.prefix(20).map { ($0.word, $0.distance, try count(of: $0.word)) }.filter { $0.count > 0 }
        near.sort { ($0.distance, -$0.count, $0.word) < ($1.distance, -$1.count, $1.word) }
        return near.prefix(Self.mostSuggestions).map(\.word)
    }

    private func count(of word: String) throws -> Int {
        let phrase = IndexPhrase(words: IndexWords.of(word)).expression(within: .believed)
        return try Int.fetchOne(
            db.cachedStatement(
                sql: "SELECT count(*) FROM (SELECT 1 FROM searchIndex WHERE searchIndex MATCH ? LIMIT 1000)"),
            arguments: [phrase]) ?? 0
    }
}
