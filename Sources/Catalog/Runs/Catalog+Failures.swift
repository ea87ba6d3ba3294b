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
    /// The first run at this time or later tries again. Nil if only a change of the file can help.
    public let retryAt: String?
    /// When a person said that it is known. Nil if it counts for the exit code.
    public let acknowledgedAt: String?
}

extension Failure {
    static let columns = "stage, code, message, attempts, firstSeen, lastSeen, retryAt, acknowledgedAt"

    /// From a row with a path and `columns`.
    init(_ row: Row, seriesInstanceUID: String?) {
        self.init(
            path: row["path"], seriesInstanceUID: seriesInstanceUID,
            stage: FailureReport.Stage(rawValue: row["stage"]) ?? .read,
            code: FailureCode(rawValue: row["code"]) ?? .internal, message: row["message"], attempts: row["attempts"],
            firstSeen: row["firstSeen"], lastSeen: row["lastSeen"], retryAt: row["retryAt"],
            acknowledgedAt: row["acknowledgedAt"])
    }
}

/// How many failures stand at the end of a run.
public struct FailureCounts: Sendable, Equatable {
    /// Those that occurred for the first time in the run.
    public var new = 0
    /// Those of earlier runs, unless they are acknowledged.
    public var standing = 0
    public var acknowledged = 0
}

extension Catalog {
    /// Every failure, by path.
    /// - Parameter places: only failures at or below one of these; empty: all.
    public func failures(in places: [ArchivePath] = []) throws(CatalogError) -> [Failure] {
        try read { db in
            func rows(_ condition: String, _ arguments: StatementArguments) throws -> [Failure] {
                try Row.fetchAll(
                    db,
                    sql: """
                        SELECT failure.path, \(Failure.columns), series.seriesInstanceUID
                        FROM failure LEFT JOIN series ON series.id = failure.seriesID
                        WHERE \(condition) ORDER BY failure.path, stage
                        """, arguments: arguments
                ).map { Failure($0, seriesInstanceUID: $0["seriesInstanceUID"]) }
            }
            if places.isEmpty { return try rows("true", []) }
            return try places.flatMap { try rows(ArchivePath.isAtOrBelow("failure.path"), $0.rangeArguments) }
        }
    }

    /// What tells the failures recorded until now from later ones.
    public func failureMark() throws(CatalogError) -> Int64 {
        try read { db in
            try Int64.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'failure'") ?? 0
        }
    }

    /// The failures that stand, counted by what a run that began at a mark has to say of them.
    public func failureCounts(since mark: Int64) throws(CatalogError) -> FailureCounts {
        try read { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT sum(acknowledgedAt IS NULL AND attempts = 1 AND id > :mark),
                           sum(acknowledgedAt IS NULL AND NOT (attempts = 1 AND id > :mark)),
                           sum(acknowledgedAt IS NOT NULL)
                    FROM failure
                    """, arguments: ["mark": mark])
            return FailureCounts(new: row?[0] ?? 0, standing: row?[1] ?? 0, acknowledged: row?[2] ?? 0)
        }
    }

    /// Marks failures as known, so that they no longer count for the exit code. One that comes back with another code counts
    /// again.
    /// - Parameter places: only failures at or below one of these; empty: all.
    /// - Returns: how many were not acknowledged before.
    public func acknowledgeFailures(in places: [ArchivePath] = [], at time: Date) throws(CatalogError) -> Int {
        try write { db in
            func acknowledge(_ condition: String, _ arguments: StatementArguments) throws -> Int {
                try db.execute(
                    sql: "UPDATE failure SET acknowledgedAt = :time WHERE acknowledgedAt IS NULL AND \(condition)",
                    arguments: ["time": Timestamp.text(time)] + arguments)
                return db.changesCount
            }
            if places.isEmpty { return try acknowledge("true", [:]) }
            return try places.reduce(0) {
                $0 + (try acknowledge(ArchivePath.isAtOrBelow("path"), $1.rangeArguments))
            }
        }
    }

    /// Clears every failure, so that the next run tries those files and series again. The number of attempts is kept.
    public func clearFailures() throws(CatalogError) -> Int {
        try write { db in
            // An entry is read again with its container; a DICOMDIR is compared again.
            try db.execute(
                sql: """
                    UPDATE file SET modifiedAt = \(KnownFile.neverModified)
                    WHERE kind IN ('failed', 'media-directory')
                      OR EXISTS (SELECT 1 FROM filePath JOIN failure ON failure.path = filePath.path
                                 WHERE filePath.fileID = file.id AND failure.stage = 'read')
                      OR (kind = 'container' AND EXISTS (
                        SELECT 1 FROM filePath JOIN failure
                          ON failure.path > filePath.path || '/' AND failure.path < filePath.path || '0'
                        WHERE filePath.fileID = file.id))
                    """)
            // A series of which another frame was captioned is pending again as well.
            try db.execute(
                sql: "UPDATE series SET revision = revision + 1 WHERE id IN (SELECT seriesID FROM failure)")
            return try FailureWriter(db: db, at: Date()).clear("true", [])
        }
    }

    public func record(_ failures: [FailureReport], at time: Date) throws(CatalogError) {
        try write { db in
            let writer = FailureWriter(db: db, at: time)
            for failure in failures { try writer.record(failure) }
        }
    }
}
