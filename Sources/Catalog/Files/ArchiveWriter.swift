import DICOM
import GRDB

/// Writes visits to folders inside one transaction.
struct ArchiveWriter {
    let db: Database
    let root: Int64
    let run: Int64
    /// The time to record, as a `Timestamp`.
    let time: String
    /// Series whose words may have changed. They are written once at the end, not for every instance.
    var touchedSeries: Set<Int64> = []
    /// Entries that a container no longer has.
    private(set) var goneFromContainers = 0
    /// The series written so far, with the attributes they were written with: an instance with the same ones adds nothing.
    var writtenSeries: [String: WrittenSeries] = [:]
    /// Statements by purpose.
    private var statements: [String: Statement] = [:]

    struct WrittenSeries {
        let id: Int64
        let study: [DatabaseValue]
        let series: [DatabaseValue]
    }

    init(db: Database, root: Int64, run: Int64, time: String) {
        self.db = db
        self.root = root
        self.run = run
        self.time = time
    }

    mutating func record(_ visit: FolderVisit) throws {
        let folderID = try id(
            insert: """
                INSERT INTO folder (rootID, path, seenInRun) VALUES (?, ?, ?)
                ON CONFLICT (path) DO UPDATE SET seenInRun = excluded.seenInRun RETURNING id
                """,
            [root, visit.path, run])
        let failures = FailureWriter(db: db, time: time)
        // Few folders ever had failures; without any, two statements are saved for each file.
        let hasFailed = try failures.isAny(below: visit.path)
        for file in visit.files {
            let path = visit.path(of: file.name)
            if hasFailed, file.content.failure == nil { try failures.clear(path: path, stage: .read) }
            try record(file, at: path, folderID: folderID)
        }
        for name in visit.returned {
            try execute("UPDATE file SET missingSince = NULL WHERE folderID = ? AND name = ?", [folderID, name])
        }
        for name in visit.vanished {
            try forgetListing(visit.path(of: name), folderID: folderID, name: name)
            try execute(
                "UPDATE file SET missingSince = ? WHERE folderID = ? AND name = ? AND missingSince IS NULL",
                [time, folderID, name])
        }
        for name in visit.begunContainers {
            try execute(
                "UPDATE file SET modifiedAt = ? WHERE folderID = ? AND name = ?",
                [KnownFile.neverModified, folderID, name])
        }
        for name in visit.unchangedContainers { try markPresent(visit.path(of: name), folderID: folderID, name: name) }
        if visit.isWhole { try failures.clearWalk(of: visit.path, except: visit.failures) }
        for failure in visit.failures { try failures.record(failure) }
    }

    /// Updates the search text of every touched series and makes the series pending again: another frame may represent it
    /// now, and what failed may be readable.
    func finishTouchedSeries() throws {
        let words = SearchTextWriter(db: db)
        let failures = FailureWriter(db: db, time: time)
        for seriesID in touchedSeries.sorted() {
            try execute("UPDATE series SET revision = revision + 1 WHERE id = ?", [seriesID])
            try failures.clear(seriesID: seriesID)
            try words.refresh(seriesID)
        }
    }

    private mutating func record(_ file: FileVisit, at path: String, folderID: Int64) throws {
        let kind: KnownFile.Kind =
            switch file.content {
            case .instance: .instance
            case .notDICOM: .notDICOM
            case .failure: .failed
            case .container: .container
            case .mediaDirectory: .mediaDirectory
            }
        let modifiedAt = file.shouldReread ? KnownFile.neverModified : file.modifiedAt
        let known = try fileID(folderID, file.name)
        if let known {
            try execute(
                """
                UPDATE file SET bytes = ?, modifiedAt = ?, kind = ?, missingSince = NULL, readInRun = ? WHERE id = ?
                """, [file.bytes, modifiedAt, kind.rawValue, run, known])
        } else {
            let values = [
                folderID.databaseValue, file.name.databaseValue, file.bytes.databaseValue, modifiedAt.databaseValue,
                kind.rawValue.databaseValue, run.databaseValue,
            ]
            try statement(for: "file") {
                "INSERT INTO file (folderID, name, bytes, modifiedAt, kind, readInRun) VALUES (?, ?, ?, ?, ?, ?)"
            }.execute(arguments: StatementArguments(values))
        }
        let isNew = known == nil
        let fileID = known ?? db.lastInsertedRowID
        switch file.content {
        case .instance(let instance):
            try record(instance, fileID: fileID, isNew: isNew)
        case .notDICOM, .mediaDirectory:
            if !isNew { try forgetInstance(fileID) }
        case .container(nil):
            if !isNew { try forgetInstance(fileID) }
            try markGone(from: path)
        case .container(let failure?), .failure(let failure):
            if !isNew { try forgetInstance(fileID) }
            if kind == .container { try markSeen(path) }
            var report = FailureReport(failure, stage: .read)
            report.failure.path = path
            try FailureWriter(db: db, time: time).record(report)
        }
    }

    private mutating func fileID(_ folderID: Int64, _ name: String) throws -> Int64? {
        let statement = try statement(for: "known file") { "SELECT id FROM file WHERE folderID = ? AND name = ?" }
        return try Int64.fetchOne(
            statement, arguments: StatementArguments([folderID.databaseValue, name.databaseValue]))
    }

    // MARK: Containers

    /// Marks the folder rows of a container, and of containers in it, as seen.
    private func markSeen(_ container: String) throws {
        try execute(
            "UPDATE folder SET seenInRun = :run WHERE \(ArchivePath.isAtOrBelow("path"))",
            ["run": run] + ArchivePath(container).rangeArguments)
    }

    /// Marks an unchanged container as present, and the entries it had when it was last read to its end.
    private func markPresent(_ container: String, folderID: Int64, name: String) throws {
        try markSeen(container)
        try execute(
            """
            UPDATE file SET missingSince = NULL
            WHERE missingSince IS NOT NULL AND folderID IN (SELECT id FROM folder WHERE \(ArchivePath.isAtOrBelow("path")))
              AND readInRun = (SELECT readInRun FROM file WHERE folderID = :folderID AND name = :name)
            """, ["folderID": folderID, "name": name] + ArchivePath(container).rangeArguments)
    }

    /// Marks as missing the entries of a container that were not found when this run read it to its end.
    private mutating func markGone(from container: String) throws {
        try execute(
            """
            UPDATE file SET missingSince = :time
            WHERE missingSince IS NULL AND folderID IN (SELECT id FROM folder WHERE \(ArchivePath.isAtOrBelow("path")))
              AND readInRun IS NOT :run
            """, ["time": time, "run": run] + ArchivePath(container).rangeArguments)
        goneFromContainers += db.changesCount
    }

    /// Deletes the failures recorded for a DICOMDIR that no longer exists.
    private func forgetListing(_ path: String, folderID: Int64, name: String) throws {
        let isMediaDirectory = try Bool.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM file WHERE folderID = ? AND name = ? AND kind = 'media-directory')
                    """), arguments: [folderID, name])
        guard isMediaDirectory == true, let base = ArchivePath(path).parent else { return }
        try execute("DELETE FROM failure WHERE path = ? AND stage = 'read' AND code = 'present-but-unlisted'", [path])
        try execute(
            """
            DELETE FROM failure
            WHERE stage = 'read' AND code = 'listed-but-missing' AND message = :message AND \(ArchivePath.isBelow("path"))
            """, base.rangeArguments + ["message": MediaDirectory.missingMessage(path)])
    }

    // MARK: Statements, prepared once and kept by the connection

    func execute(_ sql: String, _ arguments: StatementArguments) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    mutating func statement(for purpose: String, _ sql: () -> String) throws -> Statement {
        if let statement = statements[purpose] { return statement }
        let statement = try db.cachedStatement(sql: sql())
        statements[purpose] = statement
        return statement
    }

    private func id(insert sql: String, _ arguments: StatementArguments) throws -> Int64 {
        try id(insert: db.cachedStatement(sql: sql), arguments)
    }

    func id(insert statement: Statement, _ arguments: StatementArguments) throws -> Int64 {
        guard let id = try Int64.fetchOne(statement, arguments: arguments) else {
            throw DatabaseError(resultCode: .SQLITE_INTERNAL, message: "an insertion returned no row")
        }
        return id
    }
}
