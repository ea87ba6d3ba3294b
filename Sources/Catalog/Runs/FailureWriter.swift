import DICOM
import Foundation
import GRDB

/// Writes failures inside a transaction. A repeated one counts as another attempt.
///
/// A failure that is cleared for another attempt waits in `clearedFailure`: if it occurs again it continues from there, and
/// if not, it has healed.
final class FailureWriter {
    private let db: Database
    private let time: Date
    /// Failures that are over, because what failed has succeeded.
    private(set) var healed = 0

    init(db: Database, at time: Date) {
        self.db = db
        self.time = time
    }

    private func cached(_ sql: String) throws -> Statement { try db.cachedStatement(sql: sql) }

    func record(_ failure: FailureReport) throws {
        let key: StatementArguments = ["path": failure.path, "stage": failure.stage.rawValue]
        let before = try Row.fetchOne(
            cached(
                """
                SELECT attempts, firstSeen, code, acknowledgedAt FROM failure WHERE path = :path AND stage = :stage
                UNION ALL
                SELECT attempts, firstSeen, code, acknowledgedAt FROM clearedFailure WHERE path = :path AND stage = :stage
                LIMIT 1
                """), arguments: key)
        let attempts = (before?["attempts"] ?? 0) + 1
        let isSame = before?["code"] == failure.code.rawValue
        // A walk lists every folder again anyway.
        let isRetried = failure.code.isPassing && failure.stage != .walk
        let retryAt = isRetried ? Timestamp.text(time + Self.wait(after: attempts)) : nil
        try cached(
            """
            INSERT INTO failure (path, seriesID, stage, code, message, hasStandIn, attempts, firstSeen, lastSeen,
                                            retryAt, acknowledgedAt)
            VALUES (:path, :series, :stage, :code, :message, :hasStandIn, :attempts, :firstSeen, :time, :retryAt,
                    :acknowledgedAt)
            ON CONFLICT (path, stage) DO UPDATE SET seriesID = excluded.seriesID, code = excluded.code,
                message = excluded.message, hasStandIn = excluded.hasStandIn, attempts = excluded.attempts,
                lastSeen = excluded.lastSeen, retryAt = excluded.retryAt, acknowledgedAt = excluded.acknowledgedAt
            """
        ).execute(
            arguments: key + [
                "series": failure.seriesID, "code": failure.code.rawValue, "message": failure.message,
                "hasStandIn": failure.hasStandIn, "attempts": attempts,
                "firstSeen": before?["firstSeen"] ?? Timestamp.text(time), "time": Timestamp.text(time),
                "retryAt": retryAt, "acknowledgedAt": isSame ? before?["acknowledgedAt"] as String? : nil,
            ])
        try cached("DELETE FROM clearedFailure WHERE path = :path AND stage = :stage").execute(arguments: key)
    }

    /// How long a failure that may be over rests after so many attempts: the next two runs try again, then the time doubles
    /// from a day to a week. A little less than whole days, because no timer is exact.
    static func wait(after attempts: Int) -> TimeInterval {
        guard attempts > 2 else { return 0 }
        let days = min(7, 1 << min(attempts - 3, 3))
        return Double(days * 24 - 4) * 3600
    }

    /// Whether any failure is recorded below a folder.
    func isAny(below folder: String) throws -> Bool {
        try Bool.fetchOne(
            cached(
                """
                SELECT EXISTS (SELECT 1 FROM failure WHERE \(ArchivePath.isBelow("path")))
                    OR EXISTS (SELECT 1 FROM clearedFailure WHERE \(ArchivePath.isBelow("path")))
                """), arguments: ArchivePath(folder).rangeArguments) ?? true
    }

    // MARK: Over

    /// Deletes a failure because what failed has succeeded.
    func heal(path: String, stage: FailureReport.Stage) throws {
        try delete(where: "path = ? AND stage = ?", [path, stage.rawValue], isHealed: true)
    }

    /// Deletes what failed because a file could not be read, or had changed since it was: it has been read.
    func healRead(of path: String) throws {
        try delete(where: "path = ? AND (stage = 'read' OR code = 'changed')", [path], isHealed: true)
    }

    /// Deletes the failures of a series that were cleared and have not occurred again: it has been captioned.
    func healCleared(seriesID: Int64) throws {
        try cached("DELETE FROM clearedFailure WHERE seriesID = ?").execute(arguments: [seriesID])
        healed += db.changesCount
    }

    /// Deletes the failures of a file that is gone, unless it is that a DICOMDIR lists it.
    func forget(path: String) throws {
        try delete(where: "path = ? AND code <> 'listed-but-missing'", [path], isHealed: false)
    }

    /// Deletes the walk failures of a folder and of what is directly in it, except those that occurred again.
    ///
    /// The failures of its subfolders are deleted when the walk reaches them.
    func healWalk(of folder: String, except standing: [FailureReport]) throws {
        let folder = ArchivePath(folder)
        let paths = try String.fetchAll(
            cached(
                """
                SELECT path FROM failure
                WHERE stage = 'walk' AND code <> 'not-mounted'
                  AND (path = :path OR (\(ArchivePath.isBelow("path"))
                       AND instr(substr(path, length(:after) + 1), '/') = 0
                       AND NOT EXISTS (SELECT 1 FROM folder WHERE folder.path = failure.path)))
                """), arguments: folder.rangeArguments)
        for path in paths where !standing.contains(where: { $0.path.isExactly(path) }) {
            try heal(path: path, stage: .walk)
        }
    }

    private func delete(where condition: String, _ arguments: StatementArguments, isHealed: Bool) throws {
        for table in ["failure", "clearedFailure"] {
            try cached("DELETE FROM \(table) WHERE \(condition)").execute(arguments: arguments)
            if isHealed { healed += db.changesCount }
        }
    }

    // MARK: Another attempt

    /// Clears the failures of a series for another attempt.
    func clear(seriesID: Int64) throws { _ = try clear("seriesID = ?", [seriesID]) }

    /// Clears failures for another attempt.
    /// - Returns: their number.
    func clear(_ condition: String, _ arguments: StatementArguments) throws -> Int {
        try cached(
            """
            INSERT OR REPLACE INTO clearedFailure (path, stage, seriesID, code, attempts, firstSeen, acknowledgedAt)
            SELECT path, stage, seriesID, code, attempts, firstSeen, acknowledgedAt FROM failure WHERE \(condition)
            """
        ).execute(arguments: arguments)
        try cached("DELETE FROM failure WHERE \(condition)").execute(arguments: arguments)
        return db.changesCount
    }
}
