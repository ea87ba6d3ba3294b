import GRDB

extension Catalog {
    /// Brings the search index up to date with the current captions, once `model` has become current again.
    ///
    /// It does so a batch at a time. Stopped in between, it continues where it was with the next call.
    public func refreshSearchIndex(model: Int64, unless isStopped: () -> Bool = { false }) throws(CatalogError) {
        var last: (model: Int64, series: Int64) = (0, 0)
        while !isStopped() {
            let series = try write { db in
                let stale = try Row.fetchAll(
                    db,
                    sql: """
                        SELECT modelID, seriesID FROM searchDocument
                        WHERE (modelID, seriesID) > (:lastModel, :lastSeries) AND modelID IS NOT NULL AND modelID <> :model
                          AND :model = (SELECT modelID FROM currentCaption
                                        WHERE currentCaption.seriesID = searchDocument.seriesID LIMIT 1)
                        ORDER BY modelID, seriesID LIMIT 500
                        """, arguments: ["lastModel": last.model, "lastSeries": last.series, "model": model])
                try SearchIndexWriter(db: db).refresh(stale.map { $0[1] as Int64 })
                return stale.map { (model: $0[0] as Int64, series: $0[1] as Int64) }
            }
            guard let next = series.last else { return }
            last = next
        }
    }

    /// Makes the search index again if other rules made it, or if too many of its documents have no series any more.
    ///
    /// It does so a batch at a time; meanwhile searches find what is in it already, and say so. Stopped in between, it
    /// continues with the next call.
    public func remakeSearchIndexIfDue(unless isStopped: () -> Bool = { false }) throws(CatalogError) {
        let isDue = try read { db in
            guard let state = try Row.fetchOne(db, sql: "SELECT version, isComplete FROM searchState") else {
                return false
            }
            return try state["version"] != SearchIndexWriter.version || !(state["isComplete"] as Bool)
                || Self.hasManyGoneDocuments(db)
        }
        if isDue { try remakeSearchIndex(unless: isStopped) }
    }

    /// Makes the search index again, or continues to.
    func remakeSearchIndex(unless isStopped: () -> Bool = { false }) throws(CatalogError) {
        try write { db in
            let isUnderWay =
                try Bool.fetchOne(
                    db, sql: "SELECT version = ? AND NOT isComplete FROM searchState",
                    arguments: [SearchIndexWriter.version]) ?? false
            guard !isUnderWay else { return }
            try db.execute(
                sql: """
                    INSERT INTO searchIndex(searchIndex) VALUES ('delete-all');
                    DELETE FROM searchDocument;
                    DELETE FROM searchWord;
                    DELETE FROM searchTerm;
                    """)
            try db.execute(
                sql: "INSERT OR REPLACE INTO searchState (id, version, isComplete) VALUES (1, ?, 0)",
                arguments: [SearchIndexWriter.version])
        }
        // In the order of the index.
        let series = try read { db in
            try Int64.fetchAll(
                db,
                sql: """
                    SELECT series.id FROM study JOIN series ON series.studyID = study.id
                    ORDER BY study.studyDate, study.id, series.seriesNumber
                    """)
        }
        var texts = TextReader()
        for start in stride(from: 0, to: series.count, by: Self.batch) {
            if isStopped() { return }
            let batch = series[start..<min(start + Self.batch, series.count)]
            try write { db in try SearchIndexWriter(db: db).refresh(batch, &texts) }
        }
        try write { db in try db.execute(sql: "UPDATE searchState SET isComplete = 1") }
    }

    private static let batch = 2000

    /// More than one in twenty.
    private static func hasManyGoneDocuments(_ db: Database) throws -> Bool {
        let gone =
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM searchDocument INDEXED BY searchDocumentHidden WHERE seriesID IS NULL")
            ?? 0
        guard gone > 1000 else { return false }
        let all = try Int.fetchOne(db, sql: "SELECT count(*) FROM searchDocument") ?? 0
        return gone > all / 20
    }
}
