import Fixtures
import Foundation
import Testing

/// Two models taking turns on a series that grows.
@Suite struct TwoModelsTests {
    private let command: Command
    private let archive: String

    init() throws {
        command = try Command()
        archive = command.folder + "/growing"
        try FileManager.default.createDirectory(atPath: archive, withIntermediateDirectories: true)
        try addSlices(1...3)
    }

    /// The bundled model without its evidence, which may then stop in the middle of a sentence.
    private func plainModel() throws -> String {
        let folder = command.folder + "/plain"
        try FileManager.default.copyItem(atPath: Fixtures.checkpoint("default").path, toPath: folder)
        for name in ["fileroom-evidence.json", "fileroom-evidence.safetensors"] {
            try FileManager.default.removeItem(atPath: folder + "/" + name)
        }
        return folder
    }

    private func addSlices(_ numbers: ClosedRange<Int>) throws {
        for number in numbers {
            try FileManager.default.copyItem(
                atPath: Fixtures.archive.path + "/2020/02/MR_0005/t1_ax/00\(number).dcm",
                toPath: archive + "/\(number).dcm")
        }
    }

    /// The caption that search, show, the report and status agree on.
    private func currentCaption() throws -> String {
        let hit = try #require(try command.run("search", "MR", "--json").objects().first)
        let caption = try #require(hit["caption"] as? String)
        let study = try #require(hit["studyInstanceUID"] as? String)
        let shown = try #require(try command.run("show", study, "--json").objects().first)
        let series = try #require((shown["series"] as? [[String: Any]])?.first)
        let captions = try #require(series["captions"] as? [[String: Any]])
        #expect(captions.first?["text"] as? String == caption)
        #expect(captions.filter { $0["isCurrent"] as? Bool == true }.count == 1)
        let report = try command.run("report", study, "--format", "csv").output
        #expect(report.contains(caption))
        let status = try #require(try command.run("status", "--json").objects().first)
        #expect((status["captionQuality"] as? [String: Any])?["mostFrequent"] as? String == caption)
        #expect(status["pending"] as? Int == 0)
        return caption
    }

    @Test func theModelOfTheLatestRunIsSearchedShownReportedAndCounted() throws {
        #expect(try command.run("index", archive).status == 0)
        let first = try currentCaption()
        #expect(try command.run("index", archive, "--model", plainModel(), "--max-length", "4").status == 0)
        let short = try currentCaption()
        #expect(short != first)

        try addSlices(4...7)
        #expect(try command.run("index", archive).status == 0)
        let grown = try currentCaption()
        #expect(grown != short)
        let lastWord = try #require(grown.split { !$0.isLetter }.last)
        #expect(try command.run("search", String(lastWord)).status == 0)
    }

    @Test func goingBackToAModelWithNothingPendingMakesItCurrent() throws {
        #expect(try command.run("index", archive).status == 0)
        let first = try currentCaption()
        #expect(try command.run("describe", "--model", plainModel(), "--max-length", "4").status == 0)
        #expect(try currentCaption() != first)
        let back = try command.run("describe")
        #expect(back.status == 0 && back.error.contains("nothing to do"))
        #expect(try currentCaption() == first)
        let lastWord = try #require(first.split { !$0.isLetter }.last)
        #expect(try command.run("search", String(lastWord)).status == 0)
    }
}
