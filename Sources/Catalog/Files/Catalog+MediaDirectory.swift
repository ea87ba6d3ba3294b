import DICOM
public import Foundation
import GRDB

/// A DICOMDIR, and the files it says belong to it.
public struct MediaDirectory: Sendable {
    /// The folder, or the container, that it is a file of.
    public let folder: String
    /// Its name there.
    public let name: String
    public let modifiedAt: Int64
    /// Relative to where it is, parts joined by `/`.
    public let listed: [String]
    public let isInContainer: Bool

    public init(folder: String, name: String, modifiedAt: Int64, listed: [String], isInContainer: Bool = false) {
        self.folder = folder
        self.name = name
        self.modifiedAt = modifiedAt
        self.listed = listed
        self.isInContainer = isInContainer
    }

    public var path: String { folder.hasSuffix("/") ? folder + name : folder + "/" + name }

    /// Where the files are that it can list: its own folder, or the one within a container.
    fileprivate var base: String { path.parentPath }

    fileprivate var missingMessage: String { Self.missingMessage(path) }

    static func missingMessage(_ path: String) -> String { "\(path) lists it, and it is not there" }
}

extension Catalog {
    /// Compares a DICOMDIR with the files that are there, once `run` has recorded everything below its folder.
    ///
    /// A file that it lists and that is not there is a failure of that path, until it appears or is listed no more;
    /// DICOM files that are there and not listed are one failure of the DICOMDIR's own. Names are the same whatever
    /// their case, and with or without the `;1` and the last point of ISO 9660.
    ///
    /// - Returns: the failures that are new; they are recorded.
    public func compare(_ directory: MediaDirectory, run: Int64, at time: Date) throws(CatalogError) -> [FailureReport]
    {
        try write { db in
            var listed: [String: String] = [:]
            for name in directory.listed { listed[Self.comparable(name)] = name }
            var unlisted: [String] = []
            try Self.files(beside: directory, run: run, db) { name, kind, isOfThisDisc in
                let isListed = listed.removeValue(forKey: Self.comparable(name)) != nil
                if !isListed, kind == .instance, isOfThisDisc { unlisted.append(name) }
            }

            let failures = FailureWriter(db: db, time: Timestamp.text(time))
            var reports = listed.values.sorted().map { name in
                FailureReport(
                    path: directory.base + "/" + name, stage: .read, code: .listedButMissing,
                    message: directory.missingMessage)
            }
            let standing = Set(reports.map(\.path))
            for path in try Self.missing(by: directory, db) where !standing.contains(path) {
                try failures.clear(path: path, stage: .read)
            }
            if !unlisted.isEmpty {
                let some = unlisted.prefix(5).joined(separator: ", ") + (unlisted.count > 5 ? ", …" : "")
                reports.append(
                    FailureReport(
                        path: directory.path, stage: .read, code: .presentButUnlisted,
                        message: "it does not list \(unlisted.count) DICOM files that are there: \(some)"))
            }
            // What is known already is no news.
            reports = try reports.filter { try !Self.stands($0, db) }
            for report in reports { try failures.record(report) }
            if unlisted.isEmpty { try failures.clear(path: directory.path, stage: .read) }
            try db.execute(
                sql: """
                    UPDATE file SET modifiedAt = ?
                    WHERE folderID = (SELECT id FROM folder WHERE path = ?) AND name = ?
                    """, arguments: [directory.modifiedAt, directory.folder, directory.name])
            return reports
        }
    }

    /// Every file at or below the place of a DICOMDIR by its name relative to that, and whether it could list it.
    ///
    /// What is in a container beside it is on no disc of files, and what has a DICOMDIR nearer to it is on another disc.
    private static func files(
        beside directory: MediaDirectory, run: Int64, _ db: Database, _ visit: (String, KnownFile.Kind, Bool) -> Void
    ) throws {
        let base = directory.base
        let within = base == directory.folder ? "" : String(base.dropFirst(directory.folder.count + 1)) + "/"
        func rows(_ condition: String) throws -> RowCursor {
            try Row.fetchCursor(
                db,
                sql: """
                    SELECT folder.path || '/' || file.name, file.kind FROM folder JOIN file ON file.folderID = folder.id
                    WHERE missingSince IS NULL AND seenInRun = :run AND (readInRun = :run OR NOT :isInContainer)
                      AND (\(isBelow) OR (folder.path = :folder AND substr(file.name, 1, length(:within)) = :within))
                      AND \(condition)
                    ORDER BY folder.path, file.name
                    """,
                arguments: below(base) + [
                    "folder": directory.folder, "within": within, "run": run, "isInContainer": directory.isInContainer,
                ])
        }
        var others: Set<String> = []
        let special = try rows("file.kind IN ('container', 'media-directory')")
        while let row = try special.next() {
            let path: String = row[0]
            let isContainer = row[1] == KnownFile.Kind.container.rawValue
            let place = isContainer ? path : path.parentPath
            if place != base { others.insert(place) }
        }
        let files = try rows("true")
        while let row = try files.next() {
            let path: String = row[0]
            guard let kind = KnownFile.Kind(rawValue: row[1]) else { continue }
            visit(String(path.dropFirst(base.count + 1)), kind, others.isEmpty || !isIn(others, path.parentPath))
        }
    }

    private static func isIn(_ places: Set<String>, _ folder: String) -> Bool {
        var path = folder
        while !places.contains(path) {
            if path.isEmpty { return false }
            path = path.parentPath
        }
        return true
    }

    /// The DICOMDIRs at or below a folder that a complete walk has come by without opening them, those in containers aside.
    public func unopenedMediaDirectories(
        below path: String, run: Int64
    ) throws(CatalogError) -> [(folder: String, name: String, modifiedAt: Int64)] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT folder.path, name, modifiedAt FROM file JOIN folder ON folder.id = file.folderID
                    WHERE kind = 'media-directory' AND missingSince IS NULL AND readInRun IS NOT :run AND \(Self.isBelow)
                      AND NOT EXISTS (SELECT 1 FROM file AS container JOIN folder AS outer ON outer.id = container.folderID
                                      WHERE container.kind = 'container'
                                        AND instr(folder.path || '/', outer.path || '/' || container.name || '/') = 1)
                    ORDER BY folder.path, name
                    """, arguments: Self.below(path) + ["run": run]
            ).map { ($0[0], $0[1], $0[2]) }
        }
    }

    private static func stands(_ report: FailureReport, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM failure WHERE path = ? AND stage = 'read' AND message = ?)"),
            arguments: [report.path, report.message]) ?? false
    }

    /// What the DICOMDIR has been found to list in vain before.
    private static func missing(by directory: MediaDirectory, _ db: Database) throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                SELECT path FROM failure
                WHERE stage = 'read' AND code = 'listed-but-missing' AND message = ? AND path > ? AND path < ?
                """,
            arguments: [directory.missingMessage, directory.base + "/", directory.base + "0"])
    }

    /// A name as all the ways to write it on a disc have it in common.
    private static func comparable(_ name: String) -> String {
        name.lowercased().split(separator: "/").map { part in
            var part = part
            if let semicolon = part.lastIndex(of: ";"), part[semicolon...].dropFirst().allSatisfy(\.isNumber) {
                part = part[..<semicolon]
            }
            return part.last == "." ? part.dropLast() : part
        }.joined(separator: "/")
    }
}

extension String {
    /// What comes before the last `/`.
    fileprivate var parentPath: String { String(self[..<(lastIndex(of: "/") ?? startIndex)]) }
}
