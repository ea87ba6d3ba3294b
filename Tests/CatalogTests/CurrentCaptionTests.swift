import Catalog
import DICOM
import Foundation
import GRDB
import Testing

/// Which captions search, show, reports and status take for those of a series.
@Suite struct CurrentCaptionTests {
    private static let a = TestCatalog.model
    private static let b = TestCatalog.identity("d2")
    private let test: TestCatalog

    init() throws {
        test = try TestCatalog()
        try test.add(TestCatalog.instance(series: "1.2.1"))
    }

    /// What search, show, the index and status take for current.
    private func current(_ series: String = "1.2.1") throws -> [String?] {
        let shown = try #require(try test.catalog.study("1.2")?.series.first { $0.seriesInstanceUID == series })
        let text = shown.currentCaptions.map(\.text).joined(separator: " / ")
        for word in text.split(separator: " ") where word != "/" {
            let hit = try #require(try test.catalog.search(SearchQuery(words: String(word))).first)
            #expect(hit.caption == text)
        }
        return shown.currentCaptions.map(\.text)
    }

    private func isFound(_ word: String, status: CaptionStatus? = nil) throws -> Bool {
        var query = SearchQuery(words: word)
        query.status = status
        return try !test.catalog.search(query).isEmpty
    }

    private func change(_ sql: String) throws {
        let queue = try DatabaseQueue(path: test.catalog.path)
        try queue.write { try $0.execute(sql: sql) }
        try queue.close()
    }

    /// A model, another one, and the first again once the series has grown.
    @Test func theModelOfTheLatestRunCountsAfterTheSeriesHasGrown() throws {
        try test.caption(with: Self.a) { _ in "early" }
        try test.caption(with: Self.b) { _ in "second" }
        #expect(try current() == ["second"])
        #expect(try !isFound("early"))
        try test.add(TestCatalog.instance(series: "1.2.1"))
        let model = try test.model(Self.a)
        let series = try #require(try test.catalog.pendingSeries(model: model, after: 0, limit: 1).first)
        let caption = IndexRecord(
            text: "grown", tokens: [], score: nil, fileID: series.instances[1].fileID, sopInstanceUID: "x", frame: 0,
            frameReason: "", recipe: "{}", imageDigest: "another image")
        try test.catalog.record(
            [SeriesRecord(seriesID: series.seriesID, captions: [caption])], model: model, at: TestCatalog.now)
        #expect(try current() == ["grown"])
        #expect(try !isFound("second"))
        #expect(try test.catalog.study("1.2")?.series[0].captions.map(\.text) == ["grown", "second"])
        #expect(try test.catalog.status().captionQuality?.mostFrequent == "grown")
    }

    @Test func goingBackToAModelWithNothingPendingMakesItCurrent() throws {
        try test.caption(with: Self.a) { _ in "early" }
        try test.caption(with: Self.b) { _ in "second" }
        try test.caption(with: Self.a) { _ in
            Issue.record("nothing is pending")
            return ""
        }
        #expect(try current() == ["early"])
        #expect(try !isFound("second"))
        #expect(try test.catalog.status().captionQuality?.mostFrequent == "early")
        #expect(try test.catalog.status().pending == 0)
    }

    @Test func aSeriesThatTheLatestModelHasNotCaptionedKeepsItsCaption() throws {
        try test.caption(with: Self.a) { _ in "early" }
        _ = try test.model(Self.b)
        #expect(try current() == ["early"])
        #expect(try test.catalog.status().pending == 1)
    }

    /// More series than one batch takes, and a stop in between.
    @Test func theSearchTextFollowsInBatchesAndAfterAStop() throws {
        for index in 2...603 { try test.add(TestCatalog.instance(series: "1.2.\(index)"), name: "\(index)") }
        try test.caption(with: Self.a) { _ in "early" }
        try test.caption(with: Self.b) { _ in "second" }
        func hits(_ word: String) throws -> Int {
            var query = SearchQuery(words: word)
            query.limit = 1000
            return try test.catalog.search(query).count
        }
        #expect(try (hits("early"), hits("second")) == (0, 603))
        let model = try test.model(Self.a)
        var batches = 0
        try test.catalog.refreshSearchIndex(model: model) {
            batches += 1
            return batches > 1
        }
        #expect(try (hits("early"), hits("second")) == (500, 103))
        try test.catalog.refreshSearchIndex(model: model)
        #expect(try (hits("early"), hits("second")) == (603, 0))
    }

    @Test(arguments: [("accepted", "early"), ("edited", "a person's"), ("machine", "second"), ("in-review", "second")])
    func whatAPersonConfirmedComesBeforeALaterModel(status: String, shown: String) throws {
        try test.caption(with: Self.a) { _ in "early" }
        try change(
            "UPDATE caption SET status = '\(status)', editedText = iif('\(status)' = 'edited', 'a person''s', NULL)")
        try test.caption(with: Self.b) { _ in "second" }
        #expect(try test.catalog.study("1.2")?.series[0].currentCaptions.map(\.text) == [shown])
        #expect(try isFound(shown))
        #expect(try test.catalog.search(SearchQuery(words: "CT")).first?.caption == shown)
    }

    @Test func aRejectedCaptionIsFoundOnlyIfAskedFor() throws {
        try test.caption(with: Self.a) { _ in "early" }
        try test.caption(with: Self.b) { _ in "second" }
        try change("UPDATE caption SET status = 'rejected' WHERE text = 'second'")
        try test.catalog.refreshSearchIndex(model: 1)
        #expect(try current() == ["early"])
        #expect(try !isFound("CT", status: .accepted))
        #expect(try isFound("CT", status: .machine))
        var query = SearchQuery(words: "CT")
        query.status = .rejected
        #expect(try test.catalog.search(query).map(\.caption) == ["second"])
        #expect(try test.catalog.study("1.2")?.series[0].captions.map(\.status) == [.machine, .rejected])
        try change("UPDATE caption SET status = 'rejected'")
        #expect(try test.catalog.study("1.2")?.series[0].currentCaptions.isEmpty == true)
        #expect(try test.catalog.search(SearchQuery(words: "CT")).map(\.caption) == [nil])
    }

    @Test func anEditedCaptionNeedsItsWords() throws {
        try test.caption(with: Self.a) { _ in "early" }
        #expect(throws: DatabaseError.self) { try change("UPDATE caption SET status = 'edited'") }
    }
}
