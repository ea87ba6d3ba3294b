import Catalog
import Foundation
import Reports
import Testing

@Suite struct StudyReportTests {
    private static func study(description: String?, captions texts: [String]) -> StudyDetails {
        let captions = texts.enumerated().map { rank, text in
            CaptionDetails(
                rank: rank, partName: texts.count > 1 ? "part \(rank + 1)" : nil, text: text, score: -0.25,
                status: .machine, isCurrent: true, model: "tiny", modelDigest: "abcdef0123456789",
                modelFamily: "vision-encoder-decoder", settings: ["num_beams": "4"], sopInstanceUID: "1.2.3.4",
                frame: 0,
                frameReason: "the middle", recipe: JSONValue(text: #"{"voi": "window", "windowCenter": 40}"#),
                doubts: [.repetition], createdAt: "2024-01-01T00:00:00Z")
        }
        let series = SeriesDetails(
            seriesInstanceUID: "1.2.3.1", modality: "CT", instances: 3, frames: 3,
            roles: [RoleCount(role: "image", count: 3, reason: "because")], captions: captions)
        return StudyDetails(studyInstanceUID: "1.2.3", studyDescription: description, series: [series])
    }

    private static func report(description: String? = "Thorax", caption: String? = "A chest.") throws -> StudyReport {
        try report(description: description, captions: [caption].compactMap { $0 })
    }

    private static func report(description: String? = "Thorax", captions: [String]) throws -> StudyReport {
        StudyReport(
            study(description: description, captions: captions), generator: "Fileroom",
            at: Date(timeIntervalSince1970: 0))
    }

    @Test func everyCaptionOfASeriesIsInItsReport() throws {
        let report = try Self.report(captions: ["An axial slice.", "A sagittal slice."])
        let markdown = report.text(in: .markdown)
        #expect(markdown.contains("**Machine-generated, unverified (part 1):** An axial slice."))
        #expect(markdown.contains("**Machine-generated, unverified (part 2):** A sagittal slice."))
        #expect(markdown.contains("- Caption 2 made from: frame 0 of 1.2.3.4"))
        #expect(markdown.contains("- Doubtful: the caption repeats itself"))
        let rows = report.text(in: .csv).components(separatedBy: "\r\n")
        #expect(rows.count == 4)
        #expect(rows[1].contains("An axial slice.") && rows[1].hasSuffix("part 1,repetition"))
        #expect(rows[2].contains("A sagittal slice.") && rows[2].hasSuffix("part 2,repetition"))
    }

    @Test(arguments: ReportFormat.allCases)
    func everyFormatCarriesTheNotice(format: ReportFormat) throws {
        let text = try Self.report().text(in: format)
        #expect(text.contains("unverified"))
        #expect(text.contains("Not for diagnosis"))
        #expect(text.contains("A chest."))
    }

    @Test func markdownInHeadersIsEscaped() throws {
        let text = try Self.report(description: "# <b>*x*</b>\nsecond", caption: "a | b").text(in: .markdown)
        #expect(text.contains("- Study: \\# \\<b\\>\\*x\\*\\</b\\> second"))
        #expect(text.contains("**Machine-generated, unverified:** a \\| b"))
    }

    @Test(arguments: [ReportFormat.markdown, .csv])
    func controlCharactersOfHeadersNeverReachAReport(format: ReportFormat) throws {
        let text = try Self.report(description: "a\u{1B}[31mb\u{7}").text(in: format)
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 32 || "\r\n".unicodeScalars.contains($0) })
    }

    @Test func markdownExplainsAMissingCaption() throws {
        #expect(try Self.report(caption: nil).text(in: .markdown).contains("*No caption yet*"))
    }

    @Test(arguments: [
        ("plain", "plain"), ("with, comma", "\"with, comma\""), ("say \"hi\"", "\"say \"\"hi\"\"\""),
        ("two\nlines", "\"two\nlines\""), ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("-2", "-2"), ("-2+3", "'-2+3"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
    ])
    func csvFieldsAreQuotedAndNeverFormulas(value: String, field: String) throws {
        let text = try Self.report(description: value).text(in: .csv)
        let row = try #require(text.components(separatedBy: "\r\n").dropFirst().first)
        #expect(row.hasPrefix("1.2.3,,\(field),1.2.3.1,"))
    }

    @Test func csvHasAHeaderAndOneRowPerSeries() throws {
        let lines = try Self.report().text(in: .csv).components(separatedBy: "\r\n")
        #expect(lines.count == 3 && lines[2].isEmpty)
        #expect(lines[0].hasPrefix("studyInstanceUID,studyDate,"))
    }

    @Test(arguments: [
        ("1.2.3", "1.2.3.md"), ("../../etc/passwd", "study.._.._etc_passwd.md"), ("", "study.md"), ("1/2", "1_2.md"),
    ])
    func reportFileNamesAreSafe(uid: String, name: String) {
        let study = StudyDetails(studyInstanceUID: uid)
        #expect(StudyReport(study, generator: "", at: Date()).fileName(in: .markdown) == name)
    }

    @Test func recipeAndSettingsAreJSONObjects() throws {
        let object = try JSONSerialization.jsonObject(with: Data(try Self.report().text(in: .json).utf8))
        let study = (object as? [String: Any])?["study"] as? [String: Any]
        let series = (study?["series"] as? [[String: Any]])?.first
        let caption = try #require((series?["captions"] as? [[String: Any]])?.first)
        #expect((caption["recipe"] as? [String: Any])?["windowCenter"] as? Int == 40)
        #expect(caption["settings"] as? [String: String] == ["num_beams": "4"])
    }
}
