import DICOM
import Fixtures
import Foundation
import TestSupport
import Testing

/// The files that `report` writes.
@Suite struct ReportFilesTests {
    private static let long = String(repeating: "1.23", count: 75)
    private static let uids = ["1.2/3", "1.2_3", "1.2 3", "1.2\t3", "1.2:3", "1.2.3", long + "4", long + "5"]

    /// A catalog of one study for each UID.
    private static func command(_ uids: [String] = uids) throws -> Command {
        let command = try Command()
        let folder = command.folder + "/archive"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (number, uid) in uids.enumerated() {
            var writer = DICOMWriter.image(pixels: Array(repeating: 1, count: 8))
            writer.set(0x0020_000D, "UI", uid)
            writer.set(0x0008_0018, "UI", "1.2.3.\(number)")
            try Data(writer.bytes).write(to: URL(fileURLWithPath: "\(folder)/\(number).dcm"))
        }
        let outcome = try command.run("scan", folder)
        #expect(outcome.status == 0, "\(outcome.error)")
        return command
    }

    private static func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    private static func mode(_ path: String) throws -> Int {
        try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }

    @Test func everyStudyHasAReportOfItsOwn() throws {
        let command = try Self.command()
        let outcome = try command.run("report", "--all", "--format", "json,csv", "--output", "reports")
        #expect(outcome.status == 0)
        #expect(outcome.error == "fileroom: 8 reports written to reports\n")
        let names = try Self.names(in: command.folder + "/reports")
        #expect(names.count == 16)
        let uids = try names.filter { $0.hasSuffix(".json") }.map { name in
            let data = FileManager.default.contents(atPath: command.folder + "/reports/" + name) ?? Data()
            let object = try JSONSerialization.jsonObject(with: data) as? [String: Any]
            return (object?["study"] as? [String: Any])?["studyInstanceUID"] as? String ?? ""
        }
        #expect(Set(uids) == Set(Self.uids))
    }

    @Test func aReportThatCannotBeWrittenDoesNotStopTheOthers() throws {
        let command = try Self.command()
        try FileManager.default.createDirectory(
            atPath: command.folder + "/reports/1.2.3.md", withIntermediateDirectories: true)
        let outcome = try command.run("report", "--all", "--output", "reports")
        #expect(outcome.status == 2)
        #expect(outcome.error.contains("reports/1.2.3.md: the report could not be written: Is a directory"))
        #expect(outcome.error.contains("7 of 8 reports written to reports, 1 failed"))
        #expect(try Self.names(in: command.folder + "/reports").count == 8)
    }

    @Test func aStudyThatIsNotThereDoesNotStopTheOthers() throws {
        let command = try Self.command(["1.2.3", "1.2.4"])
        let outcome = try command.run("report", "1.2.3", "9.9", "1.2.4", "1.2.3", "--output", "reports")
        #expect(outcome.status == 2)
        #expect(outcome.error.contains("9.9: no study or series has this UID"))
        #expect(outcome.error.contains("2 of 3 reports written to reports, 1 failed"))
        #expect(try Self.names(in: command.folder + "/reports") == ["1.2.3.md", "1.2.4.md"])
        #expect(try command.run("report", "9.9", "--output", "reports").status == 3)
    }

    @Test func aFolderThatCannotBeMadeEndsTheCommand() throws {
        let command = try Self.command(["1.2.3"])
        _ = FileManager.default.createFile(atPath: command.folder + "/reports", contents: nil)
        let outcome = try command.run("report", "--all", "--output", "reports")
        #expect(outcome.status == 3)
        #expect(outcome.error == "fileroom: reports: the folder could not be created: File exists\n")
    }

    @Test func reportsAreForTheirOwnerOnly() throws {
        let command = try Self.command(["1.2.3", "1.2.4", "1.2.5"])
        let folder = command.folder + "/made/reports"
        let line =
            "umask 000; cd '\(command.folder)' && HOME=. XDG_DATA_HOME='\(command.folder)/data' "
            + "'\(Command.program.path)' report --all --output made/reports"
        try Self.shell(line)
        #expect(try Self.mode(folder) == 0o700 && Self.mode(command.folder + "/made") == 0o700)
        for name in ["1.2.3.md", "1.2.4.md", "1.2.5.md"] { #expect(try Self.mode(folder + "/" + name) == 0o600) }
        // A stricter mode is kept, a wider one is not.
        for (name, mode) in [("1.2.3.md", 0o400), ("1.2.4.md", 0o644), ("1.2.5.md", 0o440)] {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder + "/" + name)
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o500 | 0o200], ofItemAtPath: folder)
        try Self.shell(line)
        #expect(try Self.mode(folder + "/1.2.3.md") == 0o400)
        #expect(try Self.mode(folder + "/1.2.4.md") == 0o600)
        #expect(try Self.mode(folder + "/1.2.5.md") == 0o400)
    }

    @Test func imagesAndExportsAreForTheirOwnerOnly() throws {
        let command = try Command()
        let image = Fixtures.dicom("ct_window.dcm").path
        let line = "umask 000; cd '\(command.folder)' && HOME=. '\(Command.program.path)' "
        try Self.shell(line + "render '\(image)' --output ct.png")
        #expect(try Self.mode(command.folder + "/ct.png") == 0o600)
        try #"{"path": "\#(image)", "text": "A chest."}"#
            .write(toFile: command.folder + "/items.jsonl", atomically: true, encoding: .utf8)
        try Self.shell(line + "evaluate items.jsonl --resamples 0 --captions captions.jsonl")
        #expect(try Self.mode(command.folder + "/captions.jsonl") == 0o600)
    }

    @Test func killedCommandsLeaveNoPartsOfReports() throws {
        let command = try Self.command((0..<60).map { "1.2.3.\($0)" })
        let folder = command.folder + "/reports"
        for number in 0..<12 {
            let process = try command.start(["report", "--all", "--format", "markdown,json", "--output", "reports"])
            Thread.sleep(forTimeInterval: 0.03 + 0.01 * Double(number))
            kill(process.processIdentifier, SIGKILL)
            _ = try command.finish(process)
        }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for name in try Self.names(in: folder) where name.hasSuffix(".json") {
            #expect(FileManager.default.contents(atPath: folder + "/" + name)?.last == UInt8(ascii: "\n"), "\(name)")
        }
        // What a kill can leave where files need a name while they are written.
        try "study".write(toFile: folder + "/.fileroom-1f.new", atomically: true, encoding: .utf8)
        #expect(try command.run("report", "--all", "--format", "markdown,json", "--output", "reports").status == 0)
        let names = try Self.names(in: folder)
        #expect(names.count == 120)
        #expect(names.allSatisfy { !$0.hasPrefix(".") })
    }

    private static func shell(_ line: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", line]
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(line)")
    }
}
