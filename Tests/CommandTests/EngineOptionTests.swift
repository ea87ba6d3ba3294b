import Fixtures
import Foundation
import Testing

/// `--precision`, `--memory`, `--batch-size` and `--threads`: they change how fast captions come, and hardly what they are.
@Suite struct EngineOptionTests {
    private static let pictures = (0..<20).map { number in
        let folder = Fixtures.checkpoint("default-golden")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return folder.appendingPathComponent(names.filter { $0.hasSuffix(".png") }.sorted()[number]).path
    }

    private func tokens(
        _ arguments: [String], _ environment: [String: String] = [:], of pictures: ArraySlice<String> = pictures[...]
    ) throws -> [[Int]] {
        let command = try Command()
        let process = try command.start(
            ["caption", "--json"] + arguments + pictures, environment: environment)
        let outcome = try command.finish(process)
        #expect(outcome.status == 0, "\(outcome.error)")
        return try outcome.objects().compactMap { $0["tokens"] as? [Int] }
    }

    /// The same captions whatever the processor can do.
    @Test(arguments: ["f32", "bf16", "int8"])
    func everyInstructionSetGivesTheSameCaptions(precision: String) throws {
        let some = Self.pictures.prefix(6)
        let best = try tokens(["--precision", precision], of: some)
        #expect(best.count == 6)
        for instructions in ["portable", "avx2", "avx512", "avx512-vnni"] {
            let environment = ["FILEROOM_INSTRUCTIONS": instructions]
            #expect(try tokens(["--precision", precision], environment, of: some) == best, "\(instructions)")
        }
    }

    @Test func batchSizeDoesNotChangeCaptions() throws {
        let usual = try tokens([])
        for arguments in [
            ["--batch-size", "1"], ["--batch-size", "7", "--threads", "1"], ["--threads", "3"], ["--memory", "2G"],
        ] {
            #expect(try tokens(arguments) == usual, "\(arguments)")
        }
    }

    @Test func impossibleOptionsAreExplained() throws {
        for (arguments, environment, words) in [
            (["--precision", "f16"], [:], "--precision: invalid precision 'f16'; expected f32, bf16 or int8"),
            (["--memory", "much"], [:], "--memory: invalid memory size 'much'; expected e.g. 4G or 800M"),
            (["--memory", "9999999T"], [:], "--memory: invalid memory size '9999999T'"),
            (
                ["--threads", "9223372036854775807"], [:],
                "--threads: invalid value '9223372036854775807'; expected an integer from 1 to 4096"
            ),
            (["--memory", "10M"], [:], "--memory 10M: this model needs about"),
            ([], ["FILEROOM_PRECISION": "f64"], "FILEROOM_PRECISION: invalid precision 'f64'"),
        ] as [([String], [String: String], String)] {
            let command = try Command()
            let outcome = try command.finish(
                try command.start(["caption", Self.pictures[0]] + arguments, environment: environment))
            #expect(outcome.status != 0 && outcome.error.contains(words), "\(outcome.status) \(outcome.error)")
        }
    }

    /// Another precision is another model to the catalog: its captions are its own.
    @Test func anotherPrecisionMakesSeriesPendingAgain() throws {
        let command = try Command()
        try command.run("scan", Fixtures.archive.path)
        func described(_ arguments: [String]) throws -> Int? {
            let outcome = try command.finish(try command.start(["describe", "--json"] + arguments))
            return (try outcome.objects().first?["counts"] as? [String: Int])?["described"]
        }
        let all = try #require(try described([]))
        #expect(all > 20)
        #expect(try described(["--precision", "f32"]) == 0)
        #expect(try described(["--precision", "int8"]) == all)
        #expect(try described(["--precision", "int8"]) == 0)
    }
}
