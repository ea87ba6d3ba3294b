import DICOM
public import Foundation
import GRDB

/// A run that wrote to the catalog.
public struct Run: Sendable, Codable, Equatable {
    /// Goes up from run to run.
    public let number: Int64
    public let command: String
    public let startedAt: String
    /// Nil if it was killed, or has not ended yet.
    public let finishedAt: String?
    public let outcome: String?
    /// Its counts.
    public let summary: [String: Int]?
}

/// How a run ended.
public enum RunOutcome: String, Sendable { case done, failures, stopped, broken }

/// A folder or file that was scanned.
public struct RootStatus: Sendable, Codable, Equatable {
    public let path: String
    /// Present files at or below it, including entries of containers.
    public let files: Int
    /// Files that its last complete scan did not find.
    public let missing: Int
    /// When it was last scanned to its end.
    public let scannedAt: String?
}

/// What is in a catalog, in numbers.
public struct CatalogStatus: Sendable, Codable, Equatable {
    public let catalog: String
    public let bytes: Int64
    public let schemaVersion: Int
    public let roots: [RootStatus]
    /// Files on disk, and DICOM files in containers.
    public let files: Int
    public let notDICOM: Int
    public let containers: Int
    /// DICOMDIRs.
    public let mediaDirectories: Int
    public let instances: Int
    public let series: Int
    public let studies: Int
    public let captions: Int
    /// Whether the current captions tell images apart; nil if there are none.
    public let captionQuality: CaptionQuality?
    /// Series without an up-to-date caption by the most recent model (or by any, if none has been used yet).
    public let pending: Int
    public let failures: Int
    /// Files that the last complete walk of their root did not find.
    public let missing: Int
    public let lastRun: Run?
}

extension Catalog {
    public func beginRun(_ command: String, at time: Date) throws(CatalogError) -> Int64 {
        try write { db in
            try db.execute(
                sql: "INSERT INTO run (command, startedAt) VALUES (?, ?)", arguments: [command, Timestamp.text(time)])
            return db.lastInsertedRowID
        }
    }

    public func finishRun(_ run: Int64, _ outcome: RunOutcome, summary: [String: Int], at time: Date)
        throws(CatalogError)
    {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let json = (try? encoder.encode(summary)).map { String(decoding: $0, as: UTF8.self) }
        try write { db in
            try db.execute(
                sql: "UPDATE run SET finishedAt = ?, outcome = ?, summary = ? WHERE id = ?",
                arguments: [Timestamp.text(time), outcome.rawValue, json, run])
        }
    }

    /// The number of the latest run; nil before the first one.
    public func lastRunNumber() throws(CatalogError) -> Int64? {
        try read { db in try Int64.fetchOne(db, sql: "SELECT max(id) FROM run") }
    }

    /// The number of the latest run that has ended; nil before the first one.
    public func lastEndedRunNumber() throws(CatalogError) -> Int64? {
        try read { db in try Int64.fetchOne(db, sql: "SELECT max(id) FROM run WHERE finishedAt IS NOT NULL") }
    }

    /// The catalog in numbers.
    ///
    /// Series are pending for the most recent model, with the number of frames requested then.
    public func status() throws(CatalogError) -> CatalogStatus {
        let last = try read { db in
            try Row.fetchOne(
                db, sql: "SELECT id, framesPerPart FROM model ORDER BY lastRunID DESC, id DESC LIMIT 1")
        }
        let pending = try pendingCount(model: last?["id"], framesPerPart: last?["framesPerPart"] ?? 1)
        return try read { db in
            func files(_ kind: KnownFile.Kind) throws -> Int {
                try count("file WHERE missingSince IS NULL AND kind = '\(kind.rawValue)'")
            }
            func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: "SELECT count(*) FROM \(sql)") ?? 0 }
            let run = try Row.fetchOne(
                db, sql: "SELECT id, command, startedAt, finishedAt, outcome, summary FROM run ORDER BY id DESC LIMIT 1"
            )
            let pages: Int64 = try Int64.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            let pageSize: Int64 = try Int64.fetchOne(db, sql: "PRAGMA page_size") ?? 0
            return CatalogStatus(
                catalog: path, bytes: pages * pageSize,
                schemaVersion: try count("grdb_migrations"), roots: try Self.roots(db),
                files: try count("file WHERE missingSince IS NULL"),
                notDICOM: try files(.notDICOM), containers: try files(.container),
                mediaDirectories: try files(.mediaDirectory),
                instances: try count("instance"), series: try count("series"), studies: try count("study"),
                captions: try count("caption"),
                captionQuality: try CaptionQuality(db), pending: pending,
                failures: try count("failure"),
                missing: try count("file WHERE missingSince IS NOT NULL"),
                lastRun: run.map { row in
                    let summary: String? = row["summary"]
                    return Run(
                        number: row["id"], command: row["command"], startedAt: row["startedAt"],
                        finishedAt: row["finishedAt"], outcome: row["outcome"],
                        summary: summary.flatMap { try? JSONDecoder().decode([String: Int].self, from: Data($0.utf8)) })
                })
        }
    }

    private static func roots(_ db: Database) throws -> [RootStatus] {
        try Row.fetchAll(db, sql: "SELECT path, scannedAt FROM root ORDER BY path").map { row in
            let path: String = row[0]
            let arguments = ArchivePath(path).fileArguments
            let files =
                try Int.fetchOne(
                    db, sql: "SELECT count(*) FROM (\(ArchivePath.files))", arguments: arguments) ?? 0
            // Few files are missing: they have an index of their own.
            let missing =
                try Int.fetchOne(
                    db,
                    sql: """
                        SELECT count(*) FROM file CROSS JOIN folder ON folder.id = file.folderID
                        WHERE missingSince IS NOT NULL
                          AND (\(ArchivePath.isAtOrBelow("folder.path")) OR (folder.path = :parent AND name = :name))
                        """, arguments: arguments) ?? 0
            return RootStatus(path: path, files: files - missing, missing: missing, scannedAt: row[1])
        }
    }
}
