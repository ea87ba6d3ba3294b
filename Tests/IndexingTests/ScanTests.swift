import Catalog
import DICOM
import DICOMFiles
import Foundation
import Reading
import TestSupport
import Testing

@testable import Indexing

/// Walking a root and opening what is new, with readers made of closures.
@Suite struct ScanTests {
    private let archive: TestArchive

    init() throws { archive = try TestArchive() }

    /// Readers that note the names of the files they are asked for, one list for each request.
    private func readers(noting asked: Locked<[[String]]>) -> FileReaders {
        TestArchive.readers(headers: { requests in
            asked.withLock { $0.append(requests.map { ($0.path as NSString).lastPathComponent }) }
            return requests.map { TestArchive.header($0.path) }
        })
    }

    @Test func countsEveryFileByItsContent() async throws {
        try archive.write(["a/001-1", "a/001-2", "a/text", "b/c/002-1", "b/broken"], bytes: 10)
        let summary = try await archive.scan()
        #expect(summary.folders == 4 && summary.files == 5 && summary.bytes == 50 && summary.opened == 5)
        #expect(summary.instances == 3 && summary.notDICOM == 1 && summary.failures == 1 && summary.missing == 0)
        let failure = try #require(try archive.catalog.failures().first)
        #expect(failure.path == archive.root + "/b/broken" && failure.code == .truncated && failure.stage == .read)
    }

    @Test func largeFolderIsReadInPieces() async throws {
        let names = (1...200).map { String(format: "001-%03d", $0) }
        try archive.write(names)
        let asked = Locked<[[String]]>([])
        let summary = try await archive.scan(with: readers(noting: asked), readAhead: 1)
        #expect(asked.value.count == 4)
        #expect(asked.value.allSatisfy { $0.count <= FolderPiece.fileLimit && !$0.isEmpty })
        #expect(FolderPiece.fileLimit == 64)
        #expect(asked.value.joined().sorted() == names)
        #expect(summary.folders == 1 && summary.files == 200 && summary.instances == 200 && summary.opened == 200)
        #expect(try archive.catalog.status().files == 200)
    }

    /// Twice the readers, and as many pieces as one write takes.
    @Test func readAheadIsBounded() async throws {
        for folder in 0..<60 { try archive.write((1...3).map { "\(folder)/001-\(folder)\($0)" }) }
        let underWay = Locked(0)
        let most = Locked(0)
        let readers = TestArchive.readers(headers: { requests in
            let now = underWay.withLock { count in
                count += 1
                return count
            }
            most.withLock { $0 = max($0, now) }
            try? await Task.sleep(for: .milliseconds(40))
            underWay.withLock { $0 -= 1 }
            return requests.map { TestArchive.header($0.path) }
        })
        try await archive.scan(with: readers, readAhead: 2)
        #expect(most.value <= 2 * 2 + 1000 / FolderPiece.fileLimit && most.value > 1)
    }

    @Test func outOfOrderRepliesWriteTheSameCatalog() async throws {
        let other = try TestArchive()
        let names = (0..<9).flatMap { folder in (1...4).map { "\(folder)/00\(folder)-\($0)" } }
        for archive in [archive, other] { try archive.write(names) }
        try await archive.scan()
        try await other.scan(
            with: TestArchive.readers(headers: { requests in
                let folder = Int((requests[0].path as NSString).deletingLastPathComponent.suffix(1)) ?? 0
                try? await Task.sleep(for: .milliseconds(20 - folder * 2))
                return requests.map { TestArchive.header($0.path) }
            }), readAhead: 8)
        func rows(_ archive: TestArchive) throws -> [String] {
            try archive.catalog.pendingSeries(model: 0, after: 0, limit: 100).map { series in
                let files = series.instances.map { "\($0.fileID) \($0.path.dropFirst(archive.root.count))" }
                return "\(series.seriesID) \(series.seriesInstanceUID) \(files)"
            }
        }
        #expect(try rows(archive).count == 9)
        #expect(try rows(archive) == rows(other))
    }

    @Test func onlyChangedFilesAreOpenedAgain() async throws {
        try archive.write(["a/001-1", "a/001-2", "a/text", "b/002-1", "b/broken"])
        try await archive.scan()
        let asked = Locked<[[String]]>([])
        let unchanged = try await archive.scan(with: readers(noting: asked))
        #expect(asked.value.isEmpty)
        #expect(unchanged.files == 5 && unchanged.unchanged == 5 && unchanged.opened == 0 && unchanged.missing == 0)

        try archive.setModificationDate(of: "a/001-2", to: Date(timeIntervalSince1970: 1_000_000_000))
        #expect(try await archive.scan(with: readers(noting: asked)).opened == 1)
        #expect(asked.value == [["001-2"]])

        let before = Date(timeIntervalSince1970: 1_100_000_000)
        try archive.setModificationDate(of: "b/002-1", to: before)
        try await archive.scan()
        try archive.write(["b/002-1"], bytes: 2)
        try archive.setModificationDate(of: "b/002-1", to: before)
        #expect(try await archive.scan(with: readers(noting: asked)).opened == 1)
        #expect(asked.value == [["001-2"], ["002-1"]])
    }

    @Test func removedFilesAndFoldersAreMissingUntilTheyReturn() async throws {
        try archive.write(["a/001-1", "a/001-2", "b/c/002-1", "b/c/002-2", "d/003-1"])
        try await archive.scan()
        let aside = archive.folder + "/aside"
        try FileManager.default.moveItem(atPath: archive.root + "/b", toPath: aside)
        try FileManager.default.moveItem(atPath: archive.root + "/a/001-1", toPath: archive.folder + "/one")
        #expect(try await archive.scan().missing == 3)
        var status = try archive.catalog.status()
        #expect(status.files == 2 && status.missing == 3 && status.instances == 5)
        // Once missing, they are not counted again.
        #expect(try await archive.scan().missing == 0)

        try FileManager.default.moveItem(atPath: aside, toPath: archive.root + "/b")
        try FileManager.default.moveItem(atPath: archive.folder + "/one", toPath: archive.root + "/a/001-1")
        let asked = Locked<[[String]]>([])
        let back = try await archive.scan(with: readers(noting: asked))
        #expect(back.unchanged == 5 && back.missing == 0)
        #expect(asked.value.isEmpty)
        status = try archive.catalog.status()
        #expect(status.files == 5 && status.missing == 0)
    }

    @Test func fileThatReturnsChangedIsOpened() async throws {
        try archive.write(["001-1", "001-2"])
        try await archive.scan()
        try archive.remove("001-1")
        #expect(try await archive.scan().missing == 1)
        try archive.write(["001-1"], bytes: 7)
        let back = try await archive.scan()
        #expect(back.opened == 1 && back.unchanged == 1)
        #expect(try archive.catalog.status().missing == 0)
    }

    @Test func rootMayBeASingleFile() async throws {
        try archive.write(["001-1", "001-2"])
        let asked = Locked<[[String]]>([])
        let one = try await archive.scan(archive.root + "/001-2", with: readers(noting: asked))
        #expect(one.files == 1 && one.instances == 1)
        #expect(asked.value == [["001-2"]])
        // Then the whole folder, and the single file again: its neighbour is not missing.
        #expect(try await archive.scan().opened == 1)
        #expect(try await archive.scan(archive.root + "/001-2").missing == 0)
        #expect(try archive.catalog.status().files == 2)
    }

    @Test func emptyRootThatHeldFilesChangesNothing() async throws {
        try archive.write(["001-1"])
        try await archive.scan()
        try archive.remove("001-1")
        await #expect(throws: IndexingError.self) { try await archive.scan() }
        #expect(try archive.catalog.status().files == 1)
    }

    @Test func rootThatVanishesDuringTheWalkLeavesNothingMissing() async throws {
        try archive.write(["a/001-1", "b/001-2"])
        try await archive.scan()
        try archive.write(["a/001-3"])
        let (root, aside) = (archive.root, archive.folder + "/unmounted")
        let readers = TestArchive.readers(headers: { requests in
            try? FileManager.default.moveItem(atPath: root, toPath: aside)
            return requests.map { TestArchive.header($0.path) }
        })
        await #expect(throws: IndexingError.self) { try await archive.scan(with: readers) }
        #expect(try archive.catalog.status().missing == 0)
    }

    @Test func stoppedScanKeepsWhatItReadAndMarksNothingMissing() async throws {
        try archive.write(["z/001-1"])
        try await archive.scan()
        try archive.remove("z/001-1")
        for folder in 0..<30 { try archive.write(["\(folder)/002-\(folder)"]) }
        let stop = StopRequest()
        let asked = Locked(0)
        let readers = TestArchive.readers(headers: { requests in
            if asked.withLock({ count in
                count += 1
                return count
            }) == 3 {
                stop.make(signal: 2)
            }
            return requests.map { TestArchive.header($0.path) }
        })
        var indexer = Indexer(catalog: archive.catalog, readers: readers, readAhead: 1, stop: stop)
        // A busy machine may take longer than a second to hand over what was read.
        indexer.patience = .seconds(600)
        let summary = try await indexer.scan(archive.root, run: archive.catalog.beginRun("scan", at: Date())) { _ in }
        #expect(summary.instances == asked.value)
        #expect(asked.value < 30 && asked.value >= 3)
        #expect(try archive.catalog.status().missing == 0)
        #expect(try await archive.scan().opened == 30 - asked.value)
        #expect(try archive.catalog.status().missing == 1)
    }

    @Test func runWithoutReadersEndsInsteadOfFailingEveryFile() async throws {
        let test = try TestArchive()
        try test.write(["a-1"])
        let readers = FileReaders.processes(executable: "/nonexistent/fileroom", arguments: [], count: 1)
        await #expect(throws: ReadersUnavailable.self) { try await test.scan(with: readers) }
        #expect(try test.catalog.failures().isEmpty)
    }

    // MARK: Folders that do not answer

    /// Readers with another answer for the listing of the folder `b`.
    private static func readers(
        listing b: @escaping @Sendable (ListFolder) async -> Result<FolderListing, FileFailure>?
    ) -> FileReaders {
        var readers = TestArchive.readers()
        let list = readers.folder
        readers.folder = { job async throws(ReadersUnavailable) in
            if job.path.hasSuffix("/b"), let answer = await b(job) { return answer }
            return try await list(job)
        }
        return readers
    }

    @Test(.timeLimit(.minutes(10))) func whatIsFinishedIsWrittenWhileAFolderHangs() async throws {
        try archive.write(["a/001-1", "a/001-2", "b/002-1"])
        let isOpen = Locked(false)
        let readers = Self.readers { _ in
            while !isOpen.value { try? await Task.sleep(for: .milliseconds(5)) }
            return nil
        }
        let scan = Task { [archive] in try await archive.scan(with: readers) }
        while try archive.catalog.status().files < 2 { try await Task.sleep(for: .milliseconds(20)) }
        isOpen.withLock { $0 = true }
        let summary = try await scan.value
        #expect(summary.files == 3 && summary.failures == 0)
    }

    @Test func aFolderThatDoesNotAnswerIsOneFailureAndNothingOfItIsMissing() async throws {
        try archive.write(["a/001-1", "b/002-1", "b/deep/003-1", "c/004-1"])
        try await archive.scan()
        try archive.write(["c/004-2"])
        let readers = Self.readers {
            .failure(FileFailure(path: $0.path, code: .timeout, message: "does not answer"))
        }
        let summary = try await archive.scan(with: readers)
        #expect(summary.opened == 1 && summary.missing == 0 && summary.failures == 1)
        let failure = try #require(try archive.catalog.failures().first)
        #expect(failure.path == archive.root + "/b" && failure.code == .timeout && failure.stage == .walk)
    }
}
