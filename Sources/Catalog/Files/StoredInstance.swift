public import DICOM
import GRDB

/// An instance of a pending series: its file, and what decides whether one of its frames is chosen.
public struct StoredInstance: Sendable {
    public let fileID: Int64
    public let path: String
    public let instance: Instance
    /// The frames that key object selections name, from 0; empty: all frames. Nil if no selection names the instance.
    public let keyFrames: [Int]?
    /// A key object selection marks the instance as rejected.
    public let isRejected: Bool
}

extension StoredInstance {
    /// The instances of a series whose files are present, in the order of their paths.
    static func present(in seriesID: Int64, _ db: Database) throws -> [StoredInstance] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT instance.*, filePath.path, studyInstanceUID, seriesInstanceUID, modality, series.laterality
                    FROM instance
                    JOIN file ON file.id = instance.fileID JOIN filePath ON filePath.fileID = file.id
                    JOIN series ON series.id = instance.seriesID JOIN study ON study.id = series.studyID
                    WHERE instance.seriesID = ? AND file.missingSince IS NULL
                    ORDER BY folderPath, filePath.name
                    """), arguments: [seriesID])
        let marks = try marks(on: seriesID, db)
        return rows.map { StoredInstance(row: $0, marks: marks) }
    }

    /// What key object selections name of a series, by SOP Instance UID.
    private struct Marks {
        var keyFrames: [String: [Int]] = [:]
        var rejected: Set<String> = []
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
            let uid: String = row["sopInstanceUID"]
            let frames = numbers(row["frames"])?.map { Int($0) } ?? []
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

    private init(row: Row, marks: Marks) {
        var instance = Instance(
            sopInstanceUID: row["sopInstanceUID"], sopClassUID: row["sopClassUID"],
            studyInstanceUID: row["studyInstanceUID"], seriesInstanceUID: row["seriesInstanceUID"],
            transferSyntaxUID: row["transferSyntaxUID"])
        instance.role = InstanceRole(rawValue: row["role"]) ?? .image
        instance.modality = row["modality"]
        instance.instanceNumber = row["instanceNumber"]
        instance.acquisitionNumber = row["acquisitionNumber"]
        instance.temporalPositionIndex = row["temporalPositionIndex"]
        instance.contentTime = row["contentTime"]
        instance.imageType = Self.values(row["imageType"])
        instance.viewPosition = row["viewPosition"]
        instance.laterality = row["laterality"]
        instance.imageLaterality = row["imageLaterality"]
        instance.presentationIntentType = row["presentationIntentType"]
        instance.burnedInAnnotation = row["burnedInAnnotation"]
        instance.echoTime = row["echoTime"]
        instance.diffusionBValue = row["diffusionBValue"]
        instance.rows = row["rows"]
        instance.columns = row["columns"]
        instance.numberOfFrames = row["numberOfFrames"]
        instance.hasPixelData = row["hasPixelData"]
        instance.imagePositionPatient = Self.numbers(row["imagePositionPatient"])
        instance.imageOrientationPatient = Self.numbers(row["imageOrientationPatient"])
        instance.sliceLocation = row["sliceLocation"]
        self.init(
            fileID: row["fileID"], path: row["path"],
            instance: instance,
            keyFrames: marks.keyFrames[instance.sopInstanceUID],
            isRejected: marks.rejected.contains(instance.sopInstanceUID))
    }

    private static func values(_ text: String?) -> [String] {
        text.map { $0.split(separator: "\\", omittingEmptySubsequences: false).map(String.init) } ?? []
    }

    private static func numbers(_ text: String?) -> [Double]? {
        text.map { $0.split(separator: "\\").compactMap { Double($0) } }
    }
}
