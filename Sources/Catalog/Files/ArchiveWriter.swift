import DICOM
import Foundation
import GRDB

/// Writes visits to folders inside one transaction.
struct ArchiveWriter {
    let db: Database
    let root: Int64
    let run: Int64
    /// The time to record, as a `Timestamp`.
    let time: String
    let failures: FailureWriter
    /// Series whose instances have changed. What follows from that is written once at the end, not for every instance.
    var touchedSeries: Set<Int64> = []
    /// Series whose instances may disagree on more or on less than before.
    var seriesToDerive: Set<Int64> = []
    /// Series of which files went missing or returned.
    private var seriesWithOtherFiles: Set<Int64> = []
    /// Entries that a container no longer has.
    private(set) var goneFromContainers = 0
    /// DICOM objects at paths that the catalog did not have.
    private(set) var newObjects = 0
    /// Where the last instance of each series written so far belongs, by SeriesInstanceUID: for the next one with the same
    /// attributes.
    var places: [ExactText: LastPlace] = [:]
    /// Statements by purpose.
    private var statements: [String: Statement] = [:]

    /// The rows of a series and of a header of it.
    struct SeriesPlace {
        let series: Int64
        let header: Int64
    }

    struct LastPlace {
        let place: SeriesPlace
        let study: [DatabaseValue]
        let series: [DatabaseValue]
    }

    init(db: Database, root: Int64, run: Int64, at time: Date) {
        self.db = db
        self.root = root
        self.run = run
        self.time = Timestamp.text(time)
        failures = FailureWriter(db: db, at: time)
    }

    mutating func record(_ visit: FolderVisit) throws {
        let folderID = try id(
            insert: """
                INSERT INTO folder (rootID, path, isContainer, seenInRun) VALUES (?, ?, ?, ?)
                ON CONFLICT (path) DO UPDATE SET isContainer = excluded.isContainer, seenInRun = excluded.seenInRun
                RETURNING id
                """,
            [root, visit.path, visit.isContainer, run])
        // Few folders ever had failures; without any, two statements are saved for each file.
        let hasFailed = try failures.isAny(below: visit.path)
        for file in visit.files {
            let path = visit.path(of: file.name)
            if hasFailed, file.content.failure == nil { try failures.healRead(of: path) }
            try record(file, at: path, folderID: folderID)
        }
        for name in visit.returned { try markPresent(fileID(folderID, name)) }
        // These are missing once the walk has ended well.
        for name in visit.vanished {
            try execute(
                """
                INSERT OR IGNORE INTO unfoundFile
                SELECT id FROM file WHERE folderID = ? AND name = ? AND missingSince IS NULL
                """, [folderID, name])
        }
        for name in visit.begunContainers {
            try execute(
                "UPDATE file SET modifiedAt = ? WHERE folderID = ? AND name = ?",
                [KnownFile.neverModified, folderID, name])
        }
        for name in visit.unchangedContainers { try markPresent(visit.path(of: name), folderID: folderID, name: name) }
        if visit.isWhole { try failures.healWalk(of: visit.path, except: visit.failures) }
        for failure in visit.failures { try failures.record(failure) }
    }

    /// Marks files as missing, and forgets their failures.
    mutating func markMissing(_ files: [Int64]) throws {
        for id in files {
            let row = try Row.fetchOne(
                db.cachedStatement(
                    sql: """
                        SELECT file.name, path, kind, folderID FROM file JOIN filePath ON fileID = file.id
                        WHERE file.id = ? AND missingSince IS NULL
                        """), arguments: [id])
            guard let row else { continue }
            if row["kind"] == KnownFile.Kind.mediaDirectory.rawValue {
                try forgetListing(row["path"], folderID: row["folderID"], name: row["name"])
            }
            try execute("UPDATE file SET missingSince = ? WHERE id = ?", [time, id])
            try failures.forget(path: row["path"])
            try noteSeries(ofFile: id)
        }
    }

    /// Marks a file as present that an earlier walk did not find.
    private mutating func markPresent(_ file: Int64?) throws {
        guard let file else { return }
        try execute("UPDATE file SET missingSince = NULL WHERE id = ?", [file])
        try noteSeries(ofFile: file)
    }

    private mutating func noteSeries(ofFile id: Int64) throws {
        let series = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT seriesID FROM instance WHERE fileID = ?"), arguments: [id])
        if let series { seriesWithOtherFiles.insert(series) }
    }

    /// Derives the rows of every series that has changed, updates its search text and makes it pending again: another frame
    /// may represent it now, and what failed may be readable.
    mutating func finishSeries() throws {
        for seriesID in seriesWithOtherFiles.subtracting(touchedSeries).sorted() {
            if try mayShowOtherFrames(seriesID) { touchedSeries.insert(seriesID) }
        }
        for seriesID in touchedSeries.sorted() {
            try execute("UPDATE series SET revision = revision + 1 WHERE id = ?", [seriesID])
            try failures.clear(seriesID: seriesID)
        }
        let left = try (touchedSeries.union(seriesWithOtherFiles)).filter { try !deleteIfEmpty($0) }
        let derived = try DerivedRows(db: db, time: time)
            .refresh(left.intersection(seriesToDerive.union(seriesWithOtherFiles)))
        try SearchIndexWriter(db: db).refresh(left.union(derived).sorted())
        touchedSeries = []
        seriesToDerive = []
        seriesWithOtherFiles = []
    }

    /// Whether files that went missing or returned leave other frames to choose from than before. A series of which all files
    /// went and all returned has the same.
    private func mayShowOtherFrames(_ seriesID: Int64) throws -> Bool {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT series.missingSince IS NOT NULL AS wasMissing,
                           EXISTS (SELECT 1 FROM instance JOIN file ON file.id = instance.fileID
                                   WHERE instance.seriesID = series.id AND file.missingSince IS NULL) AS isPresent,
                           EXISTS (SELECT 1 FROM instance JOIN file ON file.id = instance.fileID
                                   WHERE instance.seriesID = series.id AND file.missingSince IS NOT NULL) AS isPartial
                    FROM series WHERE id = ?
                    """), arguments: [seriesID])
        guard let row, row["isPresent"] else { return false }
        return row["isPartial"] || !row["wasMissing"]
    }

    /// Deletes a series of which nothing is known any more: its files are other objects now, and no person has worked on its
    /// captions.
    private func deleteIfEmpty(_ seriesID: Int64) throws -> Bool {
        let studyID = try Int64.fetchOne(
            db.cachedStatement(
                sql: """
                    DELETE FROM series WHERE id = :id AND NOT EXISTS (SELECT 1 FROM instance WHERE seriesID = :id)
                      AND NOT EXISTS (SELECT 1 FROM caption WHERE seriesID = :id AND status <> 'machine')
                    RETURNING studyID
                    """), arguments: ["id": seriesID])
        guard let studyID else { return false }
        try execute(
            "DELETE FROM study WHERE id = :id AND NOT EXISTS (SELECT 1 FROM series WHERE studyID = :id)",
            ["id": studyID])
        return true
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
        let modifiedAt = file.isToBeCompared ? KnownFile.neverModified : file.modifiedAt
        let known = try fileID(folderID, file.name)
        if let known {
            // What could not be read now, for reasons outside it, is still what it was.
            if let failure = file.content.failure, failure.code.isPassing, try isInstance(known) {
                try execute("UPDATE file SET readInRun = ? WHERE id = ?", [run, known])
                try markPresent(known)
                try record(failure, at: path)
                return
            }
            try execute(
                """
                UPDATE file SET bytes = ?, modifiedAt = ?, kind = ?, missingSince = NULL, readInRun = ? WHERE id = ?
                """, [file.bytes, modifiedAt, kind.rawValue, run, known])
            try noteSeries(ofFile: known)
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
            if isNew { newObjects += 1 }
        case .notDICOM, .mediaDirectory:
            if !isNew { try forgetInstance(fileID) }
        case .container(nil):
            if !isNew { try forgetInstance(fileID) }
            try markGone(from: path)
        case .container(let failure?), .failure(let failure):
            if !isNew { try forgetInstance(fileID) }
            if kind == .container { try markSeen(path) }
            try record(failure, at: path)
        }
    }

    private func record(_ failure: FileFailure, at path: String) throws {
        var report = FailureReport(failure, stage: .read)
        report.failure.path = path
        try failures.record(report)
    }

    private func isInstance(_ fileID: Int64) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM instance WHERE fileID = ?)"), arguments: [fileID])
            ?? false
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
    private mutating func markPresent(_ container: String, folderID: Int64, name: String) throws {
        try markSeen(container)
        let returned = try Int64.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT file.id FROM folder CROSS JOIN file ON file.folderID = folder.id
                    WHERE \(ArchivePath.isAtOrBelow("folder.path")) AND missingSince IS NOT NULL
                      AND readInRun = (SELECT readInRun FROM file WHERE folderID = :folderID AND name = :name)
                    """), arguments: ["folderID": folderID, "name": name] + ArchivePath(container).rangeArguments)
        for id in returned { try markPresent(id) }
    }

    /// Marks as missing the entries of a container that were not found when this run read it to its end.
    private mutating func markGone(from container: String) throws {
        let gone = try Int64.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT file.id FROM folder CROSS JOIN file ON file.folderID = folder.id
                    WHERE \(ArchivePath.isAtOrBelow("folder.path")) AND missingSince IS NULL AND readInRun IS NOT :run
                    """), arguments: ["run": run] + ArchivePath(container).rangeArguments)
        try markMissing(gone)
        goneFromContainers += gone.count
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
