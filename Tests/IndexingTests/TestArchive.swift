import Captioning
import Catalog
import DICOM
import DICOMFiles
import Foundation
import Raster
import Reading
import TestSupport

@testable import Indexing

/// A folder of small files and a catalog, both of which go when the test ends, and readers that need no DICOM.
///
/// What a file holds is in its name: `SERIES-NUMBER` is an instance of that series, `text…` is not DICOM and `broken…`
/// cannot be read.
final class TestArchive: Sendable {
    private let scratch: ScratchFolder
    var folder: String { scratch.path }
    let root: String
    let catalog: Catalog

    init() throws {
        scratch = try ScratchFolder()
        root = try scratch.makeFolder("archive")
        catalog = try Catalog(path: scratch.path + "/catalog.sqlite", for: .creating)
    }

    func write(_ names: [String], bytes: Int = 1) throws {
        for name in names { try scratch.write(Data(count: bytes), "archive/" + name) }
    }

    func write(_ bytes: Data, _ name: String) throws { try scratch.write(bytes, "archive/" + name) }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: root + "/" + name) }

    func setModificationDate(of name: String, to date: Date) throws {
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: root + "/" + name)
    }

    // MARK: Work on it

    @discardableResult
    func scan(_ path: String? = nil, with readers: FileReaders = TestArchive.readers(), readAhead: Int = 2) async throws
        -> IndexSummary
    {
        let indexer = Indexer(catalog: catalog, readers: readers, readAhead: readAhead)
        return try await indexer.scan(path ?? root, run: catalog.beginRun("scan", at: Date())) { _ in }
    }

    func describe(
        with describer: Describer, readers: FileReaders = TestArchive.readers(), readAhead: Int = 2,
        stop: StopRequest = StopRequest(), framesPerPart: Int = 1
    ) async throws -> IndexSummary {
        let indexer = Indexer(catalog: catalog, readers: readers, readAhead: readAhead, stop: stop)
        let run = try catalog.beginRun("describe", at: Date())
        return try await indexer.describe(with: describer, run: run, framesPerPart: framesPerPart) { _ in }
    }

    /// The captions, by series.
    func captions() throws -> [CaptionDetails] {
        try catalog.studyInstanceUIDs().flatMap { try catalog.study($0)?.series ?? [] }.flatMap(\.captions)
    }

    // MARK: Readers and describers made of closures

    static func readers(
        headers: @escaping @Sendable ([ReadHeader]) async throws(ReadersUnavailable) -> [FileContent] = {
            $0.map { TestArchive.header($0.path) }
        },
        image: @escaping @Sendable (RenderImage) async throws(ReadersUnavailable) -> Result<ReadImage, FileFailure> = {
            .success(TestArchive.picture($0))
        }
    ) -> FileReaders {
        FileReaders(
            headers: headers,
            image: { job async throws(ReadersUnavailable) in
                var result = try await image(job)
                // What a scan recorded of the file, if the test says nothing else.
                if case .success(var picture) = result, picture.object == nil {
                    picture.object = ReadObject(
                        sopInstanceUID: "2.25.1." + (job.path as NSString).lastPathComponent,
                        stamp: FileStamp(ofFileAt: job.path))
                    result = .success(picture)
                }
                return result
            })
    }

    static func header(_ path: String) -> FileContent {
        let name = (path as NSString).lastPathComponent
        if name.hasPrefix("text") { return .notDICOM }
        if name.hasPrefix("broken") {
            return .failure(FileFailure(path: path, code: .truncated, message: "it ends early"))
        }
        let series = series(of: path)
        var instance = Instance(
            sopInstanceUID: "2.25.1.\(name)", sopClassUID: "1.2.840.10008.5.1.4.1.1.2", studyInstanceUID: "2.25.2",
            seriesInstanceUID: series, transferSyntaxUID: "1.2.840.10008.1.2.1")
        instance.modality = "CT"
        instance.seriesNumber = Int(series)
        instance.instanceNumber = name.split(separator: "-").last.flatMap { Int($0) }
        instance.hasPixelData = true
        (instance.rows, instance.columns) = (4, 4)
        instance.classify()
        return .instance(instance)
    }

    static func series(of path: String) -> String {
        String((path as NSString).lastPathComponent.split(separator: "-")[0])
    }

    /// One colour, the number of the series.
    static func picture(_ job: RenderImage) -> ReadImage { picture(Int(series(of: job.path)) ?? 0) }

    static func picture(_ value: Int) -> ReadImage {
        let bytes = [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8), 0]
        return ReadImage(image: RGBImage(width: 1, height: 1, pixels: bytes), recipe: nil)
    }

    /// The number that a picture was made of.
    static func value(of image: RGBImage) -> Int { Int(image.pixels[0]) | Int(image.pixels[1]) << 8 }

    /// Says `picture N` of a picture made of N.
    ///
    /// - Parameter embedding: of a picture made of N; nil for a model that has none.
    static func describer(
        batchSize: Int, callsAtOnce: Int = 1, digest: String = "d", abstention: Abstention? = nil,
        framesPerCaption: Int = 1, usesHeader: Bool = false,
        before: @escaping @Sendable ([RGBImage]) async throws -> Void = { _ in },
        embedding: (@Sendable (Int) -> [Float])? = nil
    ) throws -> Describer {
        let identity = ModelIdentity(weightsDigest: digest, settings: [:], name: "words", family: "none")
        return Describer(
            identity: identity, framing: ImageFraming(resizing: .exact(.square(224))), batchSize: batchSize,
            callsAtOnce: callsAtOnce,
            abstention: abstention, framesPerCaption: framesPerCaption, usesHeader: usesHeader,
            makesEmbeddings: embedding != nil
        ) { requests in
            let images = requests.map { $0.images[0] }
            try await before(images)
            return images.map {
                var caption = Caption(sequences: [
                    Caption.Sequence(text: "picture \(value(of: $0))", tokens: [value(of: $0)], score: -0.5)
                ])
                caption.embedding = embedding?(value(of: $0))
                return caption
            }
        }
    }
}
