import Catalog
import DICOM
import Foundation
import Reading
import TestSupport
import Testing

@testable import Indexing

/// Shares that go away and servers that do not answer cost nothing but time.
@Suite struct PassingTroubleTests {
    private let archive: TestArchive

    init() throws { archive = try TestArchive() }

    private static func failing(
        _ code: FailureCode, _ before: @escaping @Sendable () -> Void = {}
    ) -> FileReaders {
        TestArchive.readers(image: { job in
            before()
            return .failure(FileFailure(path: job.path, code: code, message: "m"))
        })
    }

    private func move(_ from: String, _ to: String) throws {
        try FileManager.default.moveItem(atPath: archive.folder + "/" + from, toPath: archive.folder + "/" + to)
    }

    private func describe(with readers: FileReaders) async throws -> (summary: IndexSummary, away: [IndexingError]) {
        let away = Locked<[IndexingError]>([])
        let indexer = Indexer(catalog: archive.catalog, readers: readers, readAhead: 2)
        let run = try archive.catalog.beginRun("describe", at: Date())
        let summary = try await indexer.describe(with: TestArchive.describer(batchSize: 2), run: run) { event in
            if case .isAway(let problem) = event { away.withLock { $0.append(problem) } }
        }
        return (summary, away.value)
    }

    @Test(arguments: ["gone", "empty", "another folder"])
    func aShareThatIsAwayWhileCaptioningLeavesItsSeriesPending(how: String) async throws {
        try archive.write((1...8).map { "\($0)-1" })
        try await archive.scan()
        try move("archive", "away")
        if how != "gone" { try archive.write(how == "empty" ? ["x/1"] : ["note"]) }
        if how == "empty" { try archive.remove("x") }
        let (summary, away) = try await describe(with: Self.failing(.unreadable))
        #expect(away.map(\.subject) == [archive.root])
        #expect((summary.described, summary.failures, summary.postponed) == (0, 0, 8))
        #expect(try archive.catalog.failures().isEmpty)
        if how != "gone" { try FileManager.default.removeItem(atPath: archive.root) }
        try move("away", "archive")
        #expect(try await archive.describe(with: TestArchive.describer(batchSize: 2)).described == 8)
    }

    @Test func aShareThatGoesAwayWhileScanningIsNoFailureOfItsFiles() async throws {
        try archive.write((1...8).map { "\($0)-1" })
        let root = archive.root
        let readers = TestArchive.readers(headers: { jobs in
            try? FileManager.default.moveItem(atPath: root, toPath: root + "-away")
            return jobs.map { .failure(FileFailure(path: $0.path, code: .unreadable, message: "no such file")) }
        })
        let error = await #expect(throws: IndexingError.self) { try await archive.scan(with: readers) }
        #expect(error?.problem.contains("went away") == true)
        #expect(try archive.catalog.failures().isEmpty)
        #expect(try archive.catalog.status().missing == 0)
    }

    @Test func oneRootThatIsAwayDoesNotKeepAnotherFromBeingCaptioned() async throws {
        try archive.write(["a/1-1", "a/2-1", "b/3-1", "b/4-1"])
        for root in ["a", "b"] { try await archive.scan(archive.root + "/" + root) }
        try move("archive/a", "away")
        let readers = TestArchive.readers(image: { job in
            job.path.contains("/a/")
                ? .failure(FileFailure(path: job.path, code: .unreadable, message: "m"))
                : .success(TestArchive.picture(job))
        })
        let (summary, away) = try await describe(with: readers)
        #expect((summary.described, summary.postponed) == (2, 2))
        #expect(away.map(\.subject) == [archive.root + "/a"])
        #expect(try archive.catalog.failures().isEmpty)
    }

    /// The root is there, but each file would cost the patience of a reader.
    @Test(arguments: [(FailureCode.timeout, 10), (.decoderCrashed, 50)])
    func manyFilesInARowThatDoNotAnswerEndTheRun(code: FailureCode, most: Int) async throws {
        try archive.write((1...90).map { "\($0)-1" })
        try await archive.scan()
        let tries = Locked(0)
        await #expect(throws: ReadersUnavailable.self) {
            _ = try await describe(with: Self.failing(code) { tries.withLock { $0 += 1 } })
        }
        #expect(tries.value >= most && tries.value < most + 10)
    }

    /// A folder without permission is full of them.
    @Test func manyUnreadableFilesDoNotEndTheRun() async throws {
        try archive.write((1...90).map { "\($0)-1" })
        try await archive.scan()
        let (summary, away) = try await describe(with: Self.failing(.unreadable))
        #expect(summary.failures == 90 && away.isEmpty)
        #expect(try archive.catalog.failures().allSatisfy { $0.retryAt != nil })
        // The next night they can be read.
        #expect(try await archive.describe(with: TestArchive.describer(batchSize: 2)).described == 90)
        #expect(try archive.catalog.failures().isEmpty)
    }

    @Test func aFileThatCouldNotBeReadIsReadInTheNextScan() async throws {
        try archive.write(["1-1", "2-1"])
        let readers = TestArchive.readers(headers: { jobs in
            jobs.map { job in
                job.path.hasSuffix("1-1")
                    ? .failure(FileFailure(path: job.path, code: .timeout, message: "m"))
                    : TestArchive.header(job.path)
            }
        })
        #expect(try await archive.scan(with: readers).failedFiles == 1)
        let summary = try await archive.scan()
        #expect((summary.opened, summary.instances, summary.healedFailures) == (1, 1, 1))
        #expect(try await archive.scan().opened == 0)
    }

    @Test func aRootWithoutMostOfItsFilesIsRefused() async throws {
        try archive.write((1...8).map { "\($0)-1" })
        try await archive.scan()
        for number in 1...8 { try archive.remove("\(number)-1") }
        try archive.write(["DO-NOT-WRITE-HERE.txt"])
        let error = await #expect(throws: IndexingError.self) {
            try await archive.scan(with: TestArchive.readers(headers: { $0.map { _ in .notDICOM } }))
        }
        #expect(error?.problem.contains("--confirm-missing") == true)
        #expect(try archive.catalog.status().missing == 0)
        let indexer = Indexer(catalog: archive.catalog, readers: TestArchive.readers(), readAhead: 1)
        let run = try archive.catalog.beginRun("scan", at: Date())
        let summary = try await indexer.scan(archive.root, run: run, isConfirmed: true) { _ in }
        #expect(summary.missing == 8)
    }
}
