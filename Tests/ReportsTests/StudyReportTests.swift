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

    @Test func whatStandsBehindACaptionStandsInItsLine() throws {
        func markdown(
            _ text: String, probability: Double? = nil, unguided: String? = nil, doubts: [CaptionDoubt] = [],
            status: CaptionStatus = .machine
        ) -> String {
            var study = Self.study(description: "Leg", captions: [text])
            study.series[0].modality = "XA"
            study.series[0].captions[0].probability = probability
            study.series[0].captions[0].unguidedText = unguided
            study.series[0].captions[0].doubts = doubts
            study.series[0].captions[0].status = status
            let report = StudyReport(study, generator: "Fileroom", at: Date(timeIntervalSince1970: 0))
            return report.text(in: .markdown)
        }
        let contradicted = markdown("Axial MRI of the brain.", doubts: [.outOfDomain, .otherModality])
        #expect(contradicted.contains("unverified:** Axial MRI of the brain. (contradicts the header: XA)\n"))
        let part = markdown("X-ray of the brain.", doubts: [.otherBodyPart])
        #expect(part.contains("X-ray of the brain. (contradicts the header: Leg)\n"))
        let likely = markdown("X-ray of a leg.", probability: 0.97, unguided: "MRI of the brain.")
        #expect(likely.contains("X-ray of a leg. (likely)\n"))
        #expect(likely.contains("- Probability of being right: 0.97\n"))
        #expect(likely.contains("- Without the header: MRI of the brain.\n"))
        #expect(markdown("X-ray.", probability: 0.6, doubts: [.outOfDomain]).contains("X-ray. (unsure)\n"))
        #expect(markdown("X-ray.", doubts: [.outOfDomain, .otherModality], status: .accepted).contains("** X-ray.\n"))
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
        #expect(rows[1].contains("An axial slice.") && rows[1].hasSuffix("part 1,repetition,,,"))
        #expect(rows[2].contains("A sagittal slice.") && rows[2].hasSuffix("part 2,repetition,,,"))
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

    @Test(arguments: joiners)
    func markdownIsEscapedWhateverFollows(joiner: String) throws {
        for sign in ["\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "|", "#", "~", "&"] {
            let text = try Self.report(description: "a" + sign + joiner).text(in: .markdown)
            #expect(text.utf8.firstRange(of: ("- Study: a\\" + sign + joiner).utf8) != nil, "\(sign)")
        }
    }

    @Test func strikethroughAndEntitiesAreShownAsTheyAre() throws {
        let text = try Self.report(description: "~~no~~ &lt;b&gt;\r\nnext").text(in: .markdown)
        #expect(text.contains(#"- Study: \~\~no\~\~ \&lt;b\&gt; next"#))
    }

    @Test(arguments: ReportFormat.allCases)
    func reportsCannotTurnTheDirectionOfText(format: ReportFormat) throws {
        let controls =
            "\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}\u{200E}\u{200F}\u{61C}\u{9B}\u{7F}"
        let text = try Self.report(description: "a" + controls + "b", caption: controls).text(in: format)
        #expect(!text.unicodeScalars.contains { controls.unicodeScalars.contains($0) })
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

    /// Each of these makes one `Character` of itself and what stands before it.
    private static let joiners = ["\u{301}", "\u{338}", "\u{200C}", "\u{200D}", "\u{FE0F}", "\u{20E3}", "\u{E0061}"]

    /// What a reader of RFC 4180 makes of a row, byte by byte.
    private static func fields(_ row: Substring.UTF8View) -> [String] {
        var (fields, field, isQuoted, bytes) = ([String](), [UInt8](), false, Array(row)[...])
        while let byte = bytes.popFirst() {
            switch (byte, isQuoted) {
            case (UInt8(ascii: "\""), true) where bytes.first == UInt8(ascii: "\""): field.append(bytes.removeFirst())
            case (UInt8(ascii: "\""), _): isQuoted.toggle()
            case (UInt8(ascii: ","), false):
                fields.append(String(decoding: field, as: UTF8.self))
                field = []
            default: field.append(byte)
            }
        }
        return fields + [String(decoding: field, as: UTF8.self)]
    }

    @Test(arguments: joiners)
    func csvColumnsStandWhateverFollowsACommaOrAQuote(joiner: String) throws {
        for value in [
            "one,\(joiner)two", "HEAD,\(joiner)=1+1", "a\"\(joiner)b\",c", "a,\"\(joiner),=HYPERLINK(\"\"x\"\"),\"",
            "one\n\(joiner)two", "one\r\(joiner)two",
        ] {
            let text = try Self.report(description: value).text(in: .csv)
            let header = text.utf8.firstRange(of: "\r\n".utf8)
            let rest = text.utf8[try #require(header).upperBound...]
            let row = rest.dropLast(2)
            let fields = Self.fields(Substring(row).utf8)
            #expect(fields.count == 27)
            #expect(fields[2].utf8.elementsEqual(value.utf8), "\(fields[2].unicodeScalars.map { $0.value })")
        }
    }

    @Test(arguments: [
        "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\t",
    ])
    func csvFieldsAreNeverFormulasWhateverStandsAround(sign: String) throws {
        for before in ["", " ", "\u{A0}", "\u{3000}", "\u{FEFF}", "\u{200B}", "\u{2028}", "\t"] + Self.joiners {
            for after in [""] + Self.joiners {
                let value = before + sign + after + "1+1"
                let text = try Self.report(description: value).text(in: .csv)
                #expect(
                    text.utf8.firstRange(of: ("," + "'" + value + ",").utf8) != nil,
                    "\(value.unicodeScalars.map { $0.value })")
            }
        }
    }

    @Test func csvHasAHeaderAndOneRowPerSeries() throws {
        let lines = try Self.report().text(in: .csv).components(separatedBy: "\r\n")
        #expect(lines.count == 3 && lines[2].isEmpty)
        #expect(lines[0].hasPrefix("studyInstanceUID,studyDate,"))
    }

    @Test(arguments: [
        ("1.2.3", "1.2.3.md"), ("../../etc/passwd", "study-.._.._etc_passwd-3754d6cb3a38e1185e5b382d5f3ef3f1.md"),
        ("", "study--e3b0c44298fc1c149afbf4c8996fb924.md"), ("1/2", "study-1_2-d939926f05444b0f4495fb9629ecbfa8.md"),
        (".1", "study-.1-f7f4791af8c2fe5825591201df09b72c.md"),
    ])
    func reportFileNamesAreSafe(uid: String, name: String) {
        #expect(Self.fileName(uid) == name)
    }

    private static func fileName(_ uid: String) -> String {
        StudyReport(StudyDetails(studyInstanceUID: uid), generator: "", at: Date()).fileName(in: .markdown)
    }

    @Test func noTwoStudiesShareAFileName() {
        let long = String(repeating: "1.23", count: 75)
        let uids = [
            "1.2/3", "1.2_3", "1.2 3", "1.2\t3", "1.2:3", "1.2.3", "1.2.3 ", "1.2\u{0}3", "", ".", "..", "study", "a",
            "A",
            "\u{E9}", "e\u{301}", "1.2\u{301}", "1.2\u{FF13}", long, long + "1", long + "2", "1.2.3.md", "-rf", "CON",
            "con",
        ]
        let names = uids.map { Self.fileName($0) }
        #expect(Set(names.map { $0.lowercased() }).count == uids.count)
        for name in names {
            #expect(name.utf8.count <= 128)
            #expect(name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") })
            #expect(name.utf8.first != UInt8(ascii: ".") && name.utf8.first != UInt8(ascii: "-"))
        }
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
