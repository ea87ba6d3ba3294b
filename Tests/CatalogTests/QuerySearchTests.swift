import DICOM
import Testing

@testable import Catalog

/// What queries with operators and fields find.
@Suite struct QuerySearchTests {
    private let test: TestCatalog

    init() throws {
        test = try TestCatalog()
        var chest = TestCatalog.instance(series: "1.1", study: "1")
        chest.modality = "CT"
        chest.studyDate = "2021-03-04"
        chest.bodyPartExamined = "CHEST"
        chest.studyDescription = "Thorax"
        chest.manufacturer = "SIEMENS"
        chest.contrastBolusAgent = "Ultravist"
        chest.rows = 512
        try test.add(chest)
        var knee = TestCatalog.instance(series: "2.1", study: "2")
        knee.modality = "MR"
        knee.studyDate = "2019-03-04"
        knee.bodyPartExamined = "KNEE"
        knee.laterality = "L"
        knee.protocolName = "T2 TSE"
        knee.echoTime = 85
        knee.rows = 256
        try test.add(knee)
        var film = TestCatalog.instance(series: "3.1", study: "3")
        film.modality = "CR"
        film.studyDescription = "Chest 2 views"
        film.viewPosition = "PA"
        film.numberOfFrames = 2
        try test.add(film)
        try test.caption { series in
            switch series.seriesInstanceUID {
            case "1.1": "Axial contrast-enhanced CT of the chest."
            case "2.1": "Sagittal MRI of the knee."
            default: "Frontal chest X-ray."
            }
        }
    }

    private func found(_ query: String) throws -> Set<String> {
        Set(try test.catalog.search(try SearchQuery(typed: query)).map(\.seriesInstanceUID))
    }

    @Test(arguments: [
        ("knee OR thorax", ["1.1", "2.1", "3.1"]), ("chest -ct", ["3.1"]), ("chest NOT (ct OR knee)", ["3.1"]),
        ("sagittal OR frontal", ["2.1", "3.1"]), ("(sagittal OR frontal) x-ray", ["3.1"]),
        ("tho*", ["1.1"]), ("sagit*", ["2.1"]), ("\"contrast enhanced\"", ["1.1"]), ("\"enhanced contrast\"", []),
        ("desc:chest", ["3.1"]), ("caption:chest", ["1.1", "3.1"]), ("protocol:tse", ["2.1"]),
        ("exact:chest", ["1.1", "3.1"]),
        ("chest OR modality:MR", ["1.1", "2.1", "3.1"]), ("(knee modality:CT) OR (chest modality:CR)", ["3.1"]),
        ("chest -(axial modality:CT)", ["3.1"]), ("of -chest", ["2.1"]), ("(x-ray OR mri) -knee", ["3.1"]),
    ])
    func operatorsCombineWords(query: String, series: [String]) throws { #expect(try found(query) == Set(series)) }

    @Test(arguments: [
        ("modality:ct", ["1.1"]), ("modality:CT,MR", ["1.1", "2.1"]), ("-modality:CT", ["2.1", "3.1"]),
        ("modality:C*", ["1.1", "3.1"]), ("body:knee", ["2.1"]), ("-body:*", ["3.1"]), ("side:left", ["2.1"]),
        ("side:R", []),
        ("date:2019", ["2.1"]), ("date:2019..2020 modality:MR", ["2.1"]), ("date:>2019", ["1.1"]),
        ("date:*", ["1.1", "2.1"]),
        ("study:thorax", ["1.1"]), ("manufacturer:siem", ["1.1"]), ("contrast:*", ["1.1"]), ("te:>80", ["2.1"]),
        ("te:<80", []), ("te:80..90", ["2.1"]), ("rows:>=512", ["1.1"]), ("rows:200..300", ["2.1"]),
        ("view:pa", ["3.1"]),
        ("uid:2.1", ["2.1"]), ("uid:3.1", ["3.1"]), ("status:machine", ["1.1", "2.1", "3.1"]), ("status:accepted", []),
        ("doubt:none", ["1.1", "2.1", "3.1"]), ("doubt:blank-image", []), ("is:captioned", ["1.1", "2.1", "3.1"]),
        ("is:uncaptioned", []), ("is:multiframe", ["3.1"]), ("is:missing", []), ("probability:>0.9", []),
        ("chest modality:CR", ["3.1"]), ("modality:CT OR side:L", ["1.1", "2.1"]),
    ])
    func fieldsChooseSeries(query: String, series: [String]) throws { #expect(try found(query) == Set(series)) }

    @Test func withoutWordsTheNewestStudiesComeFirst() throws {
        let hits = try test.catalog.search(try SearchQuery(typed: "is:captioned"))
        #expect(hits.map(\.seriesInstanceUID) == ["1.1", "2.1", "3.1"])
        #expect(hits[0].snippet == "Axial contrast-enhanced CT of the chest.")
        var second = try SearchQuery(typed: "is:captioned")
        second.limit = 1
        second.offset = 1
        #expect(try test.catalog.search(second).map(\.seriesInstanceUID) == ["2.1"])
    }

    @Test(arguments: ["", "***", "?!", "()", "\"\"", "-"]) func punctuationFindsNothing(query: String) throws {
        #expect(try found(query).isEmpty)
    }

    @Test func everyFieldIsAsked() throws {
        for field in SearchField.all {
            for text in [field.example, "*", "-"] {
                guard let value = try? field.value(of: text, today: .today()) else { continue }
                _ = try test.catalog.search(SearchQuery(.attribute(AttributeTest(field, value))))
                _ = try test.catalog.search(
                    SearchQuery(.all([.words(QueryWords("chest")), .not(.attribute(AttributeTest(field, value)))])))
            }
        }
    }

    @Test func longQueriesAreAnsweredOrRefused() throws {
        let words = (0..<5_000).map { "w\($0)" }
        for query in [
            words.joined(separator: " OR "), words.joined(separator: " -"), "(" + words.joined(separator: ") (") + ")",
        ] {
            #expect(try found(query).isEmpty)
        }
        #expect(try found(words.joined(separator: " OR chest OR ")) == ["1.1", "3.1"])
        let values = "modality:" + Array(repeating: "CT", count: 64).joined(separator: ",")
        #expect(try found(values) == ["1.1"])
        #expect(throws: QueryMistake.self) { try found(values + " rows:512") }
        #expect(throws: QueryMistake.self) {
            try found(Array(repeating: "-side:L", count: 5_000).joined(separator: " "))
        }
    }

    @Test func anyTextIsAnswered() throws {
        var random = SystemRandomNumberGenerator()
        let pieces = [
            "(", ")", "\"", "-", ":", "*", "OR", "NOT", " ", "date:", "modality:", "exact:", "2020", "..", "chest", "é",
            "\0",
            "\u{301}", "胸部", "x-ray", ",", "'", "\\", "%", "_", "CT/MR", "desc:", "is:captioned", "{", "}", "^", "+",
            "NEAR",
        ]
        for number in 0..<100_000 {
            let text = (0..<Int.random(in: 0...10, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }
            .joined()
            do {
                let query = try SearchQuery(typed: text)
                if number.isMultiple(of: 30) { _ = try test.catalog.answer(to: query) }
            } catch is QueryMistake {
                // The value of a field that is none.
            }
        }
    }
}
