public import DICOM
public import Foundation
import GRDB

/// Something that could not be done, and the reason.
public struct FailureReport: Error, Sendable, Equatable {
    /// The step that failed.
    public enum Stage: String, Sendable, Codable, CaseIterable { case walk, read, render, describe }

    public var failure: FileFailure
    public let seriesID: Int64?
    public let stage: Stage
    /// Another frame was captioned instead.
    public var hasStandIn = false

    public init(_ failure: FileFailure, stage: Stage, seriesID: Int64? = nil) {
        self.failure = failure
        self.stage = stage
        self.seriesID = seriesID
    }

    public init(path: String, seriesID: Int64? = nil, stage: Stage, code: FailureCode, message: String) {
        self.init(FileFailure(path: path, code: code, message: message), stage: stage, seriesID: seriesID)
    }

    public var path: String { failure.path }
    public var code: FailureCode { failure.code }
    public var message: String { failure.message }
}

/// A recorded failure.
public struct Failure: Sendable, Codable, Equatable {
    public let path: String
    public let seriesInstanceUID: String?
    public let stage: FailureReport.Stage
    public let code: FailureCode
    public let message: String
    public let attempts: Int
    public let firstSeen: String
    public let lastSeen: String
}

extension Catalog {
    /// Every failure, by path.
    public func failures() throws(CatalogError) -> [Failure] {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT failure.path, series.seriesInstanceUID, stage, code, message, attempts, firstSeen, lastSeen
                    FROM failure LEFT JOIN series ON series.id = failure.seriesID
                    ORDER BY failure.path, stage
                    """)
            return rows.map { row in
                Failure(
                    path: row[0], seriesInstanceUID: row[1], stage: FailureReport.Stage(rawValue: row[2]) ?? .read,
                    code: FailureCode(rawValue: row[3]) ?? .internal, message: row[4], attempts: row[5],
                    firstSeen: row[6],
                    lastSeen: row[7])
            }
        }
    }

    /// The number of failures.
    public func failureCount() throws(CatalogError) -> Int {
        try read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM failure") ?? 0 }
    }

    /// How many failures occurred for the first time at `time` or later.
    public func newFailureCount(since time: Date) throws(CatalogError) -> Int {
        try read { db in
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM failure WHERE attempts = 1 AND lastSeen >= ?",
                arguments: [Timestamp.text(time)]) ?? 0
        }
    }

    /// Clears every failure, so that the next run tries those files and series again. The number of attempts is kept.
    public func clearFailures() throws(CatalogError) -> Int {
        try write { db in
            // An entry is read again with its container; a DICOMDIR is compared again.
            try db.execute(
                sql: """
                    UPDATE file SET modifiedAt = \(KnownFile.neverModified)
                    WHERE kind IN ('failed', 'media-directory') OR (kind = 'container' AND EXISTS (
                      SELECT 1 FROM filePath JOIN failure
                        ON failure.path = filePath.path
                        OR (failure.path > filePath.path || '/' AND failure.path < filePath.path || '0')
                      WHERE filePath.fileID = file.id))
                    """)
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO clearedFailure (path, stage, seriesID, attempts, firstSeen)
                    SELECT path, stage, seriesID, attempts, firstSeen FROM failure
                    """)
            // A series of which another frame was captioned is pending again as well.
            try db.execute(
                sql: "UPDATE series SET revision = revision + 1 WHERE id IN (SELECT seriesID FROM failure)")
            try db.execute(sql: "DELETE FROM failure")
            return db.changesCount
        }
    }

    public func record(_ failures: [FailureReport], at time: Date) throws(CatalogError) {
        try write { db in
            let writer = FailureWriter(db: db, time: Timestamp.text(time))
            for failure in failures { try writer.record(failure) }
        }
    }
}

/// Writes failures inside a transaction. A repeated one counts as another attempt.
struct FailureWriter {
    let db: Database
    let time: String

    func record(_ failure: FailureReport) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO failure (path, seriesID, stage, code, message, hasStandIn, attempts, firstSeen, lastSeen)
                SELECT :path, :series, :stage, :code, :message, :hasStandIn, coalesce(max(attempts), 0) + 1,
                       coalesce(min(firstSeen), :time), :time
                FROM clearedFailure WHERE path = :path AND stage = :stage
                ON CONFLICT (path, stage) DO UPDATE
                SET seriesID = excluded.seriesID, code = excluded.code, message = excluded.message,
                    hasStandIn = excluded.hasStandIn,
                    attempts = failure.attempts + 1, lastSeen = excluded.lastSeen
                """
        ).execute(
            arguments: [
                "path": failure.path, "series": failure.seriesID, "stage": failure.stage.rawValue,
                "code": failure.code.rawValue, "message": failure.message, "hasStandIn": failure.hasStandIn,
                "time": time,
            ])
        try forget(path: failure.path, stage: failure.stage)
    }

    /// Whether any failure is recorded below a folder.
    func isAny(below folder: String) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM failure WHERE \(ArchivePath.isBelow("path")))
                        OR EXISTS (SELECT 1 FROM clearedFailure WHERE \(ArchivePath.isBelow("path")))
                    """),
            arguments: ArchivePath(folder).rangeArguments) ?? true
    }

    func clear(path: String, stage: FailureReport.Stage) throws {
        try db.cachedStatement(sql: "DELETE FROM failure WHERE path = ? AND stage = ?")
            .execute(arguments: [path, stage.rawValue])
        try forget(path: path, stage: stage)
    }

    /// Forgets the attempts before the failures were last cleared.
    private func forget(path: String, stage: FailureReport.Stage) throws {
        try db.cachedStatement(sql: "DELETE FROM clearedFailure WHERE path = ? AND stage = ?")
            .execute(arguments: [path, stage.rawValue])
    }

    /// Deletes the walk failures of a folder and of what is directly in it, except those that occurred again.
    ///
    /// The failures of its subfolders are deleted when the walk reaches them.
    func clearWalk(of folder: String, except standing: [FailureReport]) throws {
        let folder = ArchivePath(folder)
        let paths = try String.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT path FROM failure
                    WHERE stage = 'walk' AND (path = :path OR (\(ArchivePath.isBelow("path"))
                        AND instr(substr(path, length(:after) + 1), '/') = 0
                        AND NOT EXISTS (SELECT 1 FROM folder WHERE folder.path = failure.path)))
                    """),
            arguments: folder.rangeArguments)
        for path in paths where !standing.contains(where: { $0.path == path }) { try clear(path: path, stage: .walk) }
    }

    func clear(seriesID: Int64) throws {
        for table in ["failure", "clearedFailure"] {
            try db.cachedStatement(sql: "DELETE FROM \(table) WHERE seriesID = ?").execute(arguments: [seriesID])
        }
    }
}
