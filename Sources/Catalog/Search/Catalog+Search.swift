import ClinicalText
import DICOM
import Foundation
import GRDB

extension DatabaseFunction {
    /// `folded(text)` in SQL. SQLite's own `upper` knows ASCII only.
    static let folded = DatabaseFunction("folded", argumentCount: 1, pure: true) { values in
        String.fromDatabaseValue(values[0]).map(FoldedText.fold)
    }

    /// `statesExactly(text, words)` in SQL: whether the text has these words side by side, in any case.
    static let statesExactly = DatabaseFunction("statesExactly", argumentCount: 2, pure: true) { values in
        guard let text = String.fromDatabaseValue(values[0]), let words = String.fromDatabaseValue(values[1]) else {
            return false
        }
        func lower(_ text: String) -> [String] {
            SearchWords.split(text.precomposedStringWithCanonicalMapping).map { $0.lowercased() }
        }
        let (all, wanted) = (lower(text), lower(words))
        guard !wanted.isEmpty, all.count >= wanted.count else { return false }
        return (0...all.count - wanted.count).contains { start in
            zip(all[start...], wanted).allSatisfy { $0.isExactly($1) }
        }
    }
}

extension Catalog {
    /// The series that match `query`, best first.
    public func search(_ query: SearchQuery) throws(CatalogError) -> [SearchHit] { try answer(to: query).hits }

    /// Searches.
    ///
    /// Hits are in the groups of `SearchBasis`, of which the last one is left out unless the query asks for it, and inside a
    /// group in the order of `searchRank`. Series that rank the same are in the order of their dates, the newest first. The
    /// newest `SearchAnswer.mostRanked` matches are ranked.
    public func answer(to query: SearchQuery) throws(CatalogError) -> SearchAnswer {
        // Punctuation alone asks for nothing.
        guard query.root != nil || query.listsEverything else { return SearchAnswer() }
        return try read { db in try Search(query, db).answer() }
    }
}
