import Fixtures
import Foundation
import Testing

@Suite struct PrivacyTests {
    /// What the made files plant: names, identifiers and accession numbers, and a birth date.
    private static let planted = ["PLANTED", "19010203", "1901-02-03"]

    @Test func nothingWrittenNamesAPatient() throws {
        let command = try Command()
        var written: [String: Data] = [:]
        for root in [Fixtures.archive, Fixtures.dicom] {
            let outcome = try command.run("index", root.path, "--verbose", "--json")
            written["index \(root.lastPathComponent)"] = Data((outcome.output + outcome.error).utf8)
        }
        try command.run("report", "--all", "--format", "markdown,json,csv", "--output", "reports")
        for arguments in [
            ["failures"], ["failures", "--json"], ["status", "--json"],
            ["search", "chest", "--limit", "1000", "--json"],
        ] {
            let outcome = try command.finish(try command.start(arguments))
            written[arguments.joined(separator: " ")] = Data((outcome.output + outcome.error).utf8)
        }
        for file in try FileManager.default.contentsOfDirectory(at: Fixtures.dicom, includingPropertiesForKeys: nil) {
            let outcome = try command.run("inspect", file.path, "--json")
            written["inspect \(file.lastPathComponent)"] = Data((outcome.output + outcome.error).utf8)
        }
        for name in try FileManager.default.subpathsOfDirectory(atPath: command.folder) {
            written[name] = FileManager.default.contents(atPath: command.folder + "/" + name)
        }
        #expect(written.keys.contains { $0.hasSuffix("catalog.sqlite") }, "the catalog is among what was searched")
        #expect(written.keys.contains { $0.hasPrefix("reports/") }, "the reports are among what was searched")
        for (name, bytes) in written {
            for word in Self.planted {
                #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word) in \(name)")
            }
        }
    }

    @Test func inspectShowsIdentifiersOnlyWhenAsked() throws {
        let file = Fixtures.dicom("ct_window.dcm").path
        let command = try Command()
        #expect(try !command.run("inspect", file, "--json").output.contains("PLANTED"))
        #expect(try command.run("inspect", file, "--json", "--identifiers").output.contains("PLANTED"))
    }
}
