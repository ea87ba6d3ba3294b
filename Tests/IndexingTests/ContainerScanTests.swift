import Catalog
import DICOM
import Fixtures
import Foundation
import Reading
import TestSupport
import Testing

@testable import Indexing

/// Containers in an archive: the real ones of the fixtures, read in this process.
@Suite struct ContainerScanTests {
    private let archive: TestArchive

    init() throws { archive = try TestArchive() }

    private func copy(_ fixture: String, to name: String, at date: Date = Date(timeIntervalSince1970: 1_600_000_000))
        throws
    {
        try archive.write(Data(contentsOf: Fixtures.container(fixture)), name)
        try archive.setModificationDate(of: name, to: date)
    }

    @discardableResult
    private func scan(_ readers: FileReaders = .inProcess) async throws -> IndexSummary {
        try await archive.scan(with: readers)
    }

    /// The paths of the instances that are there, as the next run would describe them.
    private func present() throws -> [String] {
        try archive.catalog.pendingSeries(model: 0, after: 0, limit: 100).flatMap(\.instances).map {
            String($0.path.dropFirst(archive.root.count + 1))
        }.sorted()
    }

    private func failures() throws -> [String] {
        try archive.catalog.failures().map { "\($0.path.dropFirst(archive.root.count + 1)) \($0.code)" }
    }

    @Test func filesInContainersAreIndexed() async throws {
        try copy("plain.zip", to: "a/one.zip")
        try copy("nested.zip", to: "b.zip")
        try copy("single.dcm.gz", to: "c.dcm.gz")
        let summary = try await scan()
        #expect(
            try present() == [
                "a/one.zip/study/1.dcm", "a/one.zip/study/2", "b.zip/1.dcm", "b.zip/broken.tar/study/1.dcm",
                "b.zip/inner/plain.tar.gz/study/1.dcm", "b.zip/inner/plain.tar.gz/study/2",
                "b.zip/last.dcm.gz/last.dcm", "c.dcm.gz/c.dcm",
            ])
        #expect(try failures() == ["b.zip/broken.tar truncated"])
        // Three on disk, eight images, and three containers in a container, one of them broken.
        #expect(summary.files == 14 && summary.instances == 8 && summary.containers == 5 && summary.failures == 1)
        let status = try archive.catalog.status()
        #expect(status.files == 14 && status.containers == 5 && status.instances == 8 && status.notDICOM == 0)
    }

    @Test func secondRunOpensNoUnchangedContainer() async throws {
        try copy("nested.zip", to: "b.zip")
        try copy("truncated.zip", to: "t.zip")
        let first = try await scan()
        let before = try present()
        let opened = Locked(0)
        let readers = TestArchive.readers(headers: { requests in
            opened.withLock { $0 += 1 }
            return requests.map { _ in .notDICOM }
        })
        let second = try await scan(readers)
        #expect(opened.value == 0)
        #expect(second.files == first.files && second.unchanged == second.files && second.opened == 0)
        #expect(second.missing == 0 && second.failures == 0)
        #expect(try present() == before)
        #expect(try failures() == ["b.zip/broken.tar truncated", "t.zip truncated"])
    }

    @Test func filesRemovedFromAContainerAreMissing() async throws {
        try copy("plain.zip", to: "b.zip")
        try await scan()
        try copy("deep.zip", to: "b.zip", at: Date(timeIntervalSince1970: 1_700_000_000))
        #expect(try await scan().missing == 2)
        #expect(try present() == ["b.zip/1.dcm", "b.zip/4.dcm", "b.zip/two.zip/2.dcm"])
        #expect(try failures() == ["b.zip/two.zip/three.zip nested-too-deep"])
        // The way back, and the container in it is gone with what it held.
        try copy("plain.zip", to: "b.zip")
        #expect(try await scan().missing == 5)
        #expect(try present() == ["b.zip/study/1.dcm", "b.zip/study/2"])
    }

    @Test func missingContainerReturnsWithItsFilesUnopened() async throws {
        try copy("plain.zip", to: "b.zip")
        try await scan()
        // An entry that is gone before the container goes stays gone.
        try copy("nested.zip", to: "b.zip", at: Date(timeIntervalSince1970: 1_700_000_000))
        try copy("plain.tar", to: "keep/other.tar")
        try await scan()
        let before = try present()
        try FileManager.default.moveItem(atPath: archive.root + "/b.zip", toPath: archive.folder + "/aside")
        #expect(try await scan().missing == 9)
        #expect(try present() == ["keep/other.tar/study/1.dcm", "keep/other.tar/study/2"])
        try FileManager.default.moveItem(atPath: archive.folder + "/aside", toPath: archive.root + "/b.zip")
        let back = try await scan()
        #expect(back.opened == 0 && back.missing == 0)
        #expect(try present() == before)
    }

    @Test func damagedContainerKeepsReadAndKnownFiles() async throws {
        try copy("plain.tar.gz", to: "b")
        try await scan()
        try copy("truncated.tar.gz", to: "b", at: Date(timeIntervalSince1970: 1_700_000_000))
        let summary = try await scan()
        #expect(summary.instances == 1 && summary.failures == 1 && summary.missing == 0)
        #expect(try present() == ["b/study/1.dcm", "b/study/2"])
        #expect(try failures() == ["b truncated"])
        #expect(try await scan().opened == 0)
        // Asked to try again, the next run does.
        _ = try archive.catalog.clearFailures()
        #expect(try await scan().failures == 1)
        try copy("plain.tar.gz", to: "b")
        try await scan()
        #expect(try failures() == [])
    }

    @Test func failureInAContainerIsRetriedOnRequest() async throws {
        try copy("encrypted.zip", to: "b.zip")
        try await scan()
        #expect(try failures() == ["b.zip/locked.dcm encrypted"])
        _ = try archive.catalog.clearFailures()
        #expect(try failures() == [])
        #expect(try await scan().opened == 3)
        #expect(try failures() == ["b.zip/locked.dcm encrypted"])
    }

    // MARK: Pages, made of closures

    /// Readers that find every file to be a container of `count` instances, and note the positions they are asked for.
    private func readers(
        entries count: Int, pages asked: Locked<[Int]>, containers: Int = 1, before: @escaping @Sendable () -> Void = {}
    ) -> FileReaders {
        var readers = TestArchive.readers(headers: { $0.map { _ in .container(nil) } })
        readers.containerCount = containers
        readers.page = { request in
            var page = ContainerPage(of: request)
            guard request.limit > 0 else { return page }
            before()
            asked.withLock { $0.append(request.first) }
            try? await Task.sleep(for: .milliseconds(2))
            for number in request.first..<min(count, request.first + 10) {
                page.entries.append(
                    ContainerPage.Entry(
                        container: request.path, name: "x/001-\(number)", bytes: 1, modifiedAt: 0,
                        content: TestArchive.header("x/001-\(number)")))
            }
            page.next = request.first + page.entries.count
            page.isLast = page.next == count
            return page
        }
        return readers
    }

    @Test func containersAreReadInPages() async throws {
        try archive.write(["b.zip"])
        let asked = Locked<[Int]>([])
        let summary = try await scan(readers(entries: 35, pages: asked))
        #expect(asked.value == [0, 10, 20, 30])
        #expect(summary.files == 36 && summary.instances == 35)
        #expect(try archive.catalog.status().files == 36)
    }

    @Test func nextScanFinishesAContainerAfterAStop() async throws {
        try archive.write(["b.zip"])
        let asked = Locked<[Int]>([])
        try await scan(readers(entries: 50, pages: asked))
        try archive.write(["b.zip"], bytes: 2)
        let stop = StopRequest()
        let half = readers(entries: 40, pages: asked) { if asked.value.count == 6 { stop.make(signal: 2) } }
        var indexer = Indexer(catalog: archive.catalog, readers: half, readAhead: 2, stop: stop)
        indexer.patience = .seconds(600)
        let stopped = try await indexer.scan(archive.root, run: archive.catalog.beginRun("scan", at: Date())) { _ in }
        #expect(stopped.instances < 40 && stopped.instances > 0)
        #expect(try archive.catalog.status().missing == 0)
        // Even where it is as it was before: the run that was stopped had begun to write another.
        try archive.write(["b.zip"])
        let last = try await scan(readers(entries: 30, pages: asked))
        #expect(last.instances == 30 && last.missing == 20)
        #expect(try archive.catalog.status().files == 31)
    }

    @Test func noMoreContainersAreReadAtOnceThanThereAreReaders() async throws {
        try archive.write((0..<6).map { "\($0).zip" })
        let (underWay, most) = (Locked(0), Locked(0))
        var readers = readers(entries: 30, pages: Locked([]), containers: 3)
        let page = readers.page
        readers.page = { request async throws(ReadersUnavailable) in
            let now = underWay.withLock { count in
                count += 1
                return count
            }
            most.withLock { $0 = max($0, now) }
            defer { underWay.withLock { $0 -= 1 } }
            return try await page(request)
        }
        #expect(try await archive.scan(with: readers, readAhead: 4).instances == 180)
        // One page of the container that is being recorded may be asked for beside those of the next ones.
        #expect(most.value > 1 && most.value <= 3)
    }

    @Test func runWithoutReadersEndsInsteadOfFailingTheContainer() async throws {
        try archive.write(["b.zip"])
        var readers = readers(entries: 5, pages: Locked([]))
        readers.page = { _ async throws(ReadersUnavailable) in throw ReadersUnavailable("no memory") }
        await #expect(throws: ReadersUnavailable.self) { try await scan(readers) }
        #expect(try archive.catalog.failures().isEmpty)
    }
}
