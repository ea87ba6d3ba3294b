import ClinicalText
import DICOM
import GRDB
import Testing

@testable import Catalog

/// What captions and descriptions state, leave open and deny, and what is said of an answer.
@Suite struct AssertedSearchTests {
    private let test: TestCatalog

    init() throws {
        test = try TestCatalog()
        let captions = [
            "1": "Chest X-ray. Right pneumothorax.", "2": "Chest X-ray. Possible pneumothorax. No effusion.",
            "3": "Chest X-ray. No pneumothorax or effusion.", "4": "Chest X-ray. The pneumothorax has resolved.",
            "5": "Axial CT of the abdomen without contrast. Liver lesion.", "6": "Brustkorb. Kein Pneumothorax.",
            "7": "CT of the brain. Haemorrhage.",
        ]
        for series in captions.keys.sorted() {
            var instance = TestCatalog.instance(series: "1.\(series)", study: series < "3" ? "1" : "2." + series)
            instance.modality = ["5": "CT", "7": "CT"][series] ?? "CR"
            instance.studyDate = "202\(series)-01-01"
            if series == "7" { instance.bodyPartExamined = "HEAD" }
            try test.add(instance)
        }
        try test.caption { captions[String($0.seriesInstanceUID.dropFirst(2))] ?? "" }
    }

    private func answer(_ words: String, _ change: (inout SearchQuery) -> Void = { _ in }) throws -> SearchAnswer {
        var query = try SearchQuery(typed: words)
        change(&query)
        return try test.catalog.answer(to: query)
    }

    private func found(_ words: String) throws -> [String] {
        try answer(words).hits.map { String($0.seriesInstanceUID.dropFirst(2)) }
    }

    @Test(arguments: [
        ("pneumothorax", ["1", "2"]), ("pneumothoraces", ["1", "2"]), ("no pneumothorax", ["3", "4", "6"]),
        ("absent:pneumothorax", ["3", "4", "6"]), ("possible pneumothorax", ["2"]), ("uncertain:pneumothorax", ["2"]),
        ("any:pneumothorax", ["1", "2", "3", "4", "6"]), ("pneumothorax, no effusion", ["2"]),
        ("-pneumothorax modality:CR", ["3", "4", "6"]), ("\"no pneumothorax\"", ["3"]), ("PTX", ["1", "2"]),
        ("abdominal", ["5"]), ("ct without contrast", ["5"]), ("hepatic lesions", ["5"]),
        ("cerebral hemorrhage", ["7"]),
        ("exact:haemorrhage", ["7"]), ("exact:hemorrhage", []), ("show me all images of the liver", ["5"]),
        ("Gehirn", ["7"]), ("skull", ["7"]), ("effusion", []),
    ])
    func findsWhatIsMeant(words: String, series: [String]) throws {
        #expect(Set(try found(words)) == Set(series))
    }

    @Test func whatIsLeftOpenComesBehindWhatIsStated() throws {
        let hits = try answer("pneumothorax").hits
        #expect(hits.map(\.basis) == [.likely, .uncertain])
        #expect(try answer("no pneumothorax").concepts.map(\.assertion) == [.absent])
    }

    @Test func aLargerPartOfTheBodyIsABroaderHit() throws {
        let hits = try answer("skull").hits
        #expect(hits.map(\.basis) == [.broader])
    }

    @Test func whatIsDeniedIsCounted() throws {
        #expect(try answer("pneumothorax").denied == 3)
        #expect(try answer("effusion").denied == 2)
        #expect(try answer("liver").denied == 0)
        #expect(try answer("no pneumothorax").denied == 0)
    }

    @Test func whyNothingIsFoundIsSaid() throws {
        let typo = try answer("chset")
        #expect(typo.nothing == .unknown(["chset"]) && typo.suggestions == ["chset": ["chest"]])
        #expect(try answer("pneumothorax modality:MR").nothing == .filtered(count: 2))
        #expect(try answer("pneumothorax liver").nothing != nil)
        guard case .without(_, let count) = try answer("pneumothorax brain").nothing else {
            Issue.record("a word that ends it")
            return
        }
        #expect(count == 2)
    }

    @Test func otherNamesAreShownIfASeriesHasThem() throws {
        #expect(try answer("hepatic").concepts.map(\.otherNames) == [["liver"]])
        #expect(try answer("images of the liver").ignored == ["images", "of", "the"])
    }

    @Test func studiesShowTheirBestSeries() throws {
        let answer = try answer("chest") { $0.grouping = .study }
        #expect(answer.hits.count == 4 && answer.total.count == 5 && !answer.hasMoreStudies)
        #expect(answer.hits.map(\.otherSeries).reduce(0) { $0 + ($1 ?? 0) } == 1)
        let first = try self.answer("chest") {
            $0.grouping = .study
            $0.limit = 1
        }
        #expect(first.hits.count == 1 && first.hasMoreStudies)
    }

    @Test func valuesAreCounted() throws {
        let facets = try answer("chest OR liver") { $0.wantsFacets = true }.facets
        #expect(facets.map(\.name) == [.modality, .bodyPart, .year])
        #expect(facets[0].values == [.init(value: "CR", count: 5), .init(value: "CT", count: 1)])
    }

    @Test func everythingIsListedByDate() throws {
        var query = SearchQuery(nil)
        #expect(try test.catalog.answer(to: query).hits.isEmpty)
        query.listsEverything = true
        let all = try test.catalog.answer(to: query)
        #expect(all.hits.map(\.seriesInstanceUID).prefix(2) == ["1.7", "1.6"] && all.total.count == 7)
        query.limit = 2
        query.offset = 2
        #expect(try test.catalog.answer(to: query).hits.map(\.seriesInstanceUID) == ["1.5", "1.4"])
    }

    @Test func aRunInProgressHasNotEnded() throws {
        let catalog = test.catalog
        #expect(try catalog.lastEndedRunNumber() == nil)
        try catalog.finishRun(test.run, .done, summary: [:], at: TestCatalog.now)
        let next = try catalog.beginRun("scan", at: TestCatalog.now)
        #expect(try catalog.lastEndedRunNumber() == test.run && catalog.lastRunNumber() == next)
    }

    /// Documents of former words are left out, and gone once the index is made again.
    @Test func aRemadeIndexFindsTheSame() throws {
        let before = try answer("pneumothorax")
        let documents = try test.catalog.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM searchDocument") ?? 0 }
        #expect(documents == 14, "one before and one with a caption")
        try test.catalog.remakeSearchIndex()
        let after = try answer("pneumothorax")
        #expect(after.hits == before.hits && after.total == before.total && after.isIndexComplete)
        #expect(try test.catalog.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM searchDocument") ?? 0 } == 7)
        try test.catalog.remakeSearchIndex { true }
        #expect(try !answer("pneumothorax").isIndexComplete)
        try test.catalog.remakeSearchIndexIfDue()
        #expect(try answer("pneumothorax").hits == before.hits)
    }
}
