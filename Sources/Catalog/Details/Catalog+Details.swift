import DICOM
import Foundation
import GRDB

extension Catalog {
    /// The UIDs of the studies, the newest first.
    /// - Parameters:
    ///   - since: only studies with this date or a later one, `YYYY-MM-DD`.
    ///   - includesMissing: also studies of which all files are missing.
    public func studyInstanceUIDs(
        since: String? = nil, includesMissing: Bool = false
    ) throws(CatalogError) -> [String] {
        try read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT studyInstanceUID FROM study
                    WHERE \(since == nil ? "true" : "studyDate >= :since")
                      AND \(includesMissing ? "true" : "missingSince IS NULL")
                    ORDER BY studyDate DESC, studyInstanceUID
                    """, arguments: since.map { ["since": $0] } ?? StatementArguments())
        }
    }

    /// Everything known of a study; nil if there is none with this UID.
    public func study(_ uid: String) throws(CatalogError) -> StudyDetails? {
        try read { db in
            guard
                let study = try Row.fetchOne(
                    db, sql: "SELECT * FROM study WHERE studyInstanceUID = ?", arguments: [uid])
            else { return nil }
            let rows = try Row.fetchAll(
                db,
                sql:
                    "SELECT * FROM series WHERE studyID = ? ORDER BY seriesNumber IS NULL, seriesNumber, seriesInstanceUID",
                arguments: [study["id"] as Int64])
            return StudyDetails(
                studyInstanceUID: uid, studyDate: study["studyDate"], studyTime: study["studyTime"],
                studyDescription: study["studyDescription"],
                institutionalDepartmentName: study["institutionalDepartmentName"],
                missingSince: study["missingSince"],
                series: try rows.map { try SeriesDetails(row: $0, db) })
        }
    }
}

extension SeriesDetails {
    fileprivate init(row: Row, _ db: Database) throws {
        let id: Int64 = row["id"]
        let totals = try Row.fetchOne(
            db,
            sql: """
                SELECT count(*), total(CASE WHEN hasPixelData THEN coalesce(numberOfFrames, 1) ELSE 0 END),
                       (SELECT path FROM instance JOIN file ON file.id = instance.fileID
                        JOIN filePath ON filePath.fileID = file.id WHERE seriesID = :id
                        ORDER BY missingSince IS NOT NULL, folderPath, filePath.name LIMIT 1),
                       (SELECT count(*) FROM instance JOIN file ON file.id = instance.fileID
                        WHERE seriesID = :id AND missingSince IS NOT NULL)
                FROM instance WHERE seriesID = :id
                """, arguments: ["id": id])
        let roles = try Row.fetchAll(
            db,
            sql: """
                SELECT role, count(*), min(roleReason) FROM instance WHERE seriesID = ? GROUP BY role ORDER BY count(*) DESC, role
                """, arguments: [id])
        let warnings = try Row.fetchAll(
            db,
            sql: """
                SELECT warnings, count(*) FROM instance WHERE seriesID = ? AND warnings IS NOT NULL GROUP BY warnings
                """, arguments: [id])
        // SQLite takes the bare column from the row that has the maximum.
        let risk = try Row.fetchOne(
            db, sql: "SELECT max(burnedInTextRisk), burnedInTextReasons FROM instance WHERE seriesID = ?",
            arguments: [id])
        let captions = try Row.fetchAll(
            db,
            sql: """
                SELECT caption.*, current.text AS currentText, current.id IS NOT NULL AS isCurrent,
                       model.name, model.weightsDigest, model.family, model.identity,
                       (SELECT path FROM filePath WHERE filePath.fileID = caption.fileID) AS path
                FROM caption JOIN model ON model.id = caption.modelID
                LEFT JOIN currentCaption AS current ON current.seriesID = caption.seriesID AND current.id = caption.id
                WHERE caption.seriesID = ?
                ORDER BY isCurrent DESC, model.lastRunID DESC, model.id DESC, caption.rank
                """, arguments: [id])
        let parts = try String.fetchOne(
            db,
            sql: """
                SELECT parts FROM seriesCaptioning WHERE seriesID = :id AND modelID = (
                  SELECT modelID FROM currentCaption WHERE seriesID = :id LIMIT 1)
                """, arguments: ["id": id])
        let failures = try Row.fetchAll(
            db, sql: "SELECT * FROM failure WHERE seriesID = ? ORDER BY path, stage", arguments: [id])
        let uid: String = row["seriesInstanceUID"]
        self.init(
            seriesInstanceUID: uid, modality: row["modality"], seriesNumber: row["seriesNumber"],
            seriesDate: row["seriesDate"], seriesDescription: row["seriesDescription"],
            bodyPart: row["bodyPartExamined"] ?? row["anatomicRegion"], laterality: row["laterality"],
            protocolName: row["protocolName"], manufacturer: row["manufacturer"],
            manufacturerModelName: row["manufacturerModelName"], contrastBolusAgent: row["contrastBolusAgent"],
            instances: totals?[0] ?? 0, frames: (totals?[1] as Double?).flatMap { Int(exactly: $0) } ?? .max,
            missingSince: row["missingSince"], missingInstances: totals?[3] ?? 0, firstPath: totals?[2],
            roles: roles.map { RoleCount(role: $0[0], count: $0[1], reason: $0[2]) },
            warnings: HeaderWarning.counted(warnings.map { ($0[0], $0[1]) }),
            parts: parts.flatMap { try? JSONDecoder().decode([SeriesRecord.Part].self, from: Data($0.utf8)) } ?? [],
            burnedInTextRisk: risk?[0], burnedInTextReason: (risk?[1] as String?)?.replacing("\n", with: "; "),
            captions: captions.map { row in
                CaptionDetails(
                    rank: row["rank"], partName: row["partName"], text: row["currentText"] ?? row["text"],
                    score: row["score"], probability: row["probability"], unguidedText: row["unguidedText"],
                    status: CaptionStatus(rawValue: row["status"]) ?? .machine,
                    isCurrent: row["isCurrent"], model: row["name"], modelDigest: row["weightsDigest"],
                    modelFamily: row["family"], settings: ModelIdentity.settings(in: row["identity"]),
                    sopInstanceUID: row["sopInstanceUID"], frame: row["frame"], frameReason: row["frameReason"],
                    recipe: JSONValue(text: row["recipe"]), doubts: CaptionDoubt.all(inJSON: row["doubts"]),
                    path: row["path"],
                    createdAt: row["createdAt"])
            },
            failures: failures.map { Failure($0, seriesInstanceUID: uid) })
    }
}
