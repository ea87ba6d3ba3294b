public import DICOM
import GRDB

/// An instance of a pending series: its file, and what decides whether one of its frames is chosen.
public struct StoredInstance: Sendable {
    public let fileID: Int64
    public let path: String
    /// The size and modification time of the file when it was read; nil for an entry of a container, and for a file that is to
    /// be read again.
    public let stamp: (bytes: Int64, modifiedAt: Int64)?
    public let instance: Instance
    /// The frames that key object selections name, from 0; empty: all frames. Nil if no selection names the instance.
    public let keyFrames: [Int]?
    /// A key object selection marks the instance as rejected.
    public let isRejected: Bool
}

extension StoredInstance {
    /// The instances of a series whose files are present, in the order of their paths.
    static func present(in seriesID: Int64, _ db: Database) throws -> [StoredInstance] {
        let columns = AttributeColumns.all
        // The attributes of the study and the series are read once.
        let shared = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT \((columns.study.map { "study." + $0 } + columns.series.map { "series." + $0 }).joined(separator: ", "))
                    FROM series JOIN study ON study.id = series.studyID WHERE series.id = ?
                    """), arguments: [seriesID])
        guard let shared else { return [] }
        var instance = Instance.blank
        var study = AttributeReader(shared, .study)
        instance.visitAttributes(&study)
        var series = AttributeReader(shared, .series, from: columns.study.count)
        instance.visitAttributes(&series)
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT \(columns.instance.map { "instance." + $0 }.joined(separator: ", ")), file.id, filePath.path, file.bytes, file.modifiedAt
                    FROM instance
                    JOIN file ON file.id = instance.fileID JOIN filePath ON filePath.fileID = file.id
                    WHERE instance.seriesID = ? AND file.missingSince IS NULL
                    ORDER BY folderPath, filePath.name
                    """), arguments: [seriesID])
        let marks = try marks(on: seriesID, db)
        return rows.map { row in
            var reader = AttributeReader(row, .instance)
            instance.visitAttributes(&reader)
            let next = columns.instance.count
            let modifiedAt: Int64 = row[next + 3]
            return StoredInstance(
                fileID: row[next], path: row[next + 1],
                stamp: modifiedAt == KnownFile.neverModified ? nil : (row[next + 2], modifiedAt), instance: instance,
                keyFrames: marks.keyFrames[ExactText(instance.sopInstanceUID)],
                isRejected: marks.rejected.contains(ExactText(instance.sopInstanceUID)))
        }
    }

    /// What key object selections name of a series, by SOP Instance UID.
    private struct Marks {
        var keyFrames: [ExactText: [Int]] = [:]
        var rejected: Set<ExactText> = []
    }

    private static func marks(on seriesID: Int64, _ db: Database) throws -> Marks {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT sopInstanceUID, frames, isRejection FROM keyImage JOIN file ON file.id = keyImage.fileID
                    WHERE studyID = (SELECT studyID FROM series WHERE id = ?) AND file.missingSince IS NULL
                    ORDER BY keyImage.fileID
                    """), arguments: [seriesID])
        var marks = Marks()
        for row in rows {
            let uid = ExactText(row["sopInstanceUID"] as String)
            let frames = (row["frames"] as String).split(separator: "\\").compactMap { Int($0) }
            if row["isRejection"] {
                marks.rejected.insert(uid)
            } else if let before = marks.keyFrames[uid] {
                // A selection of the complete object adds nothing to one that names frames.
                marks.keyFrames[uid] = Set(before + frames).sorted()
            } else {
                marks.keyFrames[uid] = frames
            }
        }
        return marks
    }
}
