import Catalog
import Foundation
import Reports
import Testing

@Suite struct StudyReportTests {
    private static func study(description: String?, caption: String?) throws -> StudyDetails {
        let captions =
            caption.map { text in
                """
                [{"text": \(json(text)), "score": -0.25, "status": "machine", "model": "tiny", "modelDigest": "abcdef0123456789",
                  "modelFamily": "vision-encoder-decoder", "settings": "{}", "sopInstanceUID": "1.2.3.4", "frame": 0,
                  "frameReason": "the middle", "recipe": "{}", "createdAt": "2024-01-01T00:00:00Z"}]
                """
            } ?? "[]"
        let text = """
            {"studyInstanceUID": "1.2.3", "studyDescription": \(description.map(json) ?? "null"), "series": [
              {"seriesInstanceUID": "1.2.3.1", "modality": "CT", "instances": 3, "frames": 3,
               "roles": [{"role": "image", "count": 3, "reason": "because"}], "captions": \(captions), "failures": []}]}
            """
        return try JSONDecoder().decode(StudyDetails.self, from: Data(text.utf8))
    }

    private static func json(_ text: String) -> String {
        (try? JSONEncoder().encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }

    private static func report(description: String? = "Thorax", caption: String? = "A chest.") throws -> StudyReport {
        StudyReport(
            try study(description: description, caption: caption), generator: "Fileroom",
            at: Date(timeIntervalSince1970: 0))
    }

    @Test(arguments: ReportFormat.allCases)
    func everyFormatCarriesTheNotice(format: ReportFormat) throws {
        let text = try Self.report().text(in: format)
        #expect(text.contains("unverified"))
        #expect(text.contains("Not for diagnosis"))
        #expect(text.contains("A chest."))
    }

    @Test func markdownFromAFileIsShownAsText() throws {
        let text = try Self.report(description: "# <b>*x*</b>\nsecond", caption: "a | b").text(in: .markdown)
        #expect(text.contains("- Study: \\# \\<b\\>\\*x\\*\\</b\\> second"))
        #expect(text.contains("**Machine-generated, unverified:** a \\| b"))
    }

    @Test(arguments: [ReportFormat.markdown, .csv])
    func noControlCharacterOfAHeaderReachesAReport(format: ReportFormat) throws {
        let text = try Self.report(description: "a\u{1B}[31mb\u{7}").text(in: format)
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 32 || "\r\n".unicodeScalars.contains($0) })
    }

    @Test func markdownSaysWhyThereIsNoCaption() throws {
        #expect(try Self.report(caption: nil).text(in: .markdown).contains("*No caption yet*"))
    }

    @Test(arguments: [
        ("plain", "plain"), ("with, comma", "\"with, comma\""), ("say \"hi\"", "\"say \"\"hi\"\"\""),
        ("two\nlines", "\"two\nlines\""), ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("-2", "-2"), ("-2+3", "'-2+3"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
    ])
    func aCSVFieldIsQuotedAndNeverRun(value: String, field: String) throws {
        let text = try Self.report(description: value).text(in: .csv)
        let row = try #require(text.components(separatedBy: "\r\n").dropFirst().first)
        #expect(row.hasPrefix("1.2.3,,\(field),1.2.3.1,"))
    }

    @Test func csvHasOneHeaderAndOneRowForEachSeriesWithAsManyFields() throws {
        let lines = try Self.report().text(in: .csv).components(separatedBy: "\r\n")
        #expect(lines.count == 3 && lines[2].isEmpty)
        #expect(lines[0].hasPrefix("studyInstanceUID,studyDate,"))
    }

    @Test(arguments: [
        ("1.2.3", "1.2.3.md"), ("../../etc/passwd", "study.._.._etc_passwd.md"), ("", "study.md"), ("1/2", "1_2.md"),
    ])
    func aFileNameHoldsNothingThatAFileNameShouldNot(uid: String, name: String) throws {
        let study = try JSONDecoder().decode(
            StudyDetails.self, from: Data("{\"studyInstanceUID\": \(Self.json(uid)), \"series\": []}".utf8))
        #expect(StudyReport(study, generator: "", at: Date()).fileName(in: .markdown) == name)
    }
}
