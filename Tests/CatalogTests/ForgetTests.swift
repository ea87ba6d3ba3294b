import DICOM
import Foundation
import GRDB
import Testing

@testable import Catalog

@Suite struct ForgetTests {
    private let test: TestCatalog

    init() throws { test = try TestCatalog() }

    private func add(_ series: String, study: String, folder: String, name: String, description: String) throws {
        var instance = TestCatalog.instance(series: series, study: study, sop: series + ".7")
        instance.studyDescription = "study of \(description)"
        instance.seriesDescription = description
        try test.add(instance, folder: folder, name: name)
    }

    /// Whether text is anywhere in the catalog's file or beside it.
    private func isInFile(_ text: String) -> Bool {
        ["", "-wal", "-shm"].contains { suffix in
            let url = URL(fileURLWithPath: test.catalog.path + suffix)
            guard let data = try? Data(contentsOf: url) else { return suffix.isEmpty }
            return data.range(of: Data(text.utf8)) != nil
        }
    }

    private func count(_ table: String) throws -> Int {
        try test.catalog.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? -1 }
    }

    /// Enough series that the index has several segments.
    private func archive() throws {
        for index in 0..<40 {
            try add(
                "1.2.826.0.\(index)", study: "1.2.826.\(index)", folder: "/archive/kept", name: "k\(index)",
                description: "ordinary\(index)")
            if index.isMultiple(of: 7) {
                try test.caption { _ in "an ordinary sentence" }
            }
        }
        try add(
            "2.25.99887766.1", study: "2.25.99887766", folder: "/archive/mistake/quuxfolder", name: "grault.dcm",
            description: "xyzzydescription")
        try test.caption {
            $0.seriesInstanceUID.hasPrefix("2.25") ? "plughwords in a sentence" : "an ordinary sentence"
        }
        try test.catalog.record(
            [
                FailureReport(
                    path: "/archive/mistake/quuxfolder/broken", stage: .read, code: .truncated, message: "ends early")
            ],
            at: TestCatalog.now)
    }

    private static let traces = [
        "/archive/mistake", "quuxfolder", "grault", "2.25.99887766", "xyzzydescript", "plughword",
    ]

    @Test(arguments: [
        ForgetTarget.path(ArchivePath("/archive/mistake")), .path(ArchivePath("/archive/mistake/quuxfolder/")),
    ])
    func nothingOfAFolderStaysInTheFile(target: ForgetTarget) throws {
        try archive()
        for trace in Self.traces { #expect(isInFile(trace), "\(trace)") }
        let counts = try test.catalog.counts(of: target)
        #expect((counts.files, counts.instances, counts.series, counts.studies) == (1, 1, 1, 1))
        #expect((counts.captions, counts.failures, counts.sharedSeries) == (1, 1, 0))
        try test.catalog.forget(target)
        for trace in Self.traces { #expect(!isInFile(trace), "\(trace)") }
        #expect(try test.catalog.counts(of: target).isEmpty)
        #expect(try !test.catalog.hasUnfinishedErasure())
        #expect(isInFile("/archive/kept"))
        #expect(try test.catalog.search(SearchQuery(words: "ordinary sentence")).count == 20)
        #expect(try test.catalog.search(SearchQuery(words: "plughwords")).isEmpty)
        #expect(try test.catalog.read { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check") }.isEmpty)
        #expect(try test.catalog.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
        // The index agrees with its text.
        try test.catalog.write {
            try $0.execute(sql: "INSERT INTO searchIndex(searchIndex, rank) VALUES ('integrity-check', 1)")
        }
    }

    @Test(arguments: [ForgetTarget.study("2.25.99887766"), .series("2.25.99887766.1")])
    func nothingOfAStudyOrSeriesStaysInTheFile(target: ForgetTarget) throws {
        try archive()
        try test.catalog.clearAll()
        try test.catalog.forget(target)
        for trace in Self.traces { #expect(!isInFile(trace), "\(trace)") }
        #expect(try count("series") == 40)
    }

    @Test func aFileAndAFileThatIsARootAreErased() throws {
        try add("1.1", study: "1", folder: "/archive/a", name: "x", description: "one")
        try add("1.1", study: "1", folder: "/archive/a", name: "y", description: "two")
        let root = try test.catalog.root("/archive/a/y")
        #expect(root != test.root)
        let target = ForgetTarget.path(ArchivePath("/archive/a/y"))
        #expect(try test.catalog.knows(target))
        #expect(try test.catalog.counts(of: target).sharedSeries == 1)
        try test.catalog.forget(target)
        #expect(try !test.catalog.knows(target))
        #expect(try test.catalog.knownFiles(in: "/archive/a", at: TestCatalog.now).keys.map(\.text) == ["x"])
        #expect(try test.catalog.status().roots.map(\.path) == ["/archive"])
    }

    @Test func aSeriesWithOtherFilesKeepsWhatTheyState() throws {
        try add("1.1", study: "1", folder: "/archive/a", name: "x", description: "fromx")
        try add("1.1", study: "1", folder: "/archive/b", name: "y", description: "fromy")
        try test.caption { _ in "captionfromx" }
        try test.catalog.forget(.path(ArchivePath("/archive/a")))
        #expect(!isInFile("fromx"))
        #expect(try test.catalog.search(SearchQuery(words: "fromx")).isEmpty)
        #expect(try test.catalog.search(SearchQuery(words: "fromy")).count == 1)
        #expect(try test.catalog.status().pending == 1)
    }

    @Test func rootsAreErasedWithTheirFolders() throws {
        let other = try test.catalog.root("/other")
        try add("1.1", study: "1", folder: "/archive/a", name: "x", description: "one")
        var visit = FolderVisit(path: "/other")
        visit.files = [TestCatalog.visit(TestCatalog.instance(series: "2.1", study: "2"), name: "x")]
        try test.catalog.record([visit], root: other, run: test.run, at: TestCatalog.now)
        try test.catalog.forget(.path(ArchivePath("/archive")))
        let status = try test.catalog.status()
        #expect(status.roots.map(\.path) == ["/other"])
        #expect((status.files, status.series, status.studies) == (1, 1, 1))
        #expect(try count("folder") == 1)
    }

    @Test func anInterruptedErasureIsKnownAndFinished() throws {
        try archive()
        try test.catalog.writer().writeWithoutTransaction { db in
            try Forgetting(db: db, target: .path(ArchivePath("/archive/mistake"))).run()
        }
        #expect(try test.catalog.hasUnfinishedErasure())
        try test.catalog.forget(nil)
        #expect(try !test.catalog.hasUnfinishedErasure())
        for trace in Self.traces { #expect(!isInFile(trace), "\(trace)") }
    }
}

extension Catalog {
    /// Clears failures for good, so that a study's own traces are all there is.
    fileprivate func clearAll() throws {
        try write { try $0.execute(sql: "DELETE FROM failure; DELETE FROM clearedFailure") }
    }
}
