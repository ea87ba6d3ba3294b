import DICOM
import Foundation
import Testing

@testable import Catalog

/// Failures that may be over are tried again, ever more rarely, and known ones are not counted.
@Suite struct FailureRetryTests {
    private let test: TestCatalog
    private let path = "/archive/a/x"

    init() throws { test = try TestCatalog() }

    private func failRead(_ code: FailureCode, at time: Date) throws {
        var visit = FolderVisit(path: "/archive/a")
        let failure = FileFailure(path: path, code: code, message: "m")
        visit.files = [FileVisit(name: "x", bytes: 1, modifiedAt: 1, content: .failure(failure))]
        try test.catalog.record([visit], root: test.root, run: test.run, at: time)
    }

    private func isDue(at time: Date) throws -> Bool {
        try test.catalog.knownFiles(in: "/archive/a", at: time)[ExactText("x")]?.isDue == true
    }

    @Test func aPassingFailureIsReadAgainMoreAndMoreRarely() throws {
        var time = TestCatalog.now
        // After each try: how many hours until the next.
        for hours in [0, 0, 20, 44, 92, 164, 164] {
            try failRead(.unreadable, at: time)
            if hours > 0 { #expect(try !isDue(at: time + Double(hours) * 3600 - 1)) }
            time += Double(hours) * 3600
            #expect(try isDue(at: time))
        }
        #expect(try test.catalog.failures().map(\.attempts) == [7])
        try test.add(TestCatalog.instance(series: "1.1"), folder: "/archive/a", name: "x")
        #expect(try !isDue(at: time))
        #expect(try test.catalog.failures().isEmpty)
    }

    @Test func aFailureOfTheFileItselfIsNotReadAgain() throws {
        try failRead(.truncated, at: TestCatalog.now)
        #expect(try !isDue(at: TestCatalog.now + 1e9))
        #expect(try test.catalog.failures().map(\.retryAt) == [nil])
    }

    @Test func anEntryIsReadAgainWithItsContainer() throws {
        var folder = FolderVisit(path: "/archive/a")
        folder.files = [FileVisit(name: "c.zip", bytes: 1, modifiedAt: 1, content: .container(nil))]
        var container = FolderVisit(path: "/archive/a/c.zip")
        let failure = FileFailure(path: "", code: .timeout, message: "m")
        container.files = [FileVisit(name: "d/e", bytes: 1, modifiedAt: 1, content: .failure(failure))]
        try test.catalog.record([container, folder], root: test.root, run: test.run, at: TestCatalog.now)
        let known = try test.catalog.knownFiles(in: "/archive/a", at: TestCatalog.now)
        #expect(known[ExactText("c.zip")]?.isDue == true)
    }

    @Test(arguments: [false, true])
    func aSeriesWithAPassingFailureIsPendingAgain(hasStandIn: Bool) throws {
        try test.add(TestCatalog.instance(series: "1.1"), folder: "/archive/a", name: "x")
        let model = try test.model()
        let series = try #require(try test.catalog.pendingSeries(model: model, after: 0, limit: 1).first)
        func fail(_ code: FailureCode, at time: Date) throws {
            var failure = FailureReport(
                path: path, seriesID: series.seriesID, stage: .render, code: code, message: "m")
            failure.hasStandIn = hasStandIn
            let records = hasStandIn ? [SeriesRecord(seriesID: series.seriesID, captions: [])] : []
            try test.catalog.record(records, failures: [failure], model: model, at: time)
        }
        func isPending(at time: Date) throws -> Bool {
            try test.catalog.pendingCount(model: model, at: time) == 1
        }
        let start = TestCatalog.now
        for hours in [0.0, 0, 20, 44] {
            try fail(.timeout, at: start)
            if hours > 0 { #expect(try !isPending(at: start + hours * 3600 - 1)) }
            #expect(try isPending(at: start + hours * 3600))
        }
        try fail(.decodeFailed, at: start)
        #expect(try !isPending(at: start + 1e9))
        // Captioned without a failure.
        let healed = try test.catalog.record(
            [SeriesRecord(seriesID: series.seriesID, captions: [])], model: model, at: start)
        #expect(healed == 1)
        #expect(try test.catalog.failures().isEmpty)
    }

    @Test func failuresAreNewStandingOrAcknowledged() throws {
        let (now, first) = (TestCatalog.now, try test.catalog.failureMark())
        try failRead(.truncated, at: now)
        #expect(try test.catalog.failureCounts(since: first) == FailureCounts(new: 1))
        // The next run begins, perhaps within the same second.
        let second = try test.catalog.failureMark()
        #expect(try test.catalog.failureCounts(since: second) == FailureCounts(standing: 1))
        #expect(try test.catalog.acknowledgeFailures(in: [ArchivePath("/archive/b")], at: now) == 0)
        #expect(try test.catalog.acknowledgeFailures(in: [ArchivePath("/archive/a")], at: now) == 1)
        #expect(try test.catalog.failureCounts(since: second) == FailureCounts(acknowledged: 1))
        // It stays known while it is the same, also through another try.
        #expect(try test.catalog.clearFailures() == 1)
        try failRead(.truncated, at: now)
        #expect(try test.catalog.failureCounts(since: second) == FailureCounts(acknowledged: 1))
        try failRead(.decodeFailed, at: now)
        #expect(try test.catalog.failureCounts(since: second) == FailureCounts(standing: 1))
        #expect(try test.catalog.acknowledgeFailures(at: now) == 1)
    }

    @Test func whatIsReadAtLastHasHealed() throws {
        try failRead(.timeout, at: TestCatalog.now)
        var visit = FolderVisit(path: "/archive/a")
        visit.files = [TestCatalog.visit(TestCatalog.instance(series: "1.1"), name: "x")]
        let changes = try test.catalog.record([visit], root: test.root, run: test.run, at: TestCatalog.now)
        #expect(changes.healed == 1)
    }
}
