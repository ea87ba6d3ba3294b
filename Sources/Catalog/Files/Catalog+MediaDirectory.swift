import DICOM
public import Foundation
import GRDB

/// A DICOMDIR, and the files it lists.
public struct MediaDirectory: Sendable {
    /// The folder or container that it is in.
    public let folder: String
    /// Its name there; in a container, its path.
    public let name: String
    public let modifiedAt: Int64
    /// The files it lists, relative to its folder.
    public let listed: [String]
    public let isInContainer: Bool

    public init(folder: String, name: String, modifiedAt: Int64, listed: [String], isInContainer: Bool = false) {
        self.folder = folder
        self.name = name
        self.modifiedAt = modifiedAt
        self.listed = listed
        self.isInContainer = isInContainer
    }

    public var path: String { ArchivePath(folder).appending(name).text }

    /// The folder of the files that it can list: its own, or the one in a container.
    fileprivate var base: ArchivePath { ArchivePath(path).parent ?? ArchivePath(folder) }

    fileprivate var missingMessage: String { Self.missingMessage(path) }

    static func missingMessage(_ path: String) -> String { "\(path) lists it, but it does not exist" }
}

extension Catalog {
    /// Compares a DICOMDIR with the files below its folder, once `run` has recorded them.
    ///
    /// A listed file that does not exist is a failure of that path, until it appears or is no longer listed. DICOM files
    /// that are not listed are one failure of the DICOMDIR itself. Names are compared without regard to case, to the `;1` and
    /// the final point of ISO 9660, to a `.dcm` at the end, which is the alternate name that PS3.10 8.2 has as its example,
    /// and to `.` in place of a folder.
    ///
    /// - Returns: the new failures, which have been recorded, and the number of those that are over.
    public func compare(
        _ directory: MediaDirectory, run: Int64, at time: Date
    ) throws(CatalogError) -> (new: [FailureReport], healed: Int) {
        try write { db in
            var listed: [ExactText: String] = [:]
            for name in directory.listed { listed[ExactText(Self.comparable(name))] = name }
            var others: [(name: String, canBeListed: Bool)] = []
            try Self.files(beside: directory, run: run, db) { name, kind, isOfThisDisc in
                let isListed = listed.removeValue(forKey: ExactText(Self.comparable(name))) != nil
                if !isListed { others.append((name, kind == .instance && isOfThisDisc)) }
            }
            // Only a file that no name lists as it is can be listed by an alternate name.
            var alternates: [ExactText: ExactText] = [:]
            for name in listed.keys { alternates[Self.withoutExtension(name.text)] = name }
            var unlisted: [String] = []
            for (name, canBeListed) in others {
                if let alternate = alternates.removeValue(forKey: Self.withoutExtension(Self.comparable(name))) {
                    listed[alternate] = nil
                } else if canBeListed {
                    unlisted.append(name)
                }
            }

            let failures = FailureWriter(db: db, at: time)
            var reports = listed.values.sortedExactly().map { name in
                FailureReport(
                    path: directory.base.appending(name).text, stage: .read, code: .listedButMissing,
                    message: directory.missingMessage)
            }
            let standing = Set(reports.map { ExactText($0.path) })
            for path in try Self.missing(by: directory, db) where !standing.contains(ExactText(path)) {
                try failures.heal(path: path, stage: .read)
            }
            if !unlisted.isEmpty {
                let some = unlisted.prefix(5).joined(separator: ", ") + (unlisted.count > 5 ? ", …" : "")
                reports.append(
                    FailureReport(
                        path: directory.path, stage: .read, code: .presentButUnlisted,
                        message: "it does not list \(unlisted.count) DICOM files that are present: \(some)"))
            }
            // Only new failures are counted and reported.
            reports = try reports.filter { try !Self.stands($0, db) }
            for report in reports { try failures.record(report) }
            if unlisted.isEmpty { try failures.heal(path: directory.path, stage: .read) }
            try db.execute(
                sql: """
                    UPDATE file SET modifiedAt = ?
                    WHERE folderID = (SELECT id FROM folder WHERE path = ?) AND name = ?
                    """, arguments: [directory.modifiedAt, directory.folder, directory.name])
            return (reports, failures.healed)
        }
    }

    /// Visits every file at or below the folder of a DICOMDIR, by its relative path, with whether the DICOMDIR could list it.
    ///
    /// It could not list entries of a container beside it, or files that are nearer to another DICOMDIR.
    private static func files(
        beside directory: MediaDirectory, run: Int64, _ db: Database, _ visit: (String, KnownFile.Kind, Bool) -> Void
    ) throws {
        let base = directory.base
        let within = ArchivePath(directory.folder).relativePath(of: base).map { $0 + "/" } ?? ""
        func rows(_ condition: String) throws -> RowCursor {
            try Row.fetchCursor(
                db,
                sql: """
                    SELECT filePath.path, file.kind FROM folder JOIN file ON file.folderID = folder.id
                    JOIN filePath ON filePath.fileID = file.id
                    WHERE missingSince IS NULL AND NOT EXISTS (SELECT 1 FROM unfoundFile WHERE fileID = file.id)
                      AND seenInRun = :run AND (readInRun = :run OR NOT :isInContainer)
                      AND (\(ArchivePath.isAtOrBelow("folder.path"))
                        OR (folder.path = :folder AND substr(file.name, 1, length(:within)) = :within))
                      AND \(condition)
                    ORDER BY folder.path, file.name
                    """,
                arguments: base.rangeArguments + [
                    "folder": directory.folder, "within": within, "run": run, "isInContainer": directory.isInContainer,
                ])
        }
        var others: Set<ArchivePath> = []
        let special = try rows("file.kind IN ('container', 'media-directory')")
        while let row = try special.next() {
            let path = ArchivePath(row[0])
            let isContainer = row[1] == KnownFile.Kind.container.rawValue
            if let place = isContainer ? path : path.parent, place != base { others.insert(place) }
        }
        let files = try rows("true")
        while let row = try files.next() {
            let path = ArchivePath(row[0])
            guard let kind = KnownFile.Kind(rawValue: row[1]), let name = base.relativePath(of: path) else { continue }
            visit(name, kind, others.isEmpty || !isIn(others, path))
        }
    }

    private static func isIn(_ places: Set<ArchivePath>, _ path: ArchivePath) -> Bool {
        var next = path.parent
        while let folder = next {
            if places.contains(folder) { return true }
            next = folder.parent
        }
        return false
    }

    /// The DICOMDIRs at or below a folder that a complete walk reached but did not open, except those in containers.
    public func unopenedMediaDirectories(
        below path: String, run: Int64
    ) throws(CatalogError) -> [(folder: String, name: String, modifiedAt: Int64)] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT folder.path, name, modifiedAt
                    FROM file INDEXED BY fileMediaDirectory CROSS JOIN folder ON folder.id = file.folderID
                    WHERE kind = 'media-directory' AND missingSince IS NULL AND readInRun IS NOT :run
                      AND \(ArchivePath.isAtOrBelow("folder.path"))
                    ORDER BY folder.path, name
                    """, arguments: ArchivePath(path).rangeArguments + ["run": run]
            ).filter { try !Self.isInContainer(ArchivePath($0[0]), db) }.map { ($0[0], $0[1], $0[2]) }
        }
    }

    /// Whether a folder, or one above it, is the row of a container's entries.
    private static func isInContainer(_ folder: ArchivePath, _ db: Database) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: """
                SELECT EXISTS (SELECT 1 FROM file WHERE folderID = (SELECT id FROM folder WHERE path = ?)
                               AND name = ? AND kind = 'container')
                """)
        var place = folder
        while let parent = place.parent {
            let name = parent.relativePath(of: place)
            if try Bool.fetchOne(statement, arguments: [parent.text, name]) ?? false { return true }
            place = parent
        }
        return false
    }

    private static func stands(_ report: FailureReport, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM failure WHERE path = ? AND stage = 'read' AND message = ?)"),
            arguments: [report.path, report.message]) ?? false
    }

    /// The files that earlier comparisons found the DICOMDIR to list although they do not exist.
    private static func missing(by directory: MediaDirectory, _ db: Database) throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                SELECT path FROM failure
                WHERE stage = 'read' AND code = 'listed-but-missing' AND message = :message AND \(ArchivePath.isBelow("path"))
                """,
            arguments: directory.base.rangeArguments + ["message": directory.missingMessage])
    }

    /// The form that all spellings of a name on a disc share.
    private static func comparable(_ name: String) -> String {
        let parts = name.lowercased().splitScalars { $0 == "/" }.map { part -> String in
            var part = part.unicodeScalars[...]
            if let semicolon = part.lastIndex(of: ";"),
                part[semicolon...].dropFirst().allSatisfy({ ("0"..."9").contains($0) })
            {
                part = part[..<semicolon]
            }
            return String(String.UnicodeScalarView(part.last == "." ? part.dropLast() : part))
        }
        return parts.filter { !$0.isEmpty }.joined(separator: "/")
    }

    /// A comparable name without `.dcm` at its end.
    private static func withoutExtension(_ name: String) -> ExactText {
        ExactText(name.endsExactly(with: ".dcm") ? String(decoding: name.utf8.dropLast(4), as: UTF8.self) : name)
    }
}
