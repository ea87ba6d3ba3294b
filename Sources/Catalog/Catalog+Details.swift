import DICOM
import Foundation
import GRDB

/// Everything known of a study.
public struct StudyDetails: Sendable, Codable, Equatable {
    public let studyInstanceUID: String
    public let studyDate: String?
    public let studyTime: String?
    public let studyDescription: String?
    public let institutionalDepartmentName: String?
    public let series: [SeriesDetails]
}

/// Everything known of a series.
public struct SeriesDetails: Sendable, Codable, Equatable {
    public let seriesInstanceUID: String
    public let modality: String?
    public let seriesNumber: Int?
    public let seriesDate: String?
    public let seriesDescription: String?
    public let bodyPart: String?
    public let laterality: String?
    public let protocolName: String?
    public let manufacturer: String?
    public let manufacturerModelName: String?
    public let contrastBolusAgent: String?
    public let instances: Int
    public let frames: Int
    /// The files, by path.
    public let firstPath: String?
    /// What the instances are, most frequent first: image, localizer, structured-report, …
    public let roles: [RoleCount]
    /// Its volumes, orientations, phases or views, as of its current captions; empty if it is not divided.
    public let parts: [SeriesRecord.Part]
    /// The highest risk of text in the pixels of an instance, 0 to 1, and the reason; nil if no scan has determined it.
    public let burnedInTextRisk: Double?
    public let burnedInTextReason: String?
    /// Its captions: the current ones first, then those of earlier models, and rejected ones.
    public let captions: [CaptionDetails]
    public let failures: [Failure]
}

/// The number of instances of a series with a role, and the reason for one of them.
public struct RoleCount: Sendable, Codable, Equatable {
    public let role: String
    public let count: Int
    public let reason: String
}

extension SeriesDetails {
    /// The captions to show, one for each representative frame.
    public var currentCaptions: [CaptionDetails] { captions.filter(\.isCurrent) }
}

/// A machine-made, unverified sentence, and its provenance.
public struct CaptionDetails: Sendable, Codable, Equatable {
    /// From 0, among the captions of the series by this model.
    public let rank: Int
    /// The part of the series that the frame represents; nil if the series is one part.
    public let partName: String?
    /// The model's words, or a person's if the status is `edited`.
    public let text: String
    public let score: Double?
    public let status: CaptionStatus
    /// False for captions of earlier models, and for rejected ones.
    public let isCurrent: Bool
    public let model: String
    public let modelDigest: String
    public let modelFamily: String
    /// Everything that decides the model's captions, one `name=value` per line.
    public let settings: String
    public let sopInstanceUID: String
    public let frame: Int
    public let frameReason: String
    public let recipe: String
    /// Reasons to doubt the caption.
    public let doubts: [CaptionDoubt]
    public let path: String?
    public let createdAt: String
}

/// What a UID, or the beginning of one, stands for.
public enum UIDMatch: Sendable, Equatable {
    case study(String)
    case series(String, study: String)
    case none
    /// Several studies or series begin with it.
    case ambiguous([String])
}

extension Catalog {
    /// Finds the one study or series whose UID is `uid` or begins with it. An exact match takes precedence.
    public func find(uid: String) throws(CatalogError) -> UIDMatch {
        try read { db in
            let sql = """
                SELECT studyInstanceUID, NULL FROM study WHERE studyInstanceUID = :uid OR substr(studyInstanceUID, 1, length(:uid)) = :uid
                UNION ALL
                SELECT studyInstanceUID, seriesInstanceUID FROM series JOIN study ON study.id = series.studyID
                WHERE seriesInstanceUID = :uid OR substr(seriesInstanceUID, 1, length(:uid)) = :uid
                LIMIT 1000
                """
            let matches = try Row.fetchAll(db, sql: sql, arguments: ["uid": uid]).map { row -> UIDMatch in
                let series: String? = row[1]
                return series.map { .series($0, study: row[0]) } ?? .study(row[0])
            }
            if matches.count == 1 { return matches[0] }
            let exact = matches.filter {
                switch $0 {
                case .study(let found), .series(let found, _): found == uid
                default: false
                }
            }
            if let first = exact.first { return first }
            return matches.isEmpty
                ? .none
                : .ambiguous(
                    matches.compactMap {
                        switch $0 {
                        case .study(let uid): uid
                        case .series(let uid, _): uid
                        default: nil
                        }
                    })
        }
    }

    /// The UIDs of the studies, the newest first.
    /// - Parameter since: only studies with this date or a later one, `YYYY-MM-DD`.
    public func studyInstanceUIDs(since: String? = nil) throws(CatalogError) -> [String] {
        try read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT studyInstanceUID FROM study WHERE :since IS NULL OR studyDate >= :since
                    ORDER BY studyDate DESC, studyInstanceUID
                    """, arguments: ["since": since])
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
                SELECT count(*), sum(CASE WHEN hasPixelData THEN coalesce(numberOfFrames, 1) ELSE 0 END),
                       (SELECT path FROM instance JOIN filePath ON filePath.fileID = instance.fileID
                        WHERE seriesID = :id ORDER BY folderPath, name LIMIT 1)
                FROM instance WHERE seriesID = :id
                """, arguments: ["id": id])
        let roles = try Row.fetchAll(
            db,
            sql: """
                SELECT role, count(*), min(roleReason) FROM instance WHERE seriesID = ? GROUP BY role ORDER BY count(*) DESC, role
                """, arguments: [id])
        // SQLite takes the bare column from the row that has the maximum.
        let risk = try Row.fetchOne(
            db, sql: "SELECT max(burnedInTextRisk), burnedInTextReason FROM instance WHERE seriesID = ?",
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
            instances: totals?[0] ?? 0, frames: totals?[1] ?? 0, firstPath: totals?[2],
            roles: roles.map { RoleCount(role: $0[0], count: $0[1], reason: $0[2]) },
            parts: parts.flatMap { try? JSONDecoder().decode([SeriesRecord.Part].self, from: Data($0.utf8)) } ?? [],
            burnedInTextRisk: risk?[0], burnedInTextReason: risk?[1],
            captions: captions.map { row in
                CaptionDetails(
                    rank: row["rank"], partName: row["partName"], text: row["currentText"] ?? row["text"],
                    score: row["score"], status: CaptionStatus(rawValue: row["status"]) ?? .machine,
                    isCurrent: row["isCurrent"], model: row["name"], modelDigest: row["weightsDigest"],
                    modelFamily: row["family"], settings: row["identity"],
                    sopInstanceUID: row["sopInstanceUID"], frame: row["frame"], frameReason: row["frameReason"],
                    recipe: row["recipe"], doubts: CaptionDoubt.all(inJSON: row["doubts"]), path: row["path"],
                    createdAt: row["createdAt"])
            },
            failures: failures.map { row in
                Failure(
                    path: row["path"], seriesInstanceUID: uid,
                    stage: FailureReport.Stage(rawValue: row["stage"]) ?? .read,
                    code: FailureCode(rawValue: row["code"]) ?? .internal,
                    message: row["message"], attempts: row["attempts"], firstSeen: row["firstSeen"],
                    lastSeen: row["lastSeen"])
            })
    }
}
