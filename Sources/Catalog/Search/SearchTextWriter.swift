import DICOM
import GRDB

/// Keeps the words by which a series is found, inside a transaction.
struct SearchTextWriter {
    let db: Database

    /// Writes the words of a series anew from its rows, unless they are as they were.
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
        // Those of the model that spoke last; frames that show the same are often described the same.
        let captions = try String.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT text FROM caption WHERE seriesID = :id AND status != 'rejected' AND modelID = (
                      SELECT modelID FROM caption WHERE seriesID = :id AND status != 'rejected' ORDER BY id DESC LIMIT 1)
                    GROUP BY text ORDER BY min(rank)
                    """),
            arguments: ["id": seriesID])
        let modality: String? = row["modality"]
        let fields: [String] = [
            captions.joined(separator: "\n"),
            lines([row["studyDescription"], row["seriesDescription"]] + titles),
            lines([row["bodyPartExamined"], row["anatomicRegion"], lateralityWord(row["laterality"])]),
            lines([row["protocolName"], row["contrastBolusAgent"]]),
            lines([modality, modality.flatMap { Modality.words(for: $0) }]),
        ]
        let columns = "caption, description, bodyPart, protocol, modality"
        let stored = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT \(columns) FROM searchText WHERE seriesID = ?"), arguments: [seriesID])
        if let stored, (0..<fields.count).allSatisfy({ stored[$0] == fields[$0] }) { return }
        try db.cachedStatement(
            sql: """
                INSERT INTO searchText (seriesID, \(columns)) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (seriesID) DO UPDATE SET caption = excluded.caption, description = excluded.description,
                    bodyPart = excluded.bodyPart, protocol = excluded.protocol, modality = excluded.modality
                """
        ).execute(arguments: [seriesID] + StatementArguments(fields))
    }

    private func lines(_ texts: [String?]) -> String {
        texts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// `L` and `R` are what headers say; `left` and `right` are what people type.
    private func lateralityWord(_ code: String?) -> String? {
        switch code {
        case "L": "left"
        case "R": "right"
        case "B": "both bilateral"
        default: nil
        }
    }
}
