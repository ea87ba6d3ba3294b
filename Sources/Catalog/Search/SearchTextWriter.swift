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
        try HeaderDoubts(db: db).refresh(seriesID, stated: row)
        let captions = try CurrentCaptions(db, of: seriesID)
        let modality: String? = row["modality"]
        let fields: [String] =
            CaptionBelief.allCases.map { captions.texts[$0, default: []].joined(separator: "\n") } + [
                lines([row["studyDescription"], row["seriesDescription"]] + titles),
                lines([row["bodyPartExamined"], row["anatomicRegion"], lateralityWord(row["laterality"])]),
                lines([row["protocolName"], row["contrastBolusAgent"]]),
                lines([modality, modality.flatMap { Modality.words(for: $0) }]),
            ]
        let shares = CaptionBelief.allCases.map { captions.shares[$0, default: 0] }
        let columns = "caption, unsureCaption, doubtfulCaption, description, bodyPart, protocol, modality"
        let stored = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT \(columns), likelyShare, unsureShare, doubtfulShare, isUnrecognised, modelID FROM searchText WHERE seriesID = ?
                    """), arguments: [seriesID])
        if let stored, fields.indices.allSatisfy({ (stored[$0] as String).isExactly(fields[$0]) }) {
            let known = shares.indices.map { stored[fields.count + $0] as Double }
            let isKnown: Bool = stored["isUnrecognised"]
            if known == shares, isKnown == captions.areUnrecognised, stored["modelID"] == captions.model { return }
            // By themselves, so that the index is not touched.
            return try db.cachedStatement(
                sql: """
                    UPDATE searchText SET likelyShare = ?, unsureShare = ?, doubtfulShare = ?, isUnrecognised = ?,
                        modelID = ?
                    WHERE seriesID = ?
                    """
            ).execute(arguments: StatementArguments(shares) + [captions.areUnrecognised, captions.model, seriesID])
        }
        try db.cachedStatement(
            sql: """
                INSERT INTO searchText (seriesID, modelID, isUnrecognised, likelyShare, unsureShare, doubtfulShare, \(columns))
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (seriesID) DO UPDATE SET caption = excluded.caption, unsureCaption = excluded.unsureCaption,
                    doubtfulCaption = excluded.doubtfulCaption, description = excluded.description,
                    bodyPart = excluded.bodyPart, protocol = excluded.protocol, modality = excluded.modality,
                    likelyShare = excluded.likelyShare, unsureShare = excluded.unsureShare,
                    doubtfulShare = excluded.doubtfulShare, isUnrecognised = excluded.isUnrecognised, modelID = excluded.modelID
                """
        ).execute(
            arguments: [seriesID, captions.model, captions.areUnrecognised] + StatementArguments(shares)
                + StatementArguments(fields))
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

/// The current captions of a series by how far they are believed.
private struct CurrentCaptions {
    private struct Caption: JudgedCaption {
        let status: CaptionStatus
        let probability: Double?
        let doubts: [CaptionDoubt]
    }

    let model: Int64?
    /// Each text once, where it is believed most: frames that show the same often have the same caption.
    private(set) var texts: [CaptionBelief: [String]] = [:]
    /// The highest share of right ones.
    private(set) var shares: [CaptionBelief: Double] = [:]
    /// There are captions, and each says that the model did not recognise its image.
    let areUnrecognised: Bool

    init(_ db: Database, of seriesID: Int64) throws {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT text, status, probability, doubts, modelID FROM currentCaption WHERE seriesID = ? ORDER BY rank
                    """), arguments: [seriesID])
        model = rows.first?["modelID"]
        let captions = rows.map { row in
            Caption(
                status: CaptionStatus(rawValue: row["status"]) ?? .machine, probability: row["probability"],
                doubts: CaptionDoubt.all(inJSON: row["doubts"]))
        }
        areUnrecognised = !captions.isEmpty && captions.allSatisfy(\.isUnrecognised)
        var seen: Set<ExactText> = []
        for belief in CaptionBelief.allCases {
            for (row, caption) in zip(rows, captions) where caption.belief == belief {
                shares[belief] = max(shares[belief] ?? 0, caption.shareRight)
                let text: String = row["text"]
                if seen.insert(ExactText(text)).inserted { texts[belief, default: []].append(text) }
            }
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
