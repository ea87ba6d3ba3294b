import ArgumentParser
import Catalog
import DICOM
import Fixtures
import Foundation
import TestSupport
import Testing

@testable import Captioning
@testable import fileroom

/// Command lines, environments and configuration files that no one should write. Each ends in a sentence at once.
@Suite struct ExtremeArgumentTests {
    private static func shell(_ line: String, in command: Command) throws -> Command.Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "cd '\(command.folder)' && exec 2>err >out && \(line)"]
        process.environment = ["HOME": command.folder, "program": Command.program.path, "PATH": "/usr/bin:/bin"]
        try process.run()
        process.waitUntilExit()
        func text(_ name: String) -> String {
            String(decoding: FileManager.default.contents(atPath: command.folder + "/" + name) ?? Data(), as: UTF8.self)
        }
        return Command.Outcome(status: process.terminationStatus, output: text("out"), error: text("err"))
    }

    @Test(.timeLimit(.minutes(20)), arguments: [4001, 10_000, 100_000])
    func moreWordsThanCanBeParsedAreRefusedAtOnce(count: Int) throws {
        let command = try Command()
        let outcome = try command.finish(try command.start(["search"] + Array(repeating: "word", count: count - 1)))
        #expect(outcome.status == 64)
        #expect(
            outcome.error
                == "Error: \(count.grouped) arguments are more than 4,000, the most that are read at once; give "
                + "fewer, for example with xargs -n 1000\n")
    }

    @Test(.timeLimit(.minutes(20)))
    func onePageOfWordsIsSearchedAtOnce() throws {
        let command = try Command()
        #expect(try command.run("scan", Fixtures.archive.path).status == 2)
        let page = Array(repeating: "chest", count: 20_000).joined(separator: " ")
        #expect(try command.run("search", page).status == 0)
        #expect(try command.run("search", (0..<10_000).map { "w\($0)" }.joined(separator: " ")).status == 1)
    }

    @Test(arguments: [
        #"scan "$(printf 'a\377b')""#, #"status --catalog "$(printf 'c\377.sqlite')""#,
        #"search "$(printf '\300\257')""#,
    ])
    func wordsThatAreNotUTF8AreRefused(line: String) throws {
        let command = try Command()
        let outcome = try Self.shell("mkdir \"$(printf 'a\\377b')\"; \"$program\" \(line)", in: command)
        #expect(outcome.status == 64)
        #expect(outcome.error.contains("is not UTF-8 text"))
        #expect(try !FileManager.default.contentsOfDirectory(atPath: command.folder).contains { $0.hasPrefix("c") })
    }

    @Test func variablesThatAreNotUTF8AreRefused() throws {
        let outcome = try Self.shell(
            #"FILEROOM_CATALOG="$(printf 'c\377.sqlite')" "$program" scan ."#, in: try Command())
        #expect(outcome.status == 3)
        #expect(outcome.error == "fileroom: FILEROOM_CATALOG: is not UTF-8 text\n")
    }

    @Test(arguments: ["~root", "~", "~nobody", "\u{301}x", "a\u{301}"])
    func aRootIsTheFolderOfItsName(name: String) throws {
        let command = try Command()
        try FileManager.default.createDirectory(atPath: command.folder + "/" + name, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            atPath: Fixtures.dicom("ct_window.dcm").path, toPath: command.folder + "/" + name + "/ct.dcm")
        let outcome = try command.run("scan", name)
        #expect(outcome.status == 0, "\(outcome.error)")
        let status = try #require(try command.run("status", "--json").objects().first)
        let roots = try #require(status["roots"] as? [[String: Any]])
        #expect(roots.count == 1)
        #expect((roots.first?["path"] as? String)?.endsExactly(with: "/" + name) == true)
        #expect(status["instances"] as? Int == 1)
        #expect(try command.run("forget", name, "--yes").status == 0)
        #expect(try command.run("status", "--json").objects().first?["instances"] as? Int == 0)
    }

    @Test func aTildeIsAPartOfAName() throws {
        let command = try Command()
        let checkpoint = Fixtures.folder.appending(path: "checkpoint/vit_gpt2")
        try FileManager.default.copyItem(
            atPath: checkpoint.appending(path: "model").path, toPath: command.folder + "/~root")
        try FileManager.default.copyItem(
            atPath: checkpoint.appending(path: "images/img0.png").path, toPath: command.folder + "/~")
        let caption = try command.run("caption", "~", "--model", "~root", "--json")
        #expect(caption.status == 0, "\(caption.error)")
        #expect(try caption.objects().first?["path"] as? String == "~")
        try FileManager.default.createDirectory(atPath: command.folder + "/~nobody", withIntermediateDirectories: false)
        let image = Fixtures.dicom("ct_window.dcm").path
        #expect(try command.run("scan", image, "--catalog", "~nobody/c.sqlite").status == 0)
        #expect(try command.run("report", "--all", "--catalog", "~nobody/c.sqlite", "--output", "~daemon").status == 0)
        #expect(try command.run("render", image, "--output", "~nobody/ct.png").status == 0)
        for name in ["~nobody/c.sqlite", "~nobody/ct.png", "~daemon"] {
            #expect(FileManager.default.fileExists(atPath: command.folder + "/" + name), "\(name)")
        }
    }

    @Test(arguments: [":memory:", "file:c.sqlite", "file::memory:?cache=shared", "file:/tmp/c?mode=rw"])
    func aCatalogIsAFile(name: String) throws {
        let command = try Command()
        for arguments in [["scan", Fixtures.archive.path], ["status"], ["failures", "--retry"], ["search", "x"]] {
            let outcome = try command.finish(try command.start(arguments + ["--catalog", name]))
            #expect(outcome.status == 3)
            #expect(outcome.error.hasPrefix("fileroom: \(name): is not the path of a file"), "\(outcome.error)")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: command.folder).isEmpty)
    }

    @Test func withoutAHomeTheSystemsListOfUsersCounts() throws {
        let home = try #require(UserFolder.home([:]))
        #expect(home.hasPrefix("/") || home.isEmpty)
        for environment in [[:], ["HOME": ""], ["HOME": "relative"], ["HOME": "~"]] {
            #expect(UserFolder.home(environment) == home)
            #expect(
                try Settings(configFile: "/dev/null", environment: environment).defaultCatalog
                    == home + "/.local/share/fileroom/catalog.sqlite")
        }
        #expect(UserFolder.home(["HOME": "/home/anna/"]) == "/home/anna")
    }

    @Test(
        .timeLimit(.minutes(20)),
        arguments: [
            "? [a]: b\n: c\n", "? [a]\n: b\n", "[a]: b\n", "{a: b}: c\n", "? {a: b}\n: c\n", "catalog: {? [a] : b}\n",
            "catalog: [[[[[[1]]]]]]\n", "null: 1\n", "1: 2\n", "- a\n", "a\n", "\"\\0\": 1\n", "%YAML 9\n---\na: b\n",

            "catalog: 2001-01-01\n", "generation: {? [a] : b}\n", "catalog: x\ncatalog: y\n", "!<x> a: b\n",
            "catalog: \u{7}\n",
        ])
    func anOddConfigurationFileIsRefused(yaml: String) {
        #expect(throws: SettingsError.self) { try SettingsFile(path: "config.yaml", yaml: yaml) }
    }

    @Test(
        .timeLimit(.minutes(20)),
        arguments: ["catalog: *l9\n", "? *l9\n: x\n", "generation: {a: *l9}\n", "catalog: [*l9]\n", "<<: *l9\n"])
    func aliasesAreRefusedHoweverManyValuesTheyStandFor(last: String) {
        var yaml = "a0: &l0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            yaml +=
                "a\(level): &l\(level) [" + Array(repeating: "*l\(level - 1)", count: 10).joined(separator: ",") + "]\n"
        }
        let error = #expect(throws: SettingsError.self) { try SettingsFile(path: "config.yaml", yaml: yaml + last) }
        #expect(error?.problem.contains("alias") == true)
    }

    @Test(arguments: [
        ("# see *notes* and &c\nthreads: 2\n", false), ("prompt: \"5 * 3\"\n", false), ("prompt: a*b **c**\n", false),
        ("a: *b", true), ("a: [*b]", true), ("[1,*b]", true), ("*b : c", true), ("a:\n- *b\n", true), ("? *b", true),
        ("# \"\n# *b\", x", true), ("a: !t *b", true),
    ])
    func aliasesAreSeen(yaml: String, isAlias: Bool) {
        #expect(PlainYAML.hasAlias(yaml) == isAlias)
    }

    @Test(.timeLimit(.minutes(20)), arguments: ["[", "{a: ", "- ", "? "])
    func deepNestingIsRefused(opening: String) {
        #expect(throws: SettingsError.self) {
            try SettingsFile(path: "config.yaml", yaml: String(repeating: opening, count: 20_000))
        }
    }

    @Test(.timeLimit(.minutes(20)))
    func aFileWithoutAnEndIsNotRead() {
        let error = #expect(throws: SettingsError.self) { try SettingsFile(path: "/dev/zero") }
        #expect(error?.problem == "is longer than 1 MiB, so it is not a configuration file")
    }

    /// Every option that takes a number, with numbers that no one means.
    @Test(
        .timeLimit(.minutes(20)),
        arguments: [
            ["search", "x", "--limit"], ["search", "x", "--offset"], ["render", "x", "--json", "--frame"],
            ["caption", "x", "--frame"],
            ["evaluate", "x", "--resamples"], ["scan", "x", "--threads"],
        ])
    func numbersOutOfRangeAreAWrongCommandLine(arguments: [String]) {
        for number in ["-1", "9223372036854775808", "1e3", "", "٣"] { expectWrong(arguments + [number]) }
    }

    @Test(arguments: [["--limit"], ["--offset"], ["--offset", "1", "--limit"], ["--limit", "1", "--offset"]])
    func theLargestNumbersAreAnswered(options: [String]) throws {
        let command = try Command()
        try command.run("scan", Fixtures.dicom("ct_window.dcm").path)
        for arguments in [["search", "ct"], ["search", "ct", "--by", "study"], ["list"], ["list", "--sort", "date"]] {
            let outcome = try command.finish(command.start(arguments + options + ["9223372036854775807"]))
            #expect([0, 1].contains(outcome.status), "\(arguments) \(options): \(outcome.status)")
        }
    }

    private func expectWrong(_ arguments: [String]) {
        do {
            _ = try Fileroom.parseAsRoot(arguments)
            Issue.record("\(arguments) is parsed")
        } catch {
            #expect(Fileroom.exitCode(for: error) == .validationFailure)
            #expect(!Fileroom.message(for: error).isEmpty)
        }
    }

    @Test(arguments: [
        "2024-02-30", "2023-02-29", "2024-13", "2024-00", "2024-1-1", "20240230", "2024-02-29x", "２０２４", "", "-1",
        "99999", "2024-04-31",
        "1900-02-29",
    ])
    func datesThatAreNoneAreRefused(date: String) { #expect(StudyDate(argument: date) == nil) }

    @Test(arguments: [
        ["search", "x", "--from", "2024-02-30"], ["search", "x", "--to", "2023-02-29"],
        ["report", "--output", "x", "--since", "2024-13"],
    ])
    func aDateThatIsNoneIsAWrongCommandLine(arguments: [String]) { expectWrong(arguments) }

    @Test func retryingWhileARunHoldsTheCatalogIsSaidInWords() throws {
        let command = try Command()
        #expect(try command.run("scan", Fixtures.archive.path).status != 3)
        guard let lock = try CatalogLock.take(forCatalogAt: command.catalog) else {
            Issue.record("the catalog is held")
            return
        }
        let outcome = try command.run("failures", "--retry")
        #expect(outcome.status == 75)
        #expect(outcome.error.contains("another run holds this catalog; wait for it to end"))
        _ = consume lock
    }
}
