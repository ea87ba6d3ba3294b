import Catalog
import DICOM
import DICOMFiles
import Foundation
import Reading
import TestSupport
import Testing

@testable import Indexing

/// A caption belongs to the object it was made of, whatever happens to the file between the scan and the reading.
@Suite struct ChangedFilesTests {
    private let archive: TestArchive

    init() throws { archive = try TestArchive() }

    /// Readers that find this object in every file.
    private func readers(
        _ object: @escaping @Sendable (_ path: String) -> ReadObject
    ) -> FileReaders {
        TestArchive.readers(image: { job in
            var image = TestArchive.picture(job)
            image.object = object(job.path)
            return .success(image)
        })
    }

    private static func uid(_ path: String) -> String { "2.25.1." + (path as NSString).lastPathComponent }

    @Test func theSameObjectIsCaptioned() async throws {
        try archive.write(["1-1"])
        try await archive.scan()
        let summary = try await archive.describe(
            with: TestArchive.describer(batchSize: 1),
            readers: readers { ReadObject(sopInstanceUID: Self.uid($0), stamp: FileStamp(ofFileAt: $0)) })
        #expect(summary.described == 1 && summary.failures == 0)
    }

    @Test(arguments: ["another object", "another size", "another time"])
    func anotherObjectIsNotCaptionedAndReadAgain(change: String) async throws {
        try archive.write(["1-1", "2-1"])
        try await archive.scan()
        let opened = Locked<[String]>([])
        let summary = try await archive.describe(
            with: TestArchive.describer(batchSize: 1),
            readers: readers { path in
                let stamp = FileStamp(ofFileAt: path) ?? FileStamp(bytes: 0, modifiedAt: 0)
                guard path.hasSuffix("1-1") else { return ReadObject(sopInstanceUID: Self.uid(path), stamp: stamp) }
                return switch change {
                case "another object": ReadObject(sopInstanceUID: "2.25.9", stamp: stamp)
                case "another size":
                    ReadObject(
                        sopInstanceUID: Self.uid(path),
                        stamp: FileStamp(bytes: stamp.bytes + 1, modifiedAt: stamp.modifiedAt))
                default:
                    ReadObject(
                        sopInstanceUID: Self.uid(path),
                        stamp: FileStamp(bytes: stamp.bytes, modifiedAt: stamp.modifiedAt + 1))
                }
            })
        #expect(summary.described == 1)
        #expect(try archive.captions().map(\.sopInstanceUID) == ["2.25.1.2-1"])
        #expect(try archive.catalog.failures().map(\.code) == [.changed])
        // The next scan reads it, although its size and time are those that the catalog has.
        try await archive.scan(
            with: TestArchive.readers(headers: { jobs in
                opened.withLock { $0 += jobs.map(\.path) }
                return jobs.map { TestArchive.header($0.path) }
            }))
        #expect(opened.value == [archive.root + "/1-1"])
        #expect(try archive.catalog.failures().isEmpty)
        _ = try await archive.describe(with: TestArchive.describer(batchSize: 1))
        #expect(try archive.captions().count == 2)
    }

    /// A reader that finds a PNG or JPEG file renders it, and names no object.
    @Test func aPhotographInPlaceOfAnObjectIsNotCaptioned() async throws {
        try archive.write(["1-1"])
        try await archive.scan()
        let readers = FileReaders(
            headers: { jobs in jobs.map { TestArchive.header($0.path) } },
            image: { job in .success(TestArchive.picture(job)) })
        let summary = try await archive.describe(with: TestArchive.describer(batchSize: 1), readers: readers)
        #expect(summary.described == 0)
        #expect(try archive.catalog.failures().map(\.code) == [.changed])
    }

    /// It may be one that cannot be rendered.
    @Test func whatCannotBeRenderedMayBeAnotherObject() async throws {
        try archive.write(["1-1", "2-1"])
        try await archive.scan()
        let readers = TestArchive.readers(
            headers: { jobs in
                jobs.map { job in
                    job.path.hasSuffix("1-1") ? .notDICOM : TestArchive.header(job.path)
                }
            },
            image: { .failure(FileFailure(path: $0.path, code: .noPixelData, message: "m")) })
        _ = try await archive.describe(with: TestArchive.describer(batchSize: 1), readers: readers)
        let codes = try archive.catalog.failures().map(\.code)
        #expect(codes == [.changed, .noPixelData])
    }

    /// A copy of the same object elsewhere is as good.
    @Test func aCopyStandsInForAFileThatChanged() async throws {
        try archive.write(["a/1-1", "b/1-1"])
        try await archive.scan()
        let summary = try await archive.describe(
            with: TestArchive.describer(batchSize: 1),
            readers: readers { path in
                ReadObject(sopInstanceUID: path.contains("/a/") ? "2.25.9" : Self.uid(path), stamp: nil)
            })
        #expect(summary.described == 1)
        #expect(try archive.captions().map(\.path) == [archive.root + "/b/1-1"])
        #expect(try archive.catalog.failures().map(\.code) == [.changed])
    }
}
