import DICOM
import GRDB

/// A series with an image that looks like another.
public struct SimilarHit: Sendable, Equatable, Encodable {
    /// Of its most similar image: 1 for the same, 0 for what unlike images have on average, down to -1.
    public let similarity: Double
    public let studyInstanceUID: String
    public let seriesInstanceUID: String
    public let modality: String?
    public let bodyPart: String?
    public let laterality: String?
    public let studyDate: String?
    public let studyDescription: String?
    public let seriesDescription: String?
    /// Its current captions, each once, joined by ` / `.
    public let caption: String?
    /// The review status of the caption, or the first of several; nil if there is none.
    public let status: CaptionStatus?
    /// That the kind and the part which the caption names are right, 0 to 1, or the first of several; nil if the model has
    /// no calibration.
    public let probability: Double?
    /// Reasons to doubt the caption, or the first of several.
    public let doubts: [CaptionDoubt]
    /// Its current captions, each text once.
    public let captions: [Caption]
    /// The file of the most similar image; if it is gone, the first file of the series.
    public let path: String?
    /// Since when all files of the series are missing; nil if one is there.
    public let missingSince: String?

    /// One of the current captions of a hit.
    public struct Caption: JudgedCaption, Sendable, Equatable, Encodable {
        public let text: String
        public let status: CaptionStatus
        public let probability: Double?
        public let doubts: [CaptionDoubt]
    }

    /// What its header states that a caption can contradict.
    public var header: HeaderFacts {
        HeaderFacts(
            modality: modality, bodyPart: bodyPart, descriptions: [studyDescription, seriesDescription],
            laterality: laterality)
    }
}

extension SimilarHit {
    /// - Parameters:
    ///   - seriesID: the row of the series; it exists.
    ///   - image: the caption whose image is the most similar.
    init(_ seriesID: Int64, caption image: Int64, similarity: Double, _ db: Database) throws {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT study.studyInstanceUID, series.seriesInstanceUID, series.modality,
                           coalesce(series.bodyPartExamined, series.anatomicRegion) AS bodyPart, series.laterality,
                           study.studyDate, study.studyDescription, series.seriesDescription, series.missingSince,
                           coalesce(
                             (SELECT path FROM caption JOIN filePath ON filePath.fileID = caption.fileID
                              WHERE caption.id = :image),
                             (SELECT path FROM instance JOIN file ON file.id = instance.fileID
                              JOIN filePath ON filePath.fileID = file.id WHERE instance.seriesID = series.id
                              ORDER BY file.missingSince IS NOT NULL, folderPath, filePath.name LIMIT 1)) AS path
                    FROM series JOIN study ON study.id = series.studyID WHERE series.id = :series
                    """), arguments: ["series": seriesID, "image": image])
        guard let row else { throw DatabaseError(message: "a series is gone") }
        let current = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT text, status, probability, doubts FROM currentCaption WHERE seriesID = ? ORDER BY rank
                    """), arguments: [seriesID])
        var captions: [Caption] = []
        for row in current {
            let text: String = row["text"]
            if captions.contains(where: { $0.text.isExactly(text) }) { continue }
            captions.append(
                Caption(
                    text: text, status: CaptionStatus(rawValue: row["status"]) ?? .machine,
                    probability: row["probability"], doubts: CaptionDoubt.all(inJSON: row["doubts"])))
        }
        self.init(
            similarity: similarity, studyInstanceUID: row["studyInstanceUID"],
            seriesInstanceUID: row["seriesInstanceUID"], modality: row["modality"], bodyPart: row["bodyPart"],
            laterality: row["laterality"], studyDate: row["studyDate"], studyDescription: row["studyDescription"],
            seriesDescription: row["seriesDescription"],
            caption: captions.isEmpty ? nil : captions.map(\.text).joined(separator: " / "),
            status: captions.first?.status, probability: captions.first?.probability,
            doubts: captions.first?.doubts ?? [], captions: captions, path: row["path"],
            missingSince: row["missingSince"])
    }
}
