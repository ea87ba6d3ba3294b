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
    /// It, or an entry of it, could not be read for reasons that may be over, and it is time for another try.
    public var isDue = false

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
    /// It is a container; its files are the entries.
    public var isContainer = false
    /// The `st_dev` of its file system, if the walk opened it.
    public var device: UInt64?

    public init(path: String, isContainer: Bool = false) {
        self.path = path
        self.isContainer = isContainer
    }

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

    /// A DICOMDIR is opened again until it has been compared with the files beside it.
    var isToBeCompared: Bool {
        if case .mediaDirectory = content { return true }
        return false
    }
}

/// What became of earlier findings.
public struct ArchiveChanges: Sendable, Equatable {
    /// Files that became missing.
    public var missing = 0
    /// DICOM objects at paths that the catalog did not have.
    public var newObjects = 0
    /// Failures that are over.
    public var healed = 0
}

/// A root, as it was at its last complete walk.
public struct KnownRoot: Sendable {
    public let path: String
    /// The `st_ino` of its folder; nil if it was never walked to its end.
    public let inode: UInt64?

    public init(path: String, inode: UInt64?) {
        self.path = path
        self.inode = inode
    }
}

extension Catalog {
    /// Every root.
    public func roots() throws(CatalogError) -> [KnownRoot] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT path, inode FROM root ORDER BY path").map { row in
                KnownRoot(path: row[0], inode: (row[1] as Int64?).map { UInt64(bitPattern: $0) })
            }
        }
    }

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
    public func knownFiles(in folder: String, at time: Date) throws(CatalogError) -> [ExactText: KnownFile] {
        try read { db in
            var known: [ExactText: KnownFile] = [:]
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT name, bytes, modifiedAt, missingSince IS NOT NULL, kind
                    FROM file WHERE folderID = (SELECT id FROM folder WHERE path = ?)
                    """,
                arguments: [folder])
            while let row = try rows.next() {
                known[ExactText(row[0] as String)] = KnownFile(
                    bytes: row[1], modifiedAt: row[2], isMissing: row[3],
                    kind: KnownFile.Kind(rawValue: row[4]) ?? .failed)
            }
            if known.isEmpty { return known }
            let place = ArchivePath(folder)
            // Few folders have any.
            let due = try String.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT path FROM failure INDEXED BY failureToRetry
                        WHERE retryAt IS NOT NULL AND retryAt <= :time AND stage = 'read' AND \(ArchivePath.isBelow("path"))
                        """),
                arguments: ["time": Timestamp.text(time)] + place.rangeArguments)
            for path in due {
                // An entry is read again with its container.
                guard
                    let name = place.relativePath(of: ArchivePath(path))?.utf8.split(separator: UInt8(ascii: "/")).first
                else { continue }
                known[ExactText(Substring(name))]?.isDue = true
            }
            return known
        }
    }

    /// Writes what visits to folders found, in one transaction.
    @discardableResult
    public func record(
        _ visits: [FolderVisit], root: Int64, run: Int64, at time: Date
    ) throws(CatalogError) -> ArchiveChanges {
        try write { db in
            var writer = ArchiveWriter(db: db, root: root, run: run, at: time)
            for visit in visits { try writer.record(visit) }
            try writer.finishSeries()
            return ArchiveChanges(
                missing: writer.goneFromContainers, newObjects: writer.newObjects, healed: writer.failures.healed)
        }
    }
}
