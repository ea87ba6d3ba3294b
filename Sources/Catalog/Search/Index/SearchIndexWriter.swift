import ClinicalText
import GRDB

/// Writes the words that series are found by, inside a transaction.
struct SearchIndexWriter {
    let db: Database

    /// Goes up whenever documents made by these rules differ from those before.
    static let version = 1000 * 1 + IndexWords.version

    private static let columns = SearchColumn.allCases.map(\.name)

    /// Updates the documents of some series from their rows. Series with the same words as before are left alone.
    func refresh(_ series: some Sequence<Int64>) throws {
        var texts = TextReader()
        try refresh(series, &texts)
    }

    func refresh(_ series: some Sequence<Int64>, _ texts: inout TextReader) throws {
        var documents: [(series: Int64, document: SearchDocument, digest: Int64)] = []
        for id in series {
            guard let document = try document(of: id, &texts) else { continue }
            let digest = document.digest
            let known = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT id, digest, modelID FROM searchDocument WHERE seriesID = ?"),
                arguments: [id])
            if let known, known["digest"] == digest {
                if known["modelID"] != document.modelID {
                    try execute(
                        "UPDATE searchDocument SET modelID = ? WHERE id = ?", [document.modelID, known["id"] as Int64])
                }
                continue
            }
            if let known {
                try execute("UPDATE searchDocument SET seriesID = NULL WHERE id = ?", [known["id"] as Int64])
            }
            documents.append((id, document, digest))
        }
        guard !documents.isEmpty else { return }
        try execute(
            "INSERT OR IGNORE INTO searchState (id, version, isComplete) VALUES (1, ?, 1)", [Self.version])
        // In the order of rows: FTS5 begins a new segment whenever a row is lower than the one before.
        documents.sort { ($0.document.day, $0.series) < ($1.document.day, $1.series) }
        var next: (day: Int, number: Int64) = (-1, 0)
        for (id, document, digest) in documents {
            if next.day != document.day { next = (document.day, try firstFreeNumber(on: document.day)) }
            let row = DocumentID(
                day: document.day, number: next.number, isUnrecognised: document.isUnrecognised, share: document.share
            ).rawValue
            next.number += 1
            try execute(
                "INSERT INTO searchDocument (id, seriesID, modelID, isMissing, digest) VALUES (?, ?, ?, ?, ?)",
                [row, id, document.modelID, document.isMissing, digest])
            try execute(
                """
                INSERT INTO searchIndex (rowid, \(Self.columns.joined(separator: ", ")))
                VALUES (\(Array(repeating: "?", count: Self.columns.count + 1).joined(separator: ", ")))
                """, [row] + StatementArguments(document.columns))
        }
        let words = texts.unlisted(documents.lazy.map(\.document))
        for word in words.spellings { try execute("INSERT OR IGNORE INTO searchWord (word) VALUES (?)", [word]) }
        for word in words.terms { try execute("INSERT OR IGNORE INTO searchTerm (word) VALUES (?)", [word]) }
    }

    private func document(of id: Int64, _ texts: inout TextReader) throws -> SearchDocument? {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT studyDate, studyDescription, seriesDescription, bodyPartExamined, anatomicRegion,
                           series.laterality, protocolName, contrastBolusAgent, modality,
                           series.missingSince IS NOT NULL AS isMissing
                    FROM series JOIN study ON study.id = series.studyID WHERE series.id = ?
                    """), arguments: [id])
        guard let row else { return nil }
        let titles = try String.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT DISTINCT documentTitle FROM instance
                    WHERE seriesID = ? AND documentTitle IS NOT NULL ORDER BY documentTitle
                    """), arguments: [id])
        try HeaderDoubts(db: db).refresh(id, stated: row)
        return SearchDocument(row, titles: titles, try CurrentCaptions(db, of: id), &texts)
    }

    /// Numbers of documents that series no longer have are not used again.
    private func firstFreeNumber(on day: Int) throws -> Int64 {
        let rows = DocumentID.rows(ofDay: day)
        let last = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT max(id) FROM searchDocument WHERE id BETWEEN ? AND ?"),
            arguments: [rows.lowerBound, rows.upperBound])
        return last.map { DocumentID.number(ofDocument: $0) + 1 } ?? 0
    }

    private func execute(_ sql: String, _ arguments: StatementArguments) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }
}
