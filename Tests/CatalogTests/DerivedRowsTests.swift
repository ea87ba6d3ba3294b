import DICOM
import Foundation
import GRDB
import Testing

@testable import Catalog

/// Studies and series show what the files that are there state, whatever was scanned first.
@Suite struct DerivedRowsTests {
    private let test: TestCatalog

    init() throws { test = try TestCatalog() }

    private func instance(_ sop: String, description: String?, study: String? = nil) -> Instance {
        var instance = TestCatalog.instance(series: "1.2.1", sop: sop)
        instance.seriesDescription = description
        instance.studyDescription = study
        return instance
    }

    private var series: SeriesDetails? { get throws { try test.catalog.study("1.2")?.series.first } }

    private func finds(_ words: String) throws -> Bool {
        try !test.catalog.search(SearchQuery(words: words)).isEmpty
    }

    /// Records a walk that finds only these files of the folder.
    private func walk(without gone: [String], known: Int) throws -> Int? {
        let run = try test.catalog.beginRun("scan", at: TestCatalog.now)
        var visit = FolderVisit(path: "/archive/a")
        visit.vanished = gone
        _ = try test.catalog.beginWalk(of: "/archive")
        try test.catalog.record([visit], root: test.root, run: run, at: TestCatalog.now)
        return try test.finishWalk(run, known: known, isConfirmed: true)
    }

    @Test(arguments: [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]])
    func theOrderOfScanningDoesNotMatter(order: [Int]) throws {
        let instances = [
            instance("1", description: nil, study: "B"), instance("2", description: "Thorax", study: "A"),
            instance("3", description: "Thorax"), instance("4", description: "another", study: nil),
        ]
        for index in order { try test.add(instances[index], name: "\(index)") }
        #expect(try series?.seriesDescription == "Thorax", "what most files state")
        #expect(try test.catalog.study("1.2")?.studyDescription == "A", "the first of two equally frequent ones")
        #expect(try series?.instances == 4)
    }

    /// A name that was typed into a description, and that the site has removed from its files since.
    @Test func aCorrectionReplacesWhatWasThere() throws {
        try test.add(instance("1", description: "KNEE OF DOE", study: "MISTYPED"), name: "x")
        #expect(try finds("doe") && finds("mistyped"))
        var corrected = instance("1", description: "CHEST", study: nil)
        corrected.modality = "MR"
        try test.add(corrected, name: "x", bytes: 2)
        let study = try #require(try test.catalog.study("1.2"))
        #expect(study.studyDescription == nil)
        #expect(study.series.map(\.seriesDescription) == ["CHEST"])
        #expect(study.series.map(\.modality) == ["MR"])
        #expect(try !finds("doe") && !finds("mistyped"))
        #expect(try finds("chest"))
        #expect(try test.catalog.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM seriesHeader") } == 1)
    }

    @Test func aCorrectionOfSomeFilesCountsByTheirNumber() throws {
        for name in ["x", "y", "z"] { try test.add(instance(name, description: "OLD"), name: name) }
        try test.add(instance("x", description: "NEW"), name: "x", bytes: 2)
        #expect(try series?.seriesDescription == "OLD")
        try test.add(instance("y", description: "NEW"), name: "y", bytes: 2)
        #expect(try series?.seriesDescription == "NEW")
        try test.add(instance("z", description: nil), name: "z", bytes: 2)
        #expect(try series?.seriesDescription == "NEW")
    }

    @Test func whatOnlyMissingFilesStateIsNotShown() throws {
        try test.add(instance("1", description: "NAME OF DOE"), name: "x")
        try test.add(instance("2", description: nil), name: "y")
        #expect(try series?.seriesDescription == "NAME OF DOE")
        #expect(try walk(without: ["x"], known: 2) == 1)
        #expect(try series?.seriesDescription == nil)
        #expect(try !finds("doe"))
        #expect(try series?.missingInstances == 1)
        #expect(try series?.missingSince == nil)
    }

    @Test func aDeletedStudyIsMarkedAndFoundOnlyIfAskedFor() throws {
        try test.add(instance("1", description: "Thorax"), name: "x")
        try test.add(TestCatalog.instance(series: "2.1", study: "2", sop: "9"), name: "y")
        try test.caption { _ in "a chest" }
        #expect(try walk(without: ["x"], known: 2) == 1)
        let study = try #require(try test.catalog.study("1.2"))
        #expect(study.missingSince == Timestamp.text(TestCatalog.now))
        #expect(study.series.map(\.missingSince) == [study.missingSince])
        #expect(study.series[0].seriesDescription == "Thorax", "what is known of it stays")
        #expect(study.series[0].currentCaptions.map(\.text) == ["a chest"])
        #expect(try test.catalog.study("2")?.missingSince == nil)

        var query = SearchQuery(words: "chest")
        #expect(try test.catalog.search(query).map(\.studyInstanceUID) == ["2"])
        query.includesMissing = true
        let hits = try test.catalog.search(query)
        #expect(Set(hits.map(\.missingSince)) == [nil, study.missingSince])
        #expect(try test.catalog.studyInstanceUIDs() == ["2"])
        #expect(try test.catalog.studyInstanceUIDs(includesMissing: true).sorted() == ["1.2", "2"])

        // It returns, and is captioned as before.
        var visit = FolderVisit(path: "/archive/a")
        visit.returned = ["x"]
        try test.catalog.record([visit], root: test.root, run: test.run, at: TestCatalog.now)
        #expect(try test.catalog.study("1.2")?.missingSince == nil)
        #expect(try test.catalog.search(SearchQuery(words: "chest")).count == 2)
        #expect(try test.catalog.pendingCount(model: test.model()) == 0)
    }

    @Test func aSeriesOfWhichSomeFilesWentIsPending() throws {
        try test.add(instance("1", description: nil), name: "x")
        try test.add(instance("2", description: nil), name: "y")
        try test.caption { _ in "a chest" }
        let model = try test.model()
        #expect(try test.catalog.pendingCount(model: model) == 0)
        #expect(try walk(without: ["x"], known: 2) == 1)
        #expect(try test.catalog.pendingCount(model: model) == 1)
    }

    // MARK: A path that holds another object now

    @Test func aCaptionOfWhatAFileWasIsWithdrawn() throws {
        try test.add(TestCatalog.instance(series: "1.1", study: "1", sop: "1.1.1"), name: "slot")
        try test.caption { _ in "a brain" }
        try test.add(TestCatalog.instance(series: "2.1", study: "2", sop: "2.1.1"), name: "slot", bytes: 2)
        #expect(try !finds("brain"))
        #expect(try test.catalog.study("1") == nil, "nothing of it is there any more")
        #expect(try test.catalog.study("2")?.series[0].captions.isEmpty == true)
        #expect(try test.catalog.status().studies == 1)
    }

    @Test func aCaptionOfAnotherObjectOfTheSameSeriesIsWithdrawn() throws {
        try test.add(TestCatalog.instance(series: "1.1", sop: "1.1.1"), name: "slot")
        try test.caption { _ in "a brain" }
        try test.add(TestCatalog.instance(series: "1.1", sop: "1.1.2"), name: "slot", bytes: 2)
        #expect(try !finds("brain"))
        #expect(try test.catalog.status().pending == 1)
    }

    @Test func aPersonsCaptionStaysWithItsStudyMarkedMissing() throws {
        try test.add(TestCatalog.instance(series: "1.1", study: "1", sop: "1.1.1"), name: "slot")
        try test.caption { _ in "a brain" }
        try test.catalog.write { try $0.execute(sql: "UPDATE caption SET status = 'accepted'") }
        try test.add(TestCatalog.instance(series: "2.1", study: "2", sop: "2.1.1"), name: "slot", bytes: 2)
        let series = try #require(try test.catalog.study("1")?.series.first)
        #expect(series.missingSince != nil && series.instances == 0)
        #expect(series.captions.map(\.path) == [nil])
        #expect(try !finds("brain"), "not by default")
    }

    @Test(arguments: [FailureCode.truncated, .unreadable])
    func onlyAFailureOfTheFileItselfWithdrawsWhatItWas(code: FailureCode) throws {
        try test.add(TestCatalog.instance(series: "1.1", sop: "1.1.1"), folder: "/archive/a", name: "x")
        try test.caption { _ in "a brain" }
        var visit = FolderVisit(path: "/archive/a")
        let failure = FileFailure(path: "/archive/a/x", code: code, message: "m")
        visit.files = [FileVisit(name: "x", bytes: 2, modifiedAt: 9, content: .failure(failure))]
        try test.catalog.record([visit], root: test.root, run: test.run, at: TestCatalog.now)
        #expect(try finds("brain") == code.isPassing)
        #expect(try test.catalog.failures().map(\.code) == [code])
        let known = try test.catalog.knownFiles(in: "/archive/a", at: TestCatalog.now)[ExactText("x")]
        #expect(known?.bytes == (code.isPassing ? 1 : 2), "a file that could not be read is opened again")
    }
}
