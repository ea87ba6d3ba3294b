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
    private(set) var touchedSeries: Set<Int64> = []
    /// Entries that a container no longer has.
    private(set) var goneFromContainers = 0
    /// The series written so far, with the attributes they were written with: an instance with the same ones adds nothing.
    private var writtenSeries: [String: WrittenSeries] = [:]
    /// Statements by purpose.
    private var statements: [String: Statement] = [:]

    private typealias Columns = KeyValuePairs<String, DatabaseValue>

    private struct WrittenSeries {
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
            let values: [DatabaseValue] = [
                .of(folderID), .of(file.name), .of(file.bytes), .of(modifiedAt), .of(kind.rawValue), .of(run),
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
            statement, arguments: StatementArguments([DatabaseValue.of(folderID), .of(name)]))
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

    private func forgetInstance(_ fileID: Int64) throws {
        try execute("DELETE FROM instance WHERE fileID = ?", [fileID])
        try execute("DELETE FROM keyImage WHERE fileID = ?", [fileID])
    }

    /// Makes the former series of a file pending again, and detaches its captions from the file.
    private mutating func leave(seriesOf fileID: Int64, for seriesID: Int64) throws {
        let before = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT seriesID FROM instance WHERE fileID = ?"), arguments: [fileID])
        guard let before, before != seriesID else { return }
        touchedSeries.insert(before)
        try execute("UPDATE caption SET fileID = NULL WHERE fileID = ? AND seriesID = ?", [fileID, before])
    }

    private mutating func record(_ instance: Instance, fileID: Int64, isNew: Bool) throws {
        let seriesID = try series(of: instance)
        if !isNew { try leave(seriesOf: fileID, for: seriesID) }
        let columns: Columns = [
            "fileID": .of(fileID), "seriesID": .of(seriesID),
            "sopInstanceUID": .of(instance.sopInstanceUID), "sopClassUID": .of(instance.sopClassUID),
            "transferSyntaxUID": .of(instance.transferSyntaxUID), "role": .of(instance.role.rawValue),
            "roleReason": .of(instance.roleReason),
            "instanceNumber": .of(instance.instanceNumber), "acquisitionNumber": .of(instance.acquisitionNumber),
            "temporalPositionIndex": .of(instance.temporalPositionIndex),
            "acquisitionDate": .of(instance.acquisitionDate), "contentDate": .of(instance.contentDate),
            "contentTime": .of(instance.contentTime), "imageType": .of(joined(instance.imageType)),
            "imageComments": .of(instance.imageComments), "documentTitle": .of(instance.documentTitle),
            "conversionType": .of(instance.conversionType), "burnedInAnnotation": .of(instance.burnedInAnnotation),
            "presentationIntentType": .of(instance.presentationIntentType), "viewPosition": .of(instance.viewPosition),
            "imageLaterality": .of(instance.imageLaterality),
            "lossyImageCompression": .of(instance.lossyImageCompression),
            "echoTime": .of(instance.echoTime), "diffusionBValue": .of(instance.diffusionBValue),
            "rows": .of(instance.rows),
            "columns": .of(instance.columns),
            "numberOfFrames": .of(instance.numberOfFrames), "samplesPerPixel": .of(instance.samplesPerPixel),
            "photometricInterpretation": .of(instance.photometricInterpretation),
            "bitsAllocated": .of(instance.bitsAllocated),
            "bitsStored": .of(instance.bitsStored), "pixelRepresentation": .of(instance.pixelRepresentation),
            "hasPixelData": .of(instance.hasPixelData),
            "imagePositionPatient": .of(joined(instance.imagePositionPatient)),
            "imageOrientationPatient": .of(joined(instance.imageOrientationPatient)),
            "pixelSpacing": .of(joined(instance.pixelSpacing)), "sliceThickness": .of(instance.sliceThickness),
            "spacingBetweenSlices": .of(instance.spacingBetweenSlices), "sliceLocation": .of(instance.sliceLocation),
            "burnedInTextRisk": .of(instance.burnedInTextRisk),
            "burnedInTextReason": .of(instance.burnedInTextReasons.joined(separator: "; ")),
            "specificCharacterSet": .of(instance.specificCharacterSet),
            "warnings": .of(instance.warnings.isEmpty ? nil : instance.warnings.joined(separator: "\n")),
        ]
        let statement = try statement(for: "instance") {
            let names = columns.map(\.key)
            let marks = names.map { _ in "?" }
            return """
                INSERT OR REPLACE INTO instance (\(names.joined(separator: ", "))) VALUES (\(marks.joined(separator: ", ")))
                """
        }
        try statement.execute(arguments: StatementArguments(columns.map { $0.value }))
        touchedSeries.insert(seriesID)
        if let selection = instance.keyObjectSelection { try record(selection, fileID: fileID, seriesID: seriesID) }
    }

    /// Records what a key object selection names; a trigger makes the series of those images pending again.
    private func record(_ selection: KeyObjectSelection, fileID: Int64, seriesID: Int64) throws {
        try execute("DELETE FROM keyImage WHERE fileID = ?", [fileID])
        for reference in selection.references {
            try execute(
                """
                INSERT OR IGNORE INTO keyImage (fileID, studyID, sopInstanceUID, frames, isRejection)
                VALUES (?, (SELECT studyID FROM series WHERE id = ?), ?, ?, ?)
                """,
                [
                    fileID, seriesID, reference.sopInstanceUID,
                    reference.frames.map(String.init).joined(separator: "\\"), selection.isRejection,
                ])
        }
    }

    /// The row of the instance's series. Attributes that are still null are taken from this instance.
    private mutating func series(of instance: Instance) throws -> Int64 {
        let study: Columns = [
            "studyInstanceUID": .of(instance.studyInstanceUID),
            "studyDate": .of(instance.studyDate), "studyTime": .of(instance.studyTime),
            "studyDescription": .of(instance.studyDescription),
            "institutionalDepartmentName": .of(instance.institutionalDepartmentName),
        ]
        let series: Columns = [
            "seriesInstanceUID": .of(instance.seriesInstanceUID),
            "modality": .of(instance.modality), "seriesNumber": .of(instance.seriesNumber),
            "seriesDate": .of(instance.seriesDate),
            "seriesDescription": .of(instance.seriesDescription), "bodyPartExamined": .of(instance.bodyPartExamined),
            "anatomicRegion": .of(instance.anatomicRegion), "laterality": .of(instance.laterality),
            "patientPosition": .of(instance.patientPosition), "protocolName": .of(instance.protocolName),
            "manufacturer": .of(instance.manufacturer), "manufacturerModelName": .of(instance.manufacturerModelName),
            "contrastBolusAgent": .of(instance.contrastBolusAgent), "sequenceName": .of(instance.sequenceName),
            "scanningSequence": .of(joined(instance.scanningSequence)),
            "convolutionKernel": .of(instance.convolutionKernel), "repetitionTime": .of(instance.repetitionTime),
            "kvp": .of(instance.kvp), "frameOfReferenceUID": .of(instance.frameOfReferenceUID),
        ]
        let studyValues = study.map { $0.value }
        let seriesValues = series.map { $0.value }
        if let written = writtenSeries[instance.seriesInstanceUID], written.study == studyValues,
            written.series == seriesValues
        {
            return written.id
        }
        let studyID = try upsert("study", key: ["studyInstanceUID"], study.map(\.key), studyValues)
        let id = try upsert(
            "series", key: ["seriesInstanceUID", "studyID"], series.map(\.key) + ["studyID"],
            seriesValues + [studyID.databaseValue])
        writtenSeries[instance.seriesInstanceUID] = WrittenSeries(id: id, study: studyValues, series: seriesValues)
        return id
    }

    private mutating func upsert(
        _ table: String, key: [String], _ names: [String], _ values: [DatabaseValue]
    ) throws -> Int64 {
        let statement = try statement(for: table) {
            let fill = names.filter { !key.contains($0) }.map { "\($0) = coalesce(\($0), excluded.\($0))" }
            return """
                INSERT INTO \(table) (\(names.joined(separator: ", ")))
                VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))
                ON CONFLICT (\(key.joined(separator: ", "))) DO UPDATE SET \(fill.joined(separator: ", "))
                RETURNING id
                """
        }
        return try id(insert: statement, StatementArguments(values))
    }

    // MARK: Statements, prepared once and kept by the connection

    private func execute(_ sql: String, _ arguments: StatementArguments) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    private mutating func statement(for purpose: String, _ sql: () -> String) throws -> Statement {
        if let statement = statements[purpose] { return statement }
        let statement = try db.cachedStatement(sql: sql())
        statements[purpose] = statement
        return statement
    }

    private func id(insert sql: String, _ arguments: StatementArguments) throws -> Int64 {
        try id(insert: db.cachedStatement(sql: sql), arguments)
    }

    private func id(insert statement: Statement, _ arguments: StatementArguments) throws -> Int64 {
        guard let id = try Int64.fetchOne(statement, arguments: arguments) else {
            throw DatabaseError(resultCode: .SQLITE_INTERNAL, message: "an insertion returned no row")
        }
        return id
    }

    private func joined(_ values: [String]) -> String? {
        values.isEmpty ? nil : values.joined(separator: "\\")
    }

    private func joined(_ values: [Double]?) -> String? {
        values.map { $0.map { "\($0)" }.joined(separator: "\\") }
    }
}

extension DatabaseValue {
    /// Avoids an existential for each of the hundred values of a file.
    fileprivate static func of(_ value: (some DatabaseValueConvertible)?) -> DatabaseValue {
        value?.databaseValue ?? .null
    }
}
