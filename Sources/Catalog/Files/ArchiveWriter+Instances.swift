import DICOM
import GRDB

/// The rows of instances, and of their series and studies.
extension ArchiveWriter {
    func forgetInstance(_ fileID: Int64) throws {
        try execute("DELETE FROM instance WHERE fileID = ?", [fileID])
        try execute("DELETE FROM keyImage WHERE fileID = ?", [fileID])
    }

    mutating func record(_ instance: Instance, fileID: Int64, isNew: Bool) throws {
        let values = AttributeValues(of: instance)
        let seriesID = try series(of: instance, values)
        if !isNew { try leave(seriesOf: fileID, for: seriesID) }
        let statement = try statement(for: "instance") {
            let names = AttributeColumns.all.instance + ["fileID", "seriesID"]
            return """
                INSERT OR REPLACE INTO instance (\(names.joined(separator: ", ")))
                VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))
                """
        }
        try statement.execute(
            arguments: StatementArguments(values.instance + [fileID.databaseValue, seriesID.databaseValue]))
        touchedSeries.insert(seriesID)
        if let selection = instance.keyObjectSelection { try record(selection, fileID: fileID, seriesID: seriesID) }
    }

    /// Makes the former series of a file pending again, and detaches its captions from the file.
    private mutating func leave(seriesOf fileID: Int64, for seriesID: Int64) throws {
        let before = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT seriesID FROM instance WHERE fileID = ?"), arguments: [fileID])
        guard let before, before != seriesID else { return }
        touchedSeries.insert(before)
        try execute("UPDATE caption SET fileID = NULL WHERE fileID = ? AND seriesID = ?", [fileID, before])
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
    private mutating func series(of instance: Instance, _ values: AttributeValues) throws -> Int64 {
        if let written = writtenSeries[instance.seriesInstanceUID], written.study == values.study,
            written.series == values.series
        {
            return written.id
        }
        let studyID = try upsert("study", key: ["studyInstanceUID"], AttributeColumns.all.study, values.study)
        let id = try upsert(
            "series", key: ["seriesInstanceUID", "studyID"], AttributeColumns.all.series + ["studyID"],
            values.series + [studyID.databaseValue])
        writtenSeries[instance.seriesInstanceUID] = WrittenSeries(id: id, study: values.study, series: values.series)
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
}
