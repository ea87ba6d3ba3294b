public import DICOM
public import Foundation
import GRDB

/// What the catalog has of a file: enough to decide whether it must be opened again.
public struct KnownFile: Sendable, Equatable {
    public let bytes: Int64
    /// Nanoseconds since 1970.
    public let modifiedAt: Int64
    public let isMissing: Bool
    /// A time that no file has, so that the next scan opens the file again.
    static let neverModified: Int64 = -1
    public let kind: Kind

    /// What a file turned out to be.
    public enum Kind: String, Sendable {
        case instance
        case notDICOM = "not-dicom"
        case failed
        /// A zip, tar or compressed file. Its entries are recorded like the files of a folder with its path.
        case container
        /// A DICOMDIR.
        case mediaDirectory = "media-directory"
    }
}

/// What one visit to a folder found: the files that had to be opened, and their content.
public struct FolderVisit: Sendable {
    public var path: String
    public var files: [FileVisit] = []
    /// Unchanged files that an earlier walk had not found.
    public var returned: [String] = []
    /// Recorded files of this folder that no longer exist.
    public var vanished: [String] = []
    public var failures: [FailureReport] = []
    /// Unchanged containers of this folder; their entries are present.
    public var unchangedContainers: [String] = []
    /// Containers of this folder that are about to be read: they are to be opened again unless that is finished.
    public var begunContainers: [String] = []
    /// The folder was listed to its end: failures of earlier walks that are not among these are over.
    public var isWhole = false

    public init(path: String) { self.path = path }

    /// The path of a file of this folder.
    public func path(of name: String) -> String { ArchivePath(path).appending(name).text }
}

/// One opened file.
public struct FileVisit: Sendable {
    public let name: String
    public let bytes: Int64
    public let modifiedAt: Int64
    /// What it turned out to be. A container means that every entry has been recorded: those recorded in no visit of this
    /// run are gone from it, unless its failure says that it could not be read to its end. A DICOMDIR is opened again
    /// until `Catalog.compare` has been asked about it.
    public let content: FileContent

    public init(name: String, bytes: Int64, modifiedAt: Int64, content: FileContent) {
        self.name = name
        self.bytes = bytes
        self.modifiedAt = modifiedAt
        self.content = content
    }

    /// Whether the next scan opens it again though neither its size nor its time has changed: permissions and shares are
    /// repaired without a change of the file's time, and a DICOMDIR is not done with yet.
    var shouldReread: Bool {
        if case .mediaDirectory = content { return true }
        return content.failure?.code == .unreadable
    }
}

extension Catalog {
    /// The row of a root, made if it is new.
    public func root(_ path: String) throws(CatalogError) -> Int64 {
        try write { db in
            try db.execute(sql: "INSERT INTO root (path) VALUES (?) ON CONFLICT DO NOTHING", arguments: [path])
            return try Int64.fetchOne(db, sql: "SELECT id FROM root WHERE path = ?", arguments: [path]) ?? 0
        }
    }

    /// The number of present files at or below `path`, including entries of containers.
    public func fileCount(below path: String) throws(CatalogError) -> Int {
        try read { db in
            try Int.fetchOne(
                db,
                sql: """
                    SELECT count(*) FROM file JOIN folder ON folder.id = file.folderID
                    WHERE missingSince IS NULL AND \(ArchivePath.isAtOrBelow("folder.path"))
                    """,
                arguments: ArchivePath(path).rangeArguments) ?? 0
        }
    }

    /// The recorded files of a folder, by name.
    public func knownFiles(in folder: String) throws(CatalogError) -> [String: KnownFile] {
        try read { db in
            var known: [String: KnownFile] = [:]
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT name, bytes, modifiedAt, missingSince IS NOT NULL, kind
                    FROM file WHERE folderID = (SELECT id FROM folder WHERE path = ?)
                    """,
                arguments: [folder])
            while let row = try rows.next() {
                known[row[0]] = KnownFile(
                    bytes: row[1], modifiedAt: row[2], isMissing: row[3],
                    kind: KnownFile.Kind(rawValue: row[4]) ?? .failed)
            }
            return known
        }
    }

    /// Writes what visits to folders found, in one transaction.
    ///
    /// - Returns: the number of files that became missing because their container no longer has them.
    @discardableResult
    public func record(_ visits: [FolderVisit], root: Int64, run: Int64, at time: Date) throws(CatalogError) -> Int {
        try write { db in
            var writer = ArchiveWriter(db: db, root: root, run: run, time: Timestamp.text(time))
            for visit in visits { try writer.record(visit) }
            try writer.finishTouchedSeries()
            return writer.goneFromContainers
        }
    }

    /// Marks as missing every file in the folders at or below `path` that the walk of `run` did not reach.
    ///
    /// Nothing is deleted: captions stay, and a file that returns is not captioned again.
    /// - Parameter unreadable: folders that could not be read, whose files are left as they are.
    /// - Returns: the number of files that became missing.
    public func markMissing(
        below path: String, notSeenIn run: Int64, unreadable: [String], at time: Date
    ) throws(CatalogError) -> Int {
        try write { db in
            let gone = try Row.fetchAll(
                db,
                sql: "SELECT id, path FROM folder WHERE seenInRun != \(run) AND \(ArchivePath.isAtOrBelow("path"))",
                arguments: ArchivePath(path).rangeArguments)
            let unreadable = unreadable.map { ArchivePath($0) }
            var count = 0
            for row in gone {
                let folder: String = row["path"]
                let place = ArchivePath(folder)
                guard !unreadable.contains(where: { $0.contains(place) }) else { continue }
                let id: Int64 = row["id"]
                try FailureWriter(db: db, time: Timestamp.text(time)).clear(path: folder, stage: .walk)
                try db.execute(
                    sql: "UPDATE file SET missingSince = ? WHERE folderID = ? AND missingSince IS NULL",
                    arguments: [Timestamp.text(time), id])
                count += db.changesCount
            }
            try db.execute(
                sql: "UPDATE root SET scannedAt = ? WHERE path = ?", arguments: [Timestamp.text(time), path])
            return count
        }
    }
}
