public import DICOM
import GRDB

/// An instance of a pending series: where its file is, and what decides whether it is chosen.
public struct StoredInstance: Sendable {
    public let fileID: Int64
    public let path: String
    public let instance: Instance
    public let role: InstanceRole
}

extension StoredInstance {
    /// The instances of a series whose files are there, by path.
    static func present(in seriesID: Int64, _ db: Database) throws -> [StoredInstance] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT instance.*, folder.path AS folderPath, file.name AS fileName,
                           studyInstanceUID, seriesInstanceUID, modality, series.laterality
                    FROM instance
                    JOIN file ON file.id = instance.fileID JOIN folder ON folder.id = file.folderID
                    JOIN series ON series.id = instance.seriesID JOIN study ON study.id = series.studyID
                    WHERE instance.seriesID = ? AND file.missingSince IS NULL
                    ORDER BY folder.path, file.name
                    """), arguments: [seriesID])
        return rows.map(StoredInstance.init(row:))
    }

    private init(row: Row) {
        var instance = Instance(
            sopInstanceUID: row["sopInstanceUID"], sopClassUID: row["sopClassUID"],
            studyInstanceUID: row["studyInstanceUID"], seriesInstanceUID: row["seriesInstanceUID"],
            transferSyntaxUID: row["transferSyntaxUID"])
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
        instance.rows = row["rows"]
        instance.columns = row["columns"]
        instance.numberOfFrames = row["numberOfFrames"]
        instance.hasPixelData = row["hasPixelData"]
        instance.imagePositionPatient = Self.numbers(row["imagePositionPatient"])
        instance.imageOrientationPatient = Self.numbers(row["imageOrientationPatient"])
        instance.sliceLocation = row["sliceLocation"]
        let folder: String = row["folderPath"]
        let name: String = row["fileName"]
        self.init(
            fileID: row["fileID"], path: folder.hasSuffix("/") ? folder + name : folder + "/" + name,
            instance: instance,
            role: InstanceRole(rawValue: row["role"]) ?? .image)
    }

    private static func values(_ text: String?) -> [String] {
        text.map { $0.split(separator: "\\", omittingEmptySubsequences: false).map(String.init) } ?? []
    }

    private static func numbers(_ text: String?) -> [Double]? {
        text.map { $0.split(separator: "\\").compactMap { Double($0) } }
    }
}
