import DICOM
import GRDB

/// The rows of instances, and of their series and studies.
extension ArchiveWriter {
    /// Deletes the instance of a file that is no longer DICOM, or no longer readable, and what was made of it.
    mutating func forgetInstance(_ fileID: Int64) throws {
        let series = try Int64.fetchOne(
            db.cachedStatement(sql: "DELETE FROM instance WHERE fileID = ? RETURNING seriesID"), arguments: [fileID])
        guard let series else { return }
        touchedSeries.insert(series)
        seriesToDerive.insert(series)
        try execute("DELETE FROM keyImage WHERE fileID = ?", [fileID])
        try withdrawCaptions(ofFile: fileID)
    }

    mutating func record(_ instance: Instance, fileID: Int64, isNew: Bool) throws {
        let values = AttributeValues(of: instance)
        let place = try place(of: instance, values)
        if !isNew { try leaveFormerInstance(of: fileID, for: instance, in: place.series) }
        let statement = try statement(for: "instance") {
            let names = AttributeColumns.all.instance + ["fileID", "seriesID", "headerID"]
            return """
                INSERT OR REPLACE INTO instance (\(names.joined(separator: ", ")))
                VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))
                """
        }
        try statement.execute(
            arguments: StatementArguments(
                values.instance + [fileID.databaseValue, place.series.databaseValue, place.header.databaseValue]))
        touchedSeries.insert(place.series)
        if let selection = instance.keyObjectSelection {
            try record(selection, fileID: fileID, seriesID: place.series)
        } else if !isNew {
            try execute("DELETE FROM keyImage WHERE fileID = ?", [fileID])
        }
    }

    /// Makes the former series of a file pending again, and withdraws what was made of another object.
    /// Either way, its former header may be of no instance now.
    private mutating func leaveFormerInstance(
        of fileID: Int64, for instance: Instance, in seriesID: Int64
    ) throws {
        let before = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT seriesID, sopInstanceUID FROM instance WHERE fileID = ?"),
            arguments: [fileID])
        guard let before else { return }
        let (series, uid): (Int64, String) = (before[0], before[1])
        seriesToDerive.insert(series)
        guard series != seriesID || !uid.isExactly(instance.sopInstanceUID) else { return }
        touchedSeries.insert(series)
        try withdrawCaptions(ofFile: fileID)
    }

    /// Deletes the captions that were made of what a file was; what a person has worked on is only detached from the file.
    private func withdrawCaptions(ofFile fileID: Int64) throws {
        try execute(
            """
            DELETE FROM seriesCaptioning WHERE (seriesID, modelID) IN (
              SELECT seriesID, modelID FROM caption WHERE fileID = ?)
            """, [fileID])
        try execute("DELETE FROM caption WHERE fileID = ? AND status = 'machine'", [fileID])
        try execute("UPDATE caption SET fileID = NULL WHERE fileID = ?", [fileID])
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

    /// The rows of the instance's series and of what its header states, made if they are new.
    private mutating func place(of instance: Instance, _ values: AttributeValues) throws -> SeriesPlace {
        let uid = ExactText(instance.seriesInstanceUID)
        if let last = places[uid], last.study.elementsEqual(values.study, by: { $0.isExactly($1) }),
            last.series.elementsEqual(values.series, by: { $0.isExactly($1) })
        {
            return last.place
        }
        let studyID = try insert("study", ["studyInstanceUID": instance.studyInstanceUID.databaseValue])
        let seriesID = try insert(
            "series",
            ["seriesInstanceUID": instance.seriesInstanceUID.databaseValue, "studyID": studyID.databaseValue])
        let headerID = try insert(
            "seriesHeader",
            ["seriesID": seriesID.databaseValue, "attributes": try SeriesHeader(values).json().databaseValue])
        // Where all instances state the same, one more changes nothing.
        let isOnlyHeader = try Bool.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT :header = (SELECT min(headerID) FROM instance WHERE seriesID = :series)
                       AND :header = (SELECT max(headerID) FROM instance WHERE seriesID = :series)
                    """), arguments: ["header": headerID, "series": seriesID])
        if isOnlyHeader != true { seriesToDerive.insert(seriesID) }
        let place = SeriesPlace(series: seriesID, header: headerID)
        places[uid] = LastPlace(place: place, study: values.study, series: values.series)
        return place
    }

    /// The row with this unique key, made if it is new.
    private mutating func insert(_ table: String, _ key: KeyValuePairs<String, DatabaseValue>) throws -> Int64 {
        let names = key.map(\.key)
        let arguments = StatementArguments(key.map(\.value))
        let known = try statement(for: "known " + table) {
            "SELECT id FROM \(table) WHERE \(names.map { "\($0) = ?" }.joined(separator: " AND "))"
        }
        if let id = try Int64.fetchOne(known, arguments: arguments) { return id }
        try statement(for: table) {
            """
            INSERT INTO \(table) (\(names.joined(separator: ", ")))
            VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))
            """
        }.execute(arguments: arguments)
        return db.lastInsertedRowID
    }
}
