import Fixtures
import Foundation
import TestSupport
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

    @Test func failureToWriteResultsIsAnError() throws {
        let command = try Command()
        let line = "HOME='\(command.folder)' '\(Command.program.path)' config show"
        #expect(try Self.shell("\(line) > /dev/full") == 3)
        #expect(try Self.shell("\(line) >&-") == 3)
        #expect(try Self.shell("\(line) 2>&- > /dev/null") == 0)
    }

    @Test(.needs(.program("/usr/bin/sqlite3")))
    func anotherProgramsDatabaseIsNotModified() throws {
        let command = try Command()
        let path = command.folder + "/other.sqlite"
        #expect(try Self.shell("sqlite3 '\(path)' 'CREATE TABLE x(a)' || exit 9") == 0)
        for arguments in [["status", "--catalog", path], ["scan", Fixtures.archive.path, "--catalog", path]] {
            let outcome = try command.finish(try command.start(arguments))
            #expect(outcome.status == 3)
            #expect(outcome.error.contains("is not a Fileroom catalog"))
        }
        #expect(try Self.shell("test \"$(sqlite3 '\(path)' .tables)\" = x") == 0)
    }

    @Test func unusableReadersEndTheRunWithoutFailingFiles() throws {
        let command = try Command()
        let outcome = try command.run("scan", Fixtures.archive.path, environment: ["DCMDICTPATH": "/nowhere.dic"])
        #expect(outcome.status == 3, "\(outcome.error)")
        #expect(outcome.error.contains("DCMDICTPATH"))
        #expect(try command.run("failures", "--json").objects().isEmpty)
        let next = try command.run("scan", Fixtures.archive.path, "--json")
        let counts = try #require(try next.objects().first?["counts"] as? [String: Int])
        #expect(counts["opened"] == counts["files"])
    }

    @Test func walkFailureIsClearedOnceThePathIsReadable() throws {
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

    @Test func readersEndWhenTheProgramIsKilled() throws {
        let command = try Command()
        // A caption at a time, so that the run is still at work when its readers are found.
        let process = try command.start(["index", Fixtures.archive.path, "--batch-size", "1"])
        var readers: [Int32] = []
        _ = poll {
            readers = Self.children(of: process.processIdentifier)
            return !readers.isEmpty || !process.isRunning
        }
        kill(process.processIdentifier, SIGKILL)
        #expect(try command.finish(process).status == 128 + SIGKILL)
        #expect(!readers.isEmpty)
        #expect(
            poll { !readers.contains(where: isRunning) }, "\(readers.filter(isRunning)) outlived the program")
    }

    /// The processes that any thread of a process started: each is listed with the thread that did.
    private static func children(of parent: Int32) -> [Int32] {
        let tasks = "/proc/\(parent)/task"
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []
        return threads.flatMap { thread in
            let children = try? String(contentsOfFile: "\(tasks)/\(thread)/children", encoding: .utf8)
            return (children ?? "").split(separator: " ").compactMap { Int32($0) }
        }
    }

    @Test func controlCharactersOfNamesNeverReachTheTerminal() throws {
        let command = try Command()
        let outcome = try command.run("caption", "no\u{1B}[31m\u{202E}such.dcm")
        #expect(outcome.status == 2)
        let scan = try command.run("scan", "no\u{1B}[31msuch")
        #expect(scan.status == 3)
        #expect(!(outcome.error + scan.error).unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    }

    @Test func fourGigabytesOfZerosAreReadQuickly() throws {
        let command = try Command()
        let path = command.folder + "/zeros.dcm"
        #expect(try Self.shell("{ head -c 128 /dev/zero; printf DICM; } > '\(path)'; truncate -s 4G '\(path)'") == 0)
        let start = ContinuousClock.now
        #expect(try command.run("scan", path).status == 2)
        #expect(ContinuousClock.now - start < .seconds(180))
    }

    /// 65535 x 65535 pixels, as long as it says it is and all of it a hole in the disk.
    @Test func oversizedImageIsAFailureAndIsRetriedOnRequest() throws {
        let command = try Command()
        let archive = command.folder + "/a"
        try FileManager.default.createDirectory(atPath: archive, withIntermediateDirectories: true)
        var file = try Data(contentsOf: Fixtures.dicom("ct_window.dcm"))
        for tag: [UInt8] in [[0x28, 0, 0x10, 0, 0x55, 0x53, 2, 0], [0x28, 0, 0x11, 0, 0x55, 0x53, 2, 0]] {
            let place = try #require(file.range(of: Data(tag))).upperBound
            file.replaceSubrange(place..<place + 2, with: [0xFF, 0xFF])
        }
        let pixels = try #require(file.range(of: Data([0xE0, 0x7F, 0x10, 0, 0x4F, 0x57, 0, 0]))).upperBound
        // 16 bits a pixel are twice what a length can say: 4,294,967,294 is the most.
        file.replaceSubrange(pixels..<pixels + 4, with: [0xFE, 0xFF, 0xFF, 0xFF])
        try file.prefix(pixels + 4).write(to: URL(fileURLWithPath: archive + "/huge.dcm"))
        #expect(try Self.shell("truncate -s 8600000000 '\(archive)/huge.dcm'") == 0)

        let start = ContinuousClock.now
        let rendered = try command.run("render", archive + "/huge.dcm", "--json")
        #expect(rendered.status == 3)
        #expect(rendered.error.contains("65535"), "\(rendered.error)")
        for attempts in 1...2 {
            #expect(try command.run("index", archive).status == 2)
            let failures = try command.run("failures", "--json").objects()
            #expect(failures.map { $0["code"] as? String } == ["too-large"])
            #expect(failures.map { $0["attempts"] as? Int } == [attempts])
            #expect(try command.run("failures", "--retry").status == 0)
            #expect(try command.run("failures", "--json").objects().isEmpty)
        }
        #expect(ContinuousClock.now - start < .seconds(180))
    }

    /// A reader with less memory than a frame takes says so, and does not die of it.
    @Test func frameBeyondAReadersMemoryIsOutOfMemory() throws {
        let command = try Command()
        let path = command.folder + "/large.dcm"
        var file = try Data(contentsOf: Fixtures.dicom("ct_window.dcm"))
        for tag: [UInt8] in [[0x28, 0, 0x10, 0, 0x55, 0x53, 2, 0], [0x28, 0, 0x11, 0, 0x55, 0x53, 2, 0]] {
            let place = try #require(file.range(of: Data(tag))).upperBound
            file.replaceSubrange(place..<place + 2, with: [0x00, 0x40])
        }
        let pixels = try #require(file.range(of: Data([0xE0, 0x7F, 0x10, 0, 0x4F, 0x57, 0, 0]))).upperBound
        file.replaceSubrange(pixels..<pixels + 4, with: [0, 0, 0, 0x20])
        try file.prefix(pixels + 4).write(to: URL(fileURLWithPath: path))
        #expect(try Self.shell("truncate -s 600000000 '\(path)'") == 0)
        // 16384 x 16384 samples are promised 4 GiB; 3 are there.
        let line = "ulimit -v 3145728; HOME='\(command.folder)' '\(Command.program.path)' render '\(path)' --json"
        #expect(try Self.shell("(\(line)) 2> '\(command.folder)/error'") == 3)
        let error = try String(contentsOfFile: command.folder + "/error", encoding: .utf8)
        #expect(error.contains("more memory than a reader process may use"), "\(error)")
        #expect(error.hasSuffix("[out-of-memory]\n"), "\(error)")
    }

    @Test func pastedPageIsSearchedQuickly() throws {
        let command = try Command()
        try command.run("scan", Fixtures.dicom("ct_window.dcm").path)
        let start = ContinuousClock.now
        for page in [
            String(repeating: "a* ", count: 30000), String(repeating: "ct/", count: 30000),
            (0..<20000).map { "w\($0)" }.joined(separator: " "),
        ] {
            #expect([0, 1].contains(try command.run("search", page).status))
        }
        #expect(ContinuousClock.now - start < .seconds(180))
    }

    @Test func nanWeightsAreAnError() throws {
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

    @Test(arguments: [("-v 1000000", "address space"), ("-n 40", "open files")])
    func tightSystemLimitsAreReportedAtOnce(limit: String, subject: String) throws {
        let command = try Command()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [
            "-c", "ulimit \(limit) && exec \"$0\" scan \"$1\" --catalog \"$2\"", Command.program.path,
            Fixtures.archive.path, command.catalog,
        ]
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 3)
        #expect(said.contains(subject) && said.contains("ulimit"))
    }
}
