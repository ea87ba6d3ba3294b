import Catalog
import DICOM
import Foundation
import Raster
import Testing

@testable import fileroom

/// What is printed, without a terminal.
@Suite struct TerminalTests {
    @Test(
        arguments: [
            (0, nil, 1.0, "", "Scanning: 0 files, 0.0/s"),
            (1200, 5000, 5.0, "", "Scanning: 1,200 of 5,000 files, 240/s, 0:16 left"),
            (5000, 5000, 5.0, "3 read", "Scanning: 5,000 of 5,000 files, 1,000/s, 3 read"),
            (3, 4, 1.0, "", "Scanning: 3 of 4 files, 3.0/s, 0:00 left"),
            (1, nil, 0.0, "", "Scanning: 1 files, 1,000/s"),
        ] as [(Int, Int?, Double, String, String)])
    func progressShowsRateAndTimeLeft(done: Int, total: Int?, seconds: Double, detail: String, line: String) {
        #expect(
            ProgressLine.line("Scanning", done: done, total: total, unit: "files", seconds: seconds, detail: detail)
                == line)
    }

    @Test(arguments: [(0.0, "0:00"), (59.6, "1:00"), (3599, "59:59"), (3723, "1:02:03"), (1e9, "99:59:59")])
    func clockShowsHoursAboveAnHour(seconds: Double, text: String) {
        #expect(ProgressLine.clock(seconds) == text)
    }

    @Test func numbersAreGrouped() {
        #expect([0, 999, 1000, 1_234_567, -1000].map(\.grouped) == ["0", "999", "1,000", "1,234,567", "-1,000"])
        #expect(1.counted("file") == "1 file" && 2000.counted("file") == "2,000 files")
        #expect(2.counted("series", "series") == "2 series")
        #expect(
            [Int64(0), 1023, 1024, 1_500_000_000, 5 << 42].map(\.formattedBytes) == [
                "0 bytes", "1023 bytes", "1.0 KiB", "1.4 GiB", "20.0 TiB",
            ])
    }

    @Test func textFromFilesCannotControlTheTerminal() {
        #expect("a\u{1B}[31mb\u{7}\u{9B}c".printable == "a[31mbc")
        #expect("a\nb\tc".printable == "abc" && "a\nb\tc\r".printableLines == "a\nb\tc")
        #expect("no\u{202E}gpj.exe\u{2066}".printable == "nogpj.exe")
        #expect("Schädel 頭部 🦴".printable == "Schädel 頭部 🦴")
    }

    @Test func promisedFieldsAreNullWhereThereIsNoValue() throws {
        struct Half: Encodable {
            let text: String?
            let frame: Int?
        }
        let object = JSONObject(
            value: Half(text: "x", frame: nil), fields: ["text", "frame", "score"], notice: "unverified")
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let json = String(decoding: try encoder.encode(object), as: UTF8.self)
        #expect(json == #"{"frame":null,"notice":"unverified","score":null,"text":"x"}"#)
    }

    @Test func columnsAreAligned() {
        #expect(TextTable.lines([("a", "1"), ("long", "2")], indent: 2) == ["  a     1", "  long  2"])
        #expect(TextTable.lines([("a", "1")], width: 3) == ["a    1"])
        #expect(TextTable.lines([]).isEmpty)
    }

    @Test func aHeaderIsGroupedAndAligned() throws {
        struct Header: Encodable {
            let path = "/a/1.dcm"
            let sopClassUID = "1.2.840.10008.5.1.4.1.1.2"
            let modality = "CT"
            let rows = 512
            let hasPixelData = true
            let studyDate: String? = nil
            let pixelSpacing = [0.5, 0.5]
        }
        let lines = try HeaderText(Header(), nameOfUID: UID.name(of:)).lines
        #expect(
            lines == [
                "File", "  path          /a/1.dcm", "  sopClassUID   1.2.840.10008.5.1.4.1.1.2  CT Image Storage",
                "Series", "  modality      CT", "Pixels", "  hasPixelData  yes", "  rows          512", "Other",
                "  pixelSpacing  0.5, 0.5",
            ])
    }

    @Test func matchesAreMarked() throws {
        let json = """
            {"studyInstanceUID": "1", "seriesInstanceUID": "2", "snippet": "CT of the \\u0002knee\\u0003\\nleft\\u001b", \
            "score": 1, "basis": "header", "doubts": [], "captions": []}
            """
        let hit = try JSONDecoder().decode(SearchHit.self, from: Data(json.utf8))
        #expect(hit.marked("**", "**").snippet == "CT of the **knee**\nleft\u{1B}")
        #expect(SearchHit.line(hit.snippet, opening: "<", closing: ">") == "CT of the <knee>left")
        let encoded = try JSONSerialization.jsonObject(with: JSONEncoder().encode(hit)) as? [String: Any]
        let names = Set((encoded ?? [:]).keys)
        #expect(names.isSubset(of: JSONFields.search + ["doubts", "captions", "basis"]))
    }

    @Test func aPreviewHasTwoPixelsInEachCharacter() {
        let gray: [UInt8] = (0..<80).flatMap { row in
            (0..<40).flatMap { _ in [UInt8](repeating: row < 40 ? 0 : 255, count: 3) }
        }
        let block = BlockImage(image: RGBImage(width: 40, height: 80, pixels: gray))
        let plain = block.lines(usesColor: false)
        #expect(plain.count == 20 && plain.allSatisfy { $0.count == 20 })
        #expect(plain.first == String(repeating: " ", count: 20) && plain.last == String(repeating: "@", count: 20))
        let colored = block.lines(usesColor: true)
        #expect(colored.first?.hasPrefix("\u{1B}[38;2;0;0;0m\u{1B}[48;2;0;0;0m▀") == true)
        #expect(colored.last?.hasSuffix("\u{1B}[48;2;255;255;255m▀\u{1B}[0m") == true)
    }

    @Test func runsAreRefusedForLackOfMemoryOrFiles() throws {
        try ResourceLimits.check(space: .max, open: 64)
        #expect(throws: SettingsError.self) { try ResourceLimits.check(space: 1 << 30, open: 1024) }
        #expect(throws: SettingsError.self) { try ResourceLimits.check(space: .max, open: 63) }
    }
}
