import Catalog
import Fixtures
import DICOM
import Foundation
import Reading
import Testing

@testable import Indexing

/// DICOMDIRs held against the files that are there.
@Suite struct MediaDirectoryTests {
    private let archive: TestArchive

    init() throws { archive = try TestArchive() }

    /// Scans with readers that find each file called DICOMDIR to list `listed`.
    @discardableResult
    private func scan(listing listed: [String]) async throws -> IndexSummary {
        try await archive.scan(
            with: TestArchive.readers(headers: { requests async throws(ReadersUnavailable) in
                requests.map {
                    $0.path.hasSuffix("DICOMDIR") ? .mediaDirectory(listed) : TestArchive.header($0.path)
                }
            }))
    }

    private func failures() throws -> [String] {
        try archive.catalog.failures().map { "\($0.path.dropFirst(archive.root.count + 1)) \($0.code)" }
    }

    /// A changed size makes the next scan open it again.
    private func rewriteDICOMDIR(bytes: Int) throws { try archive.write(["cd/DICOMDIR"], bytes: bytes) }

    @Test func completeDiscHasNoFailures() async throws {
        try archive.write(["cd/DICOMDIR", "cd/IMG/001-1", "cd/IMG/001-2", "cd/viewer/text", "elsewhere/001-9"])
        let summary = try await scan(listing: ["IMG/001-1", "IMG/001-2"])
        #expect(summary.failures == 0 && summary.instances == 3)
        #expect(try archive.catalog.status().mediaDirectories == 1)
        #expect(try await scan(listing: []).opened == 0)
    }

    @Test func letterCaseAndVersionSuffixesAreIgnored() async throws {
        try archive.write(["cd/DICOMDIR", "cd/img/001-1.;1", "cd/img/001-A;1"])
        #expect(try await scan(listing: ["IMG/001-1", "IMG/001-A"]).failures == 0)
    }

    /// PS3.10 8.2: a file may have alternate names, for example with `.dcm` at the end.
    @Test func alternateNamesAndTheFolderItselfAreRecognized() async throws {
        try archive.write(["cd/DICOMDIR", "cd/IMG/001-1.dcm", "cd/IMG/001-2.DCM", "cd/IMG/001-3"])
        #expect(try await scan(listing: ["IMG/001-1", "./IMG/001-2", "./IMG/001-3"]).failures == 0)
        #expect(try failures() == [])
    }

    @Test func anAlternateNameDoesNotHideAnotherFile() async throws {
        try archive.write(["cd/DICOMDIR", "cd/IMG/001-1", "cd/IMG/001-1.dcm"])
        #expect(try await scan(listing: ["IMG/001-1", "IMG/001-1.dcm"]).failures == 0)
        try rewriteDICOMDIR(bytes: 2)
        // Only one of the two is listed.
        #expect(try await scan(listing: ["IMG/001-1"]).failures == 1)
        #expect(try failures() == ["cd/DICOMDIR present-but-unlisted"])
    }

    @Test func listedFileFailsUntilItExists() async throws {
        try archive.write(["cd/DICOMDIR", "cd/IMG/001-1", "z/001-9"])
        #expect(try await scan(listing: ["IMG/001-1", "IMG/001-2", "IMG/001-3"]).failures == 2)
        #expect(try failures() == ["cd/IMG/001-2 listed-but-missing", "cd/IMG/001-3 listed-but-missing"])
        try archive.write(["cd/IMG/001-2"])
        // What stands is no news.
        #expect(try await scan(listing: ["IMG/001-1", "IMG/001-2", "IMG/001-3"]).failures == 0)
        #expect(try failures() == ["cd/IMG/001-3 listed-but-missing"])
        // Read anew, it no longer lists the other.
        try rewriteDICOMDIR(bytes: 2)
        #expect(try await scan(listing: ["IMG/001-1", "IMG/001-2"]).failures == 0)
        #expect(try failures() == [])
    }

    /// The DICOMDIR itself is as it was.
    @Test func addedAndRemovedFilesAreComparedWithAnUnchangedDICOMDIR() async throws {
        try archive.write(["cd/DICOMDIR", "cd/IMG/001-1", "cd/IMG/001-2"])
        let listed = ["IMG/001-1", "IMG/001-2"]
        #expect(try await scan(listing: listed).failures == 0)
        try archive.remove("cd/IMG/001-2")
        #expect(try await scan(listing: listed).failures == 1)
        #expect(try failures() == ["cd/IMG/001-2 listed-but-missing"])
        try archive.write(["cd/IMG/001-2", "cd/extra/001-3"])
        #expect(try await scan(listing: listed).failures == 1)
        #expect(try failures() == ["cd/DICOMDIR present-but-unlisted"])
        try archive.remove("cd/extra/001-3")
        try await scan(listing: listed)
        #expect(try failures() == [])
    }

    @Test func failuresOfADICOMDIRGoWithIt() async throws {
        try archive.write(["cd/DICOMDIR", "cd/IMG/001-1", "cd/extra/001-3"])
        #expect(try await scan(listing: ["IMG/001-1", "IMG/001-2"]).failures == 2)
        try archive.remove("cd/DICOMDIR")
        try await scan(listing: [])
        #expect(try failures() == [])
    }

    @Test func unlistedFilesAreIndexedAndReported() async throws {
        try archive.write(["cd/DICOMDIR", "cd/IMG/001-1", "cd/extra/001-2", "cd/extra/001-3", "cd/extra/text"])
        let summary = try await scan(listing: ["IMG/001-1"])
        #expect(summary.instances == 3 && summary.failures == 1)
        let failure = try #require(try archive.catalog.failures().first)
        #expect(failure.path == archive.root + "/cd/DICOMDIR" && failure.code == .presentButUnlisted)
        #expect(failure.message.contains("2 DICOM files") && failure.message.contains("extra/001-2, extra/001-3"))
        try rewriteDICOMDIR(bytes: 2)
        #expect(try await scan(listing: ["IMG/001-1", "EXTRA/001-2", "EXTRA/001-3"]).failures == 0)
        #expect(try failures() == [])
    }

    @Test func filesGoneSinceTheLastScanCountAsMissing() async throws {
        try archive.write(["cd/DICOMDIR", "cd/IMG/001-1", "cd/TWO/001-2"])
        try await scan(listing: ["IMG/001-1", "TWO/001-2"])
        try archive.remove("cd/TWO")
        try rewriteDICOMDIR(bytes: 2)
        try await scan(listing: ["IMG/001-1", "TWO/001-2"])
        #expect(try failures() == ["cd/TWO/001-2 listed-but-missing"])
    }

    @Test func nestedDiscIsComparedAlone() async throws {
        try archive.write(["cd/DICOMDIR", "cd/001-1", "cd/second/A", "cd/second/001-1", "cd/second/DICOMDIR"])
        #expect(try await scan(listing: ["001-1"]).failures == 1)
        #expect(try failures() == ["cd/second/DICOMDIR present-but-unlisted"])
    }

    @Test func stoppedScanLeavesTheComparisonToTheNext() async throws {
        try archive.write(["cd/DICOMDIR", "cd/IMG/001-1", "cd/TWO/001-2"])
        let stop = StopRequest()
        let readers = TestArchive.readers(headers: { requests async throws(ReadersUnavailable) in
            stop.make(signal: 2)
            return requests.map {
                $0.path.hasSuffix("DICOMDIR") ? .mediaDirectory(["NONE"]) : TestArchive.header($0.path)
            }
        })
        let indexer = Indexer(catalog: archive.catalog, readers: readers, readAhead: 1, stop: stop)
        _ = try await indexer.scan(archive.root, run: archive.catalog.beginRun("scan", at: Date())) { _ in }
        #expect(try failures() == [])
        try await scan(listing: ["NONE"])
        #expect(try failures() == ["cd/DICOMDIR present-but-unlisted", "cd/NONE listed-but-missing"])
    }

    @Test func clearedFailuresReturnOnTheNextScan() async throws {
        try archive.write(["cd/DICOMDIR", "cd/IMG/001-1"])
        try await scan(listing: ["IMG/001-1", "IMG/001-2"])
        #expect(try archive.catalog.clearFailures() == 1)
        try await scan(listing: ["IMG/001-1", "IMG/001-2"])
        #expect(try failures() == ["cd/IMG/001-2 listed-but-missing"])
    }

    @Test func discInAContainerIsCompared() async throws {
        try archive.write([])
        try FileManager.default.copyItem(
            atPath: Fixtures.container("disc.zip").path, toPath: archive.root + "/disc.zip")
        let summary = try await archive.scan(with: .inProcess)
        #expect(summary.instances == 3 && summary.failures == 2)
        #expect(
            try failures() == [
                "disc.zip/disc/DICOMDIR present-but-unlisted", "disc.zip/disc/IMAGES/IM3 listed-but-missing",
            ])
        #expect(try archive.catalog.status().mediaDirectories == 1)
        #expect(try await archive.scan(with: .inProcess).opened == 0)
        #expect(try failures().count == 2)
    }

    @Test func filesInAContainerBesideADICOMDIRAreNotCompared() async throws {
        try archive.write(["cd/DICOMDIR", "cd/IMG/001-1"])
        try FileManager.default.copyItem(
            atPath: Fixtures.container("plain.zip").path, toPath: archive.root + "/cd/b.zip")
        let readers = FileReaders.inProcess
        let mixed = FileReaders(
            headers: { requests async throws(ReadersUnavailable) in
                var readings: [FileContent] = []
                for request in requests {
                    if request.path.hasSuffix("DICOMDIR") {
                        readings.append(.mediaDirectory(["IMG/001-1"]))
                    } else if request.path.hasSuffix(".zip") {
                        readings += try await readers.headers([request])
                    } else {
                        readings.append(TestArchive.header(request.path))
                    }
                }
                return readings
            }, image: readers.image, page: readers.page)
        let summary = try await archive.scan(with: mixed)
        #expect(summary.instances == 3 && summary.failures == 0)
    }
}
