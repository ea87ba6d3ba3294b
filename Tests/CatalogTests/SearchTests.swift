import DICOM
import Testing

@testable import Catalog

@Suite struct SearchTests {
    private func found(_ words: String, in test: TestCatalog, _ change: (inout SearchQuery) -> Void = { _ in }) throws
        -> [String]
    {
        var query = try SearchQuery(typed: words)
        change(&query)
        return try test.catalog.search(query).map(\.seriesInstanceUID)
    }

    private func archive() throws -> TestCatalog {
        let test = try TestCatalog()
        var chest = TestCatalog.instance(series: "1.1", study: "1")
        chest.modality = "CR"
        chest.studyDate = "2021-03-04"
        chest.bodyPartExamined = "CHEST"
        chest.studyDescription = "Thorax pa/lat"
        try test.add(chest)
        var knee = TestCatalog.instance(series: "2.1", study: "2")
        knee.modality = "MR"
        knee.studyDate = "2019-03-04"
        knee.seriesDescription = "Knie re. sagittal Übersicht"
        knee.protocolName = "T2 TSE"
        try test.add(knee)
        var head = TestCatalog.instance(series: "3.1", study: "3")
        head.studyDescription = "effusion protocol chest"
        try test.add(head)
        try test.caption { series in
            switch series.seriesInstanceUID {
            case "1.1": "Frontal chest radiograph with a right pleural effusion. Effusions are blunt."
            case "2.1": "Sagittal MR of the knee, 50% water."
            default: "Axial CT of the head."
            }
        }
        return test
    }

    @Test func whatTheHeaderSaysComesBeforeWhatOnlyACaptionSays() throws {
        let test = try archive()
        #expect(
            try found("chest", in: test) == ["1.1", "3.1"], "of two headers, the one with a caption that says the same")
        #expect(try found("effusion", in: test) == ["1.1", "3.1"], "a finding is what captions are about")
    }

    @Test(arguments: [
        ("x-ray", ["1.1"]), ("xray", ["1.1"]), ("x ray", ["1.1"]), ("X-Rays", ["1.1"]),
        ("pa/lat", ["1.1"]), ("lat/pa", ["1.1"]), ("50%", ["2.1"]), ("ubersicht", ["2.1"]),
        ("\"right pleural\"", ["1.1"]),
        ("\"pleural right\"", []), ("effusions right", ["1.1"]), ("T2", ["2.1"]), ("MRI knee", ["2.1"]),
        ("radiograph", ["1.1"]), ("chest frontal", ["1.1"]),
    ])
    func findsByOrdinaryWords(words: String, series: [String]) throws {
        #expect(try found(words, in: try archive()) == series)
    }

    @Test(arguments: [
        "\"", "\"\"", "'", "(", ")", "*", "AND", "OR NOT", "NEAR(a b)", "a:b", "caption:", "^x", "-", "--", "a.b",
        "x-", "50%", "CT/MR", "\"unbalanced knee", "{a b}:c", "\u{0}", "🫁", "a\"b\"c", "BENCH-100821", "+", "\\",
        ";DROP TABLE series",
    ])
    func nothingAPersonTypesIsAnError(words: String) throws {
        _ = try found(words, in: try archive())
    }

    @Test func filtersByModalityDateBodyPartAndStatus() throws {
        let test = try archive()
        #expect(try found("chest", in: test) { $0.modalities = ["cr", "DX"] } == ["1.1"])
        #expect(try found("chest", in: test) { $0.modalities = ["MR"] } == [])
        #expect(
            try found("chest", in: test) {
                $0.from = "2021-03-04"
                $0.to = "2021-03-04"
            } == ["1.1"])
        #expect(try found("chest", in: test) { $0.from = "2021-03-05" } == [])
        #expect(try found("effusion", in: test) { $0.bodyPart = "chest" } == ["1.1"])
        #expect(try found("effusion", in: test) { $0.status = .machine } == ["1.1", "3.1"])
        #expect(try found("effusion", in: test) { $0.status = .accepted } == [])
    }

    /// Texts of AnatomicRegionSequence, whose meanings are in any language and case, and what is typed to find them.
    @Test(arguments: [
        ("Schädel", "Schädel"), ("Schädel", "SCHÄDEL"), ("SCHÄDEL", "schadel"), ("Fußgelenk", "Fußgelenk"),
        ("Fußgelenk", "FUSSGELENK"), ("Łokieć", "łokieć"), ("ŁOKIEĆ", "lokiec"), ("Грудная клетка", "ГРУДНАЯ"),
        ("ПОЗВОНОЧНИК", "позвоночник"), ("πνεύμονας", "ΠΝΕΥΜΟΝΑΣ"), ("ΘΏΡΑΚΑΣ", "θώρακας"), ("Œsophage", "œsophage"),
        ("œil gauche", "oeil"), ("Scha\u{308}del", "Sch\u{E4}del"), ("Højre hånd", "hojre"), ("CHEST", "chest"),
    ])
    func bodyPartsAreFoundInEveryScript(bodyPart: String, typed: String) throws {
        let test = try TestCatalog()
        var instance = TestCatalog.instance(series: "1.1", study: "1")
        instance.anatomicRegion = bodyPart
        instance.seriesDescription = "findable"
        try test.add(instance)
        #expect(try found("findable", in: test) { $0.bodyPart = typed } == ["1.1"])
        #expect(try found("findable", in: test) { $0.bodyPart = "Knie" } == [])
    }

    @Test func aQuotationMarkIsOneWhateverFollows() throws {
        let test = try archive()
        #expect(try found("\"right pleural\"\u{301}", in: test) == ["1.1"])
        #expect(try found("\"pleural right\"\u{301}", in: test) == [])
        #expect(try found("\"\u{200D}pleural right\"", in: test) == [])
    }

    @Test func pagesDoNotOverlap() throws {
        let test = try archive()
        let first = try found("knot chest", in: test) { $0.limit = 1 }
        #expect(first.isEmpty)
        let pages = try (0..<3).flatMap { page in
            try found("chest", in: test) {
                $0.limit = 1
                $0.offset = page
            }
        }
        #expect(pages == ["1.1", "3.1"])
    }

    @Test func snippetMarksTheMatch() throws {
        let hit = try #require(try archive().catalog.search(SearchQuery(words: "pleural effusion")).first)
        #expect(
            hit.snippet.contains(
                "\(SearchHit.opening)pleural\(SearchHit.closing) \(SearchHit.opening)effusion\(SearchHit.closing)"))
        #expect(hit.caption?.hasPrefix("Frontal chest radiograph") == true)
        #expect(hit.status == .machine)
        #expect(hit.score > 0)
    }

    @Test func seriesWithoutACaptionIsFoundByItsDescriptions() throws {
        let test = try TestCatalog()
        var report = TestCatalog.instance(series: "5.1", study: "5")
        report.modality = "SR"
        report.hasPixelData = false
        report.documentTitle = "Radiation dose summary"
        try test.add(report)
        let hit = try #require(try test.catalog.search(SearchQuery(words: "dose summary")).first)
        #expect(hit.caption == nil)
        #expect(hit.status == nil)
    }
}
