import DICOM
import GRDB

/// Writes the words that a series is found by, inside a transaction.
struct SearchTextWriter {
    let db: Database

    /// Updates the words of a series from its rows; unchanged words are not written.
    func refresh(_ seriesID: Int64) throws {
        guard
            let row = try Row.fetchOne(
                db.cachedStatement(
                    sql: """
                        SELECT studyDescription, seriesDescription, bodyPartExamined, anatomicRegion, series.laterality,
                               protocolName, contrastBolusAgent, modality
                        FROM series JOIN study ON study.id = series.studyID WHERE series.id = ?
                        """), arguments: [seriesID])
        else { return }
        let titles = try String.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT DISTINCT documentTitle FROM instance
                    WHERE seriesID = ? AND documentTitle IS NOT NULL ORDER BY documentTitle
                    """), arguments: [seriesID])
        // Frames that show the same often have the same caption.
        let captions = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT text, modelID FROM currentCaption WHERE seriesID = ? GROUP BY text ORDER BY min(rank)
                    """),
            arguments: [seriesID])
        let model: Int64? = captions.first?[1]
        let modality: String? = row["modality"]
        let fields: [String] = [
            captions.map { $0[0] as String }.joined(separator: "\n"),
            lines([row["studyDescription"], row["seriesDescription"]] + titles),
            lines([row["bodyPartExamined"], row["anatomicRegion"], lateralityWord(row["laterality"])]),
            lines([row["protocolName"], row["contrastBolusAgent"]]),
            lines([modality, modality.flatMap { Modality.words(for: $0) }]),
        ]
        let columns = "caption, description, bodyPart, protocol, modality"
        let stored = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT \(columns), modelID FROM searchText WHERE seriesID = ?"),
            arguments: [seriesID])
        if let stored, (0..<fields.count).allSatisfy({ stored[$0] == fields[$0] }) {
            if stored[fields.count] == model { return }
            // By itself, so that the index is not touched.
            return try db.cachedStatement(sql: "UPDATE searchText SET modelID = ? WHERE seriesID = ?")
                .execute(arguments: [model, seriesID])
        }
        try db.cachedStatement(
            sql: """
                INSERT INTO searchText (seriesID, modelID, \(columns)) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (seriesID) DO UPDATE SET caption = excluded.caption, description = excluded.description,
                    bodyPart = excluded.bodyPart, protocol = excluded.protocol, modality = excluded.modality,
                    modelID = excluded.modelID
                """
        ).execute(arguments: [seriesID, model] + StatementArguments(fields))
    }

    private func lines(_ texts: [String?]) -> String {
        texts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// Headers have `L` and `R`; people type `left` and `right`.
    private func lateralityWord(_ code: String?) -> String? {
        switch code {
        case "L": "left"
        case "R": "right"
        case "B": "both bilateral"
        default: nil
        }
    }
}

extension Catalog {
    /// Brings the search text up to date with the current captions, once `model` has become current again.
    ///
    /// It does so a batch at a time. Stopped in between, it continues where it was with the next call.
    public func refreshSearchText(model: Int64, unless isStopped: () -> Bool = { false }) throws(CatalogError) {
        var last: (model: Int64, series: Int64) = (0, 0)
        while !isStopped() {
            let series = try write { db in
                let stale = try Row.fetchAll(
                    db,
                    sql: """
                        SELECT modelID, seriesID FROM searchText
                        WHERE (modelID, seriesID) > (:lastModel, :lastSeries) AND modelID <> :model
                          AND :model = (SELECT modelID FROM currentCaption
                                        WHERE currentCaption.seriesID = searchText.seriesID LIMIT 1)
                        ORDER BY modelID, seriesID LIMIT 500
                        """, arguments: ["lastModel": last.model, "lastSeries": last.series, "model": model])
                for row in stale { try SearchTextWriter(db: db).refresh(row[1]) }
                return stale.map { (model: $0[0] as Int64, series: $0[1] as Int64) }
            }
            guard let next = series.last else { return }
            last = next
        }
    }
}
