import Fixtures
import Foundation
import Testing

/// What happens where the machine, the archive or the caller is not as it should be.
@Suite struct HardshipTests {
    private static func shell(_ line: String) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", line]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    @Test func resultsThatCannotBeWrittenAreAnError() throws {
        let command = try Command()
        let line = "HOME='\(command.folder)' '\(Command.program.path)' config show"
        #expect(try Self.shell("\(line) > /dev/full") == 3)
        #expect(try Self.shell("\(line) >&-") == 3)
        #expect(try Self.shell("\(line) 2>&- > /dev/null") == 0)
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/sqlite3")))
    func aDatabaseOfAnotherProgramIsLeftAlone() throws {
        let command = try Command()
        let path = command.folder + "/other.sqlite"
        #expect(try Self.shell("sqlite3 '\(path)' 'CREATE TABLE x(a)' || exit 9") == 0)
        for arguments in [["status", "--catalog", path], ["scan", Fixtures.archive.path, "--catalog", path]] {
            let outcome = try command.finish(try command.start(arguments))
            #expect(outcome.status == 3)
            #expect(outcome.error.contains("another program's database"))
        }
        #expect(try Self.shell("test \"$(sqlite3 '\(path)' .tables)\" = x") == 0)
    }

    @Test func readersThatCannotRunEndTheRunAndFailNoFile() throws {
        let command = try Command()
        let outcome = try command.run("scan", Fixtures.archive.path, environment: ["DCMDICTPATH": "/nowhere.dic"])
        #expect(outcome.status == 3, "\(outcome.error)")
        #expect(outcome.error.contains("DCMDICTPATH"))
        #expect(try command.run("failures", "--json").objects().isEmpty)
        let next = try command.run("scan", Fixtures.archive.path, "--json")
        let counts = try #require(try next.objects().first?["counts"] as? [String: Int])
        #expect(counts["opened"] == counts["files"])
    }

    @Test func aFailureToLookIsOverWhenItCanBeLookedAt() throws {
        let command = try Command()
        let archive = command.folder + "/a"
        try FileManager.default.createDirectory(atPath: archive, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: Fixtures.dicom("ct_window.dcm").path, toPath: archive + "/ct.dcm")
        try FileManager.default.createSymbolicLink(atPath: archive + "/link", withDestinationPath: "nowhere")
        #expect(try command.run("scan", archive).status == 2)
        #expect(try command.run("scan", archive).status == 2)
        let failure = try #require(try command.run("failures", "--json").objects().first)
        #expect(failure["stage"] as? String == "walk")
        #expect(failure["attempts"] as? Int == 2)
        try FileManager.default.removeItem(atPath: archive + "/link")
        #expect(try command.run("scan", archive).status == 0)
        #expect(try command.run("failures", "--json").objects().isEmpty)
    }

    @Test func aReaderEndsWithItsProgramInTheMiddleOfAFile() throws {
        let command = try Command()
        let process = try command.start(["scan", Fixtures.archive.path])
        Thread.sleep(forTimeInterval: 0.3)
        let parent = process.processIdentifier
        let readers = Self.children(of: parent)
        kill(parent, SIGKILL)
        _ = try command.finish(process)
        var alive = readers
        for _ in 0..<50 where !alive.isEmpty {
            Thread.sleep(forTimeInterval: 0.1)
            alive = alive.filter { kill($0, 0) == 0 }
        }
        #expect(alive.isEmpty)
    }

    private static func children(of parent: Int32) -> [Int32] {
        let path = "/proc/\(parent)/task/\(parent)/children"
        return (try? String(contentsOfFile: path, encoding: .utf8))?.split(separator: " ").compactMap { Int32($0) }
            ?? []
    }

    @Test func noNameDrivesTheTerminal() throws {
        let command = try Command()
        let outcome = try command.run("caption", "no\u{1B}[31m\u{202E}such.dcm")
        #expect(outcome.status == 2)
        let scan = try command.run("scan", "no\u{1B}[31msuch")
        #expect(scan.status == 3)
        #expect(!(outcome.error + scan.error).unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    }

    @Test func fourGigabytesOfZerosAreSoonRead() throws {
        let command = try Command()
        let path = command.folder + "/zeros.dcm"
        #expect(try Self.shell("{ head -c 128 /dev/zero; printf DICM; } > '\(path)'; truncate -s 4G '\(path)'") == 0)
        let start = ContinuousClock.now
        #expect(try command.run("scan", path).status == 2)
        #expect(ContinuousClock.now - start < .seconds(30))
    }

    @Test func aPastedPageIsAnsweredSoon() throws {
        let command = try Command()
        try command.run("scan", Fixtures.dicom("ct_window.dcm").path)
        let start = ContinuousClock.now
        for page in [
            String(repeating: "a* ", count: 30000), String(repeating: "ct/", count: 30000),
            (0..<20000).map { "w\($0)" }.joined(separator: " "),
        ] {
            #expect([0, 1].contains(try command.run("search", page).status))
        }
        #expect(ContinuousClock.now - start < .seconds(30))
    }

    @Test func weightsThatAreNoNumbersSayNothing() throws {
        let command = try Command()
        let model = command.folder + "/model"
        try FileManager.default.copyItem(
            atPath: Fixtures.checkpoint("vit_gpt2").appendingPathComponent("model").path, toPath: model)
        var weights = try Data(contentsOf: URL(fileURLWithPath: model + "/model.safetensors"))
        let header = 8 + weights.prefix(8).enumerated().reduce(0) { $0 + Int($1.element) << (8 * $1.offset) }
        weights.replaceSubrange(header..., with: Data(repeating: 0xFF, count: weights.count - header))
        try weights.write(to: URL(fileURLWithPath: model + "/model.safetensors"))
        let outcome = try command.run("caption", Fixtures.dicom("ct_window.dcm").path, "--model", model)
        #expect(outcome.status == 3, "\(outcome.output)")
        #expect(outcome.error.contains("weights are damaged"), "\(outcome.error)")
    }
}
