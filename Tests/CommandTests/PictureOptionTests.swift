import Fixtures
import Foundation
import Raster
import Testing

/// `--window` and `--fit`, on every command that shows a model a picture.
@Suite struct PictureOptionTests {
    private func recipe(
        _ command: Command, _ arguments: [String], _ environment: [String: String] = [:], file: String = "ct_window.dcm"
    ) throws -> [String: Any] {
        let process = try command.start(
            ["render", Fixtures.dicom(file).path, "--json"] + arguments, environment: environment)
        let outcome = try command.finish(process)
        #expect(outcome.status == 0, "\(outcome.error)")
        return try #require(try outcome.objects().first)
    }

    @Test func windowFlagPrecedesEnvironmentWhichPrecedesFile() throws {
        let command = try Command()
        try "window: lung\n".write(toFile: command.folder + "/c.yaml", atomically: true, encoding: .utf8)
        #expect(try recipe(command, [])["windowSource"] as? String == "file")
        #expect(try recipe(command, ["--config", "c.yaml"])["windowSource"] as? String == "preset lung")
        let bone = ["FILEROOM_WINDOW": "bone"]
        #expect(try recipe(command, ["--config", "c.yaml"], bone)["windowSource"] as? String == "preset bone")
        let asked = try recipe(command, ["--config", "c.yaml", "--window", "-600/1500"], bone)
        #expect(asked["windowSource"] as? String == "asked for")
        #expect(asked["windowCenter"] as? Double == -600)
        #expect(asked["windowWidth"] as? Double == 1500)
    }

    @Test func fullSizeImageIsLiteralUnlessAWindowIsRequested() throws {
        let command = try Command()
        let literal = try recipe(command, ["--size", "full"], ["FILEROOM_WINDOW": "lung"])
        #expect(literal["windowCenter"] as? Double == 40)
        #expect(literal["windowSource"] as? String == "file")
        let asked = try recipe(command, ["--size", "full", "--window", "lung"])
        #expect(asked["windowSource"] as? String == "preset lung")
    }

    @Test(arguments: [
        ["--window", "lungs"], ["--window", "40"] + ["--fit", "stretch"], ["--window", "40/0"],
    ])
    func invalidWindowOrFitIsAUsageError(arguments: [String]) throws {
        let command = try Command()
        let outcome = try command.finish(
            try command.start(["render", Fixtures.dicom("ct_window.dcm").path, "--json"] + arguments))
        #expect(outcome.status == 64)
    }

    @Test func invalidWindowInTheEnvironmentFailsBeforeTheScan() throws {
        let command = try Command()
        let outcome = try command.run("index", Fixtures.archive.path, environment: ["FILEROOM_WINDOW": "lungs"])
        #expect(outcome.status == 3)
        #expect(outcome.error.contains("FILEROOM_WINDOW: invalid window 'lungs'"))
        #expect(!FileManager.default.fileExists(atPath: command.catalog))
    }

    @Test func letterboxedImageHasBlackBars() throws {
        let command = try Command()
        for (fit, isBlack) in [("model", false), ("letterbox", true)] {
            // 32 columns and 16 rows of one grey.
            _ = try recipe(command, ["--fit", fit, "--output", "\(fit).png"], file: "jpeg_baseline.dcm")
            let picture = try RGBImage(contentsOfFile: command.folder + "/\(fit).png")
            #expect(picture.pixels.prefix(3 * 224).allSatisfy { $0 == 0 } == isBlack, "\(fit)")
        }
    }

    /// Another window, or another fit, is another model's picture: every series waits again.
    @Test func anotherWindowOrFitMakesSeriesPendingAgain() throws {
        let command = try Command()
        let archive = command.folder + "/a"
        try FileManager.default.createDirectory(atPath: archive, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: Fixtures.dicom("ct_window.dcm").path, toPath: archive + "/ct.dcm")
        func described(_ arguments: String...) throws -> Int? {
            let outcome = try command.finish(try command.start(["index", archive, "--json"] + arguments))
            #expect(outcome.status == 0, "\(outcome.error)")
            return (try outcome.objects().first?["counts"] as? [String: Int])?["captions"]
        }
        #expect(try described() == 1)
        #expect(try described() == 0)
        #expect(try described("--window", "lung") == 1)
        #expect(try described("--window", "lung", "--fit", "letterbox") == 1)
        #expect(try described("--window", "lung") == 0)
        #expect(try described("--window", "-600/1500") == 1)
        #expect(try described("--window", "-600.0/1500") == 0)
    }
}
