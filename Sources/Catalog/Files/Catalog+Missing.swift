public import DICOM
public import Foundation
import GRDB

/// A walk that has ended, with what decides whether the files it did not find are gone.
public struct FinishedWalk: Sendable {
    public let root: String
    public let run: Int64
    /// Folders and files that could not be read; what lies below them is left as it is.
    public var unreadable: [String] = []
    /// `st_dev` and `st_ino` of the root.
    public var device: UInt64
    public var inode: UInt64
    /// The folders that are on another file system than the folder they are in, with its `st_dev`.
    public var mounts: [ExactText: UInt64] = [:]
    /// The present files of the root before the walk, entries of containers aside.
    public var knownFiles: Int
    /// DICOM objects that the walk found where none was known.
    public var newObjects: Int
    /// Files are marked as missing even if most of the root is gone.
    public var isConfirmed = false

    public init(root: String, run: Int64, device: UInt64, inode: UInt64, knownFiles: Int, newObjects: Int) {
        self.root = root
        self.run = run
        self.device = device
        self.inode = inode
        self.knownFiles = knownFiles
        self.newObjects = newObjects
    }
}

/// What the end of a walk changed.
public enum WalkEnding: Sendable {
    /// - failures: file systems that are not there, whose files are left as they are.
    case done(ArchiveChanges, failures: [FailureReport])
    /// So many of the known files were not found that the share is more likely to be gone than they. Nothing was marked.
    case tooManyGone(Int, of: Int)
}

extension Catalog {
    /// Forgets what an interrupted scan did not find.
    ///
    /// - Returns: the number of present files at or below the root, entries of containers aside.
    public func beginWalk(of root: String) throws(CatalogError) -> Int {
        try write { db in
            try db.execute(sql: "DELETE FROM unfoundFile")
            return try Int.fetchOne(
                db,
                sql: """
                    SELECT count(*) FROM folder CROSS JOIN file ON file.folderID = folder.id
                    WHERE \(ArchivePath.isAtOrBelow("folder.path")) AND NOT isContainer AND missingSince IS NULL
                    """, arguments: ArchivePath(root).rangeArguments) ?? 0
        }
    }

    /// Marks as missing every file of a root that a complete walk did not find: in the folders it visited, and in those it did
    /// not reach.
    ///
    /// Nothing is deleted: captions stay, and a file that returns is not captioned again. Nothing is marked if most of the
    /// root, or all of a file system mounted below it, is gone.
    public func finish(_ walk: FinishedWalk, at time: Date) throws(CatalogError) -> WalkEnding {
        try write { db in
            let ending = WalkEnd(db: db, walk: walk, time: time)
            try ending.noteUnreachedFolders()
            let gone = try ending.unfoundCount(below: ArchivePath(walk.root))
            if !walk.isConfirmed, try ending.isMostly(gone) {
                try db.execute(sql: "DELETE FROM unfoundFile")
                return .tooManyGone(gone, of: walk.knownFiles)
            }
            return try ending.markMissing()
        }
    }
}

/// The end of a walk, inside a transaction.
private struct WalkEnd {
    /// Fewer files than this may well have been deleted.
    private static let fewestToDoubt = 5
    private static let batch = 1000

    let db: Database
    let walk: FinishedWalk
    let time: Date

    /// Adds the files of folders that the walk did not reach to those it did not find.
    func noteUnreachedFolders() throws {
        let unreadable = walk.unreadable.map { ArchivePath($0) }
        let folders = try Row.fetchAll(
            db, sql: "SELECT id, path FROM folder WHERE seenInRun <> :run AND \(ArchivePath.isAtOrBelow("path"))",
            arguments: ["run": walk.run] + ArchivePath(walk.root).rangeArguments)
        let statement = try db.cachedStatement(
            sql: "INSERT OR IGNORE INTO unfoundFile SELECT id FROM file WHERE folderID = ? AND missingSince IS NULL")
        for row in folders {
            let place = ArchivePath(row[1])
            guard !unreadable.contains(where: { $0.contains(place) }) else { continue }
            try statement.execute(arguments: [row[0] as Int64])
        }
    }

    func unfoundCount(below place: ArchivePath) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT count(*) FROM unfoundFile CROSS JOIN file ON file.id = unfoundFile.fileID
                    JOIN folder ON folder.id = file.folderID
                    WHERE \(ArchivePath.isAtOrBelow("folder.path")) AND NOT isContainer
                    """), arguments: place.rangeArguments) ?? 0
    }

    /// Whether a share that is not there explains better than deletions that so many files were not found.
    func isMostly(_ gone: Int) throws -> Bool {
        guard gone > 0 else { return false }
        if gone == walk.knownFiles, walk.newObjects == 0 { return true }
        // Files that were moved are new elsewhere.
        let remaining = walk.knownFiles - gone + walk.newObjects
        guard remaining < walk.knownFiles - remaining else { return false }
        return try gone >= Self.fewestToDoubt || isAnotherFolder()
    }

    /// Whether the root is another folder than at its last complete walk.
    private func isAnotherFolder() throws -> Bool {
        let row = try Row.fetchOne(
            db, sql: "SELECT device, inode FROM root WHERE path = ? AND device IS NOT NULL", arguments: [walk.root])
        guard let row else { return false }
        return row[0] != Int64(bitPattern: walk.device) || row[1] != Int64(bitPattern: walk.inode)
    }

    func markMissing() throws -> WalkEnding {
        let failures = try keepUnmounted()
        let rootID = try Int64.fetchOne(db, sql: "SELECT id FROM root WHERE path = ?", arguments: [walk.root]) ?? 0
        var writer = ArchiveWriter(db: db, root: rootID, run: walk.run, at: time)
        var changes = ArchiveChanges()
        while true {
            let some = try Int64.fetchAll(
                db.cachedStatement(sql: "SELECT fileID FROM unfoundFile ORDER BY fileID LIMIT \(Self.batch)"))
            guard !some.isEmpty else { break }
            try writer.markMissing(some)
            let statement = try db.cachedStatement(sql: "DELETE FROM unfoundFile WHERE fileID = ?")
            for id in some { try statement.execute(arguments: [id]) }
            changes.missing += some.count
        }
        try forgetFailuresOfGoneFolders(writer.failures)
        try writer.finishSeries()
        for failure in failures { try writer.failures.record(failure) }
        try healMounted(writer.failures, except: failures)
        changes.healed = writer.failures.healed
        try db.execute(
            sql: "UPDATE root SET scannedAt = ?, device = ?, inode = ? WHERE path = ?",
            arguments: [
                Timestamp.text(time), Int64(bitPattern: walk.device), Int64(bitPattern: walk.inode), walk.root,
            ])
        return .done(changes, failures: failures)
    }

    /// A folder that the walk did not reach any more has no walk failure either.
    private func forgetFailuresOfGoneFolders(_ failures: FailureWriter) throws {
        let unreadable = walk.unreadable.map { ArchivePath($0) }
        let paths = try String.fetchAll(
            db,
            sql: """
                SELECT failure.path FROM failure
                LEFT JOIN folder ON folder.path = failure.path
                WHERE stage = 'walk' AND code <> 'not-mounted' AND folder.seenInRun IS NOT :run
                  AND \(ArchivePath.isAtOrBelow("failure.path"))
                """, arguments: ["run": walk.run] + ArchivePath(walk.root).rangeArguments)
        for path in paths where !unreadable.contains(where: { $0.contains(ArchivePath(path)) }) {
            try failures.forget(path: path)
        }
    }

    // MARK: File systems mounted below the root

    /// Leaves the files of file systems that are not there as they are, and notes which folders are mounted now.
    ///
    /// - Returns: a failure for each that is not there.
    private func keepUnmounted() throws -> [FailureReport] {
        let range = ArchivePath(walk.root).rangeArguments
        // Another disk often has the same device number.
        let before = try String.fetchAll(
            db,
            sql: """
                SELECT path FROM folder INDEXED BY folderMounted
                WHERE mountedDevice IS NOT NULL AND \(ArchivePath.isAtOrBelow("path"))
                """, arguments: range)
        var failures: [FailureReport] = []
        for path in before {
            let place = ArchivePath(path)
            let gone = try unfoundCount(below: place)
            guard !walk.isConfirmed, gone > 0, try gone == presentCount(below: place) else {
                if walk.mounts[ExactText(path)] == nil { try note(nil, at: path) }
                continue
            }
            try db.execute(
                sql: """
                    DELETE FROM unfoundFile WHERE fileID IN (
                      SELECT file.id FROM folder CROSS JOIN file ON file.folderID = folder.id
                      WHERE \(ArchivePath.isAtOrBelow("folder.path")))
                    """, arguments: place.rangeArguments)
            failures.append(
                FailureReport(
                    path: path, stage: .walk, code: .notMounted,
                    message: "a file system was mounted here, and none of its \(gone) files is there; they are left as "
                        + "they were. If they were deleted, scan with --confirm-missing"))
        }
        let kept = Set(failures.map { ExactText($0.path) })
        for (path, device) in walk.mounts where !kept.contains(path) { try note(device, at: path.text) }
        return failures
    }

    /// The present files below a folder, except those that this walk found for the first time.
    private func presentCount(below place: ArchivePath) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT count(*) FROM folder CROSS JOIN file ON file.folderID = folder.id
                    WHERE \(ArchivePath.isAtOrBelow("folder.path")) AND missingSince IS NULL
                      AND NOT isContainer AND NOT (readInRun IS :run AND file.kind <> 'instance')
                    """), arguments: ["run": walk.run] + place.rangeArguments) ?? 0
    }

    private func note(_ device: UInt64?, at path: String) throws {
        try db.execute(
            sql: "UPDATE folder SET mountedDevice = ? WHERE path = ? AND mountedDevice IS NOT ?",
            arguments: [device.map { Int64(bitPattern: $0) }, path, device.map { Int64(bitPattern: $0) }])
    }

    /// Ends the failures of file systems that are there again.
    private func healMounted(_ writer: FailureWriter, except standing: [FailureReport]) throws {
        let paths = try String.fetchAll(
            db,
            sql: """
                SELECT path FROM failure WHERE stage = 'walk' AND code = 'not-mounted' AND \(ArchivePath.isAtOrBelow("path"))
                """, arguments: ArchivePath(walk.root).rangeArguments)
        for path in paths where !standing.contains(where: { $0.path.isExactly(path) }) {
            try writer.heal(path: path, stage: .walk)
        }
    }
}
