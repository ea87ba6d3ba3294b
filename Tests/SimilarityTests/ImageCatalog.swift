import Catalog
import DICOM
import Foundation
import Similarity
import TestSupport

/// A catalog in a scratch folder with series of one image each, whose embeddings a test chooses.
final class ImageCatalog {
    private let scratch: ScratchFolder
    let catalog: Catalog
    private let root: Int64
    static let now = Date(timeIntervalSince1970: 1_700_000_000)

    init() throws {
        scratch = try ScratchFolder()
        catalog = try Catalog(path: scratch.path + "/catalog.sqlite", for: .creating)
        root = try catalog.root("/archive")
    }

    /// An image of the series `1.2.NUMBER`, in a study of its own.
    struct Image {
        var number: Int
        var vector: [Float]?
        var modality = "CT"
        var digest = "first"
    }

    static func uid(_ number: Int) -> String { "1.2.\(number)" }

    /// Records a file for each image, as a scan would.
    func scan(_ images: [Image]) throws {
        let run = try catalog.beginRun("scan", at: Self.now)
        var visit = FolderVisit(path: "/archive")
        visit.files = images.map { image in
            var instance = Instance(
                sopInstanceUID: "1.3.\(image.number)", sopClassUID: "1.2.840.10008.5.1.4.1.1.2",
                studyInstanceUID: "1.4.\(image.number)", seriesInstanceUID: Self.uid(image.number),
                transferSyntaxUID: "1.2.840.10008.1.2.1")
            instance.modality = image.modality
            instance.hasPixelData = true
            (instance.rows, instance.columns) = (4, 4)
            instance.classify()
            return FileVisit(name: "\(image.number)", bytes: 1, modifiedAt: 5, content: .instance(instance))
        }
        try catalog.record([visit], root: root, run: run, at: Self.now)
    }

    /// Stores the captions of images, as a run with this model would.
    @discardableResult
    func describe(_ images: [Image], by digest: String = "d1", own: EmbeddingSpace? = nil, packs: Bool = true) throws
        -> Int64
    {
        let identity = ModelIdentity(weightsDigest: digest, settings: [:], name: "tiny", family: "none")
        let model = try catalog.beginCaptioning(with: identity, run: catalog.beginRun("describe", at: Self.now))
        let byUID = Dictionary(uniqueKeysWithValues: images.map { (Self.uid($0.number), $0) })
        let records = try catalog.pendingSeries(model: model, after: 0, limit: 100_000).compactMap {
            series -> SeriesRecord? in
            guard let image = byUID[series.seriesInstanceUID] else { return nil }
            let file = series.instances[0]
            return SeriesRecord(
                seriesID: series.seriesID,
                captions: [
                    IndexRecord(
                        text: "Image \(image.number).", tokens: [], score: nil, fileID: file.fileID,
                        sopInstanceUID: file.instance.sopInstanceUID, frame: 0, frameReason: "", recipe: "{}",
                        imageDigest: "\(image.number) \(image.digest)",
                        embedding: image.vector.flatMap { Embedding($0) })
                ])
        }
        try catalog.record(records, model: model, at: Self.now)
        if packs { try catalog.packEmbeddings(model: model, own: own) }
        return model
    }

    /// Scans and describes.
    @discardableResult
    func add(_ images: [Image], own: EmbeddingSpace? = nil, packs: Bool = true) throws -> Int64 {
        try scan(images)
        return try describe(images, own: own, packs: packs)
    }

    /// A walk that does not find the files of some series.
    func lose(_ numbers: [Int]) throws {
        let run = try catalog.beginRun("scan", at: Self.now)
        _ = try catalog.beginWalk(of: "/archive")
        var visit = FolderVisit(path: "/archive")
        visit.isWhole = true
        visit.vanished = numbers.map(String.init)
        try catalog.record([visit], root: root, run: run, at: Self.now)
        var walk = FinishedWalk(
            root: "/archive", run: run, device: 1, inode: 2, knownFiles: numbers.count, newObjects: 0)
        walk.isConfirmed = true
        _ = try catalog.finish(walk, at: Self.now)
    }

    /// The numbers and similarities of the hits for the images of a series.
    func like(
        _ number: Int, limit: Int = 20, modalities: [String] = [], includesMissing: Bool = false
    ) throws -> [(number: Int, similarity: Double)] {
        var search = SimilarSearch(.stored(study: "1.4.\(number)", series: Self.uid(number)))
        search.limit = limit
        search.modalities = modalities
        search.includesMissing = includesMissing
        return try search.result(in: catalog).hits.map {
            (Int($0.seriesInstanceUID.split(separator: ".")[2]) ?? -1, $0.similarity)
        }
    }

    /// Whether the file, or what is beside it, has these bytes.
    func isInFile(_ bytes: Data) throws -> Bool {
        try ["", "-wal"].contains { suffix in
            let file = URL(fileURLWithPath: catalog.path + suffix)
            // There need not be a second file.
            let data = suffix.isEmpty ? try Data(contentsOf: file) : (try? Data(contentsOf: file)) ?? Data()
            return data.range(of: bytes) != nil
        }
    }
}
