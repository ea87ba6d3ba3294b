import Catalog
import Fixtures
import Foundation
import TestSupport
import Testing

/// An archive that changes, goes away and comes back, night after night, as its operator meets it.
@Suite struct ChangingArchiveTests {
    private let command: Command
    private let root: String

    init() throws {
        command = try Command()
        root = command.folder + "/archive"
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: false)
    }

    private static let film = "2019/03/CR_0002/lat.dcm"
    private static let other = "2019/03/CR_0002/pa.dcm"

    private func copy(_ name: String, to place: String) throws {
        let target = root + "/" + place
        try? FileManager.default.removeItem(atPath: target)
        try FileManager.default.copyItem(atPath: Fixtures.archive.path + "/" + name, toPath: target)
    }

    private func counts(_ outcome: Command.Outcome) throws -> [String: Int] {
        try #require(try outcome.objects().first?["counts"] as? [String: Int])
    }

    private func codes() throws -> [String] {
        try command.run("failures", "--json").objects().compactMap { $0["code"] as? String }
    }

    /// A cache that uses its paths again.
    @Test func aFileReplacedBetweenScanAndCaptionIsNotCaptionedAsTheFormer() throws {
        try copy(Self.film, to: "slot")
        #expect(try command.run("scan", root).status == 0)
        let former = try Catalog(path: command.catalog).studyInstanceUIDs()
        try copy(try Self.anotherStudy(), to: "slot")
        #expect(try command.run("describe").status == 2)
        #expect(try codes() == ["changed"])
        #expect(try Catalog(path: command.catalog).status().captions == 0)
        let next = try counts(command.run("index", root, "--json"))
        #expect(next["opened"] == 1 && next["described"] == 1 && next["healedFailures"] == 1)
        let studies = try Catalog(path: command.catalog).studyInstanceUIDs(includesMissing: true)
        #expect(studies.count == 1 && studies != former, "nothing is left of the former")
    }

    /// A file of another study with an image.
    private static func anotherStudy() throws -> String {
        let folder = Fixtures.archive.appendingPathComponent("2022/01/XA_0011")
        let name = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()[0]
        return "2022/01/XA_0011/" + name
    }

    @Test func aShareThatWasAwayWhileCaptioningIsCaptionedTheNextNight() throws {
        try copy(Self.film, to: "a")
        #expect(try command.run("scan", root).status == 0)
        try FileManager.default.moveItem(atPath: root, toPath: root + ".away")
        let away = try command.run("describe")
        #expect(away.status == 3 && away.error.contains("1 series waiting for their root"))
        #expect(try codes().isEmpty)
        try FileManager.default.moveItem(atPath: root + ".away", toPath: root)
        #expect(try counts(command.run("index", root, "--json"))["described"] == 1)
    }

    @Test func aMissingRootKeepsNoOtherFromBeingIndexed() throws {
        try copy(Self.film, to: "a")
        let nowhere = command.folder + "/nowhere"
        for roots in [[nowhere, root], [root, nowhere]] {
            let process = try command.start(["index"] + roots + ["--json"])
            let outcome = try command.finish(process)
            #expect(outcome.status == 3 && outcome.error.contains(nowhere + ": no such folder"))
            #expect(try counts(outcome)["files"] == 1)
        }
        #expect(try Catalog(path: command.catalog).status().captions == 1)
    }

    @Test func aMountpointWithANoteMarksNothingMissing() throws {
        try copy(Self.film, to: "a")
        try copy(try Self.anotherStudy(), to: "b")
        #expect(try command.run("index", root).status == 0)
        for name in ["a", "b"] { try FileManager.default.removeItem(atPath: root + "/" + name) }
        try Data("note".utf8).write(to: URL(fileURLWithPath: root + "/DO-NOT-WRITE-HERE.txt"))
        let outcome = try command.run("index", root)
        #expect(outcome.status == 3 && outcome.error.contains("2 of its 2 files are gone"))
        #expect(try Catalog(path: command.catalog).status().missing == 0)
        #expect(try command.run("scan", root, "--confirm-missing").status == 0)
        #expect(try Catalog(path: command.catalog).status().missing == 2)
    }

    @Test func aDeletedStudyIsMarkedWhereverItIsShown() throws {
        try copy(Self.film, to: "a")
        try copy(try Self.anotherStudy(), to: "b")
        #expect(try command.run("index", root).status == 0)
        let uid = try #require(
            try command.run("search", "thorax", "--json").objects().first?["studyInstanceUID"] as? String)
        try FileManager.default.removeItem(atPath: root + "/a")
        #expect(try counts(command.run("index", root, "--json"))["missing"] == 1)

        #expect(try command.run("search", "thorax").status == 1)
        let hit = try command.run("search", "thorax", "--include-missing", "--json").objects().first
        #expect(hit?["missingSince"] is String)
        #expect(try command.run("show", uid).output.contains("missing      since "))
        let one = try command.run("report", uid)
        #expect(one.output.contains("Missing: all files, since "))
        let (some, all) = (command.folder + "/some", command.folder + "/all")
        #expect(try command.run("report", "--all", "--output", some).status == 0)
        #expect(try command.run("report", "--all", "--include-missing", "--output", all).status == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: some).count == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: all).count == 2)
        #expect(try command.run("forget", uid, "--yes").status == 0)
        #expect(try command.run("show", uid).status == 3)
    }

    @Test func failuresStandUntilTheyAreAcknowledged() throws {
        try copy(Self.film, to: "a")
        let film = try Data(contentsOf: URL(fileURLWithPath: root + "/a"))
        try film.prefix(400).write(to: URL(fileURLWithPath: root + "/short"))
        let first = try command.run("index", root, "--json")
        #expect(first.status == 2)
        #expect(try counts(first)["newFailures"] == 1)
        let second = try command.run("index", root, "--json")
        #expect(second.status == 2)
        #expect(try counts(second)["standingFailures"] == 1)
        #expect(try command.run("failures", "--acknowledge", root + "/a").error.contains("0 failures acknowledged"))
        #expect(try command.run("failures", "--acknowledge", root).error.contains("1 failure acknowledged"))
        let third = try command.run("index", root, "--json")
        #expect(third.status == 0)
        #expect(try counts(third)["acknowledgedFailures"] == 1)
        #expect(try command.run("failures").output.contains("acknowledged"))
        try film.write(to: URL(fileURLWithPath: root + "/short"))
        #expect(try counts(command.run("index", root, "--json"))["healedFailures"] == 1)
    }

    @Test func theLockIsTheCatalogsByWhateverName() throws {
        #expect(try command.run("scan", root).status == 0)
        let link = command.folder + "/link.sqlite"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: command.catalog)
        guard let lock = try CatalogLock.take(forCatalogAt: command.catalog) else {
            Issue.record("the catalog is held")
            return
        }
        let outcome = try command.run("scan", root, "--catalog", link)
        #expect(outcome.status == 75 && outcome.error.contains("another run holds this catalog"))
        _ = consume lock
        #expect(try command.run("scan", root, "--catalog", link).status == 0)
        try FileManager.default.removeItem(atPath: command.catalog)
        let dangling = try command.run("scan", root, "--catalog", link)
        #expect(dangling.status == 3 && dangling.error.contains("does not exist"))
        #expect(!FileManager.default.fileExists(atPath: command.catalog))
    }

    @Test func aDoctorFindsWhatIsWrong() throws {
        try copy(Self.film, to: "a")
        #expect(try command.run("scan", root).status == 0)
        let healthy = try command.run("doctor", "--check", "--json")
        #expect(healthy.status == 0, "\(healthy.output)")
        #expect(try healthy.objects().allSatisfy { $0["isOK"] as? Bool == true })
        try FileManager.default.moveItem(atPath: root, toPath: root + ".away")
        let away = try command.run("doctor")
        #expect(away.status == 2 && away.output.contains("bad  root"))
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: command.catalog))
        for page in 5..<30 {
            try file.seek(toOffset: UInt64(page) * 4096)
            try file.write(contentsOf: Data(repeating: 0x5A, count: 4096))
        }
        try file.close()
        #expect(try command.run("doctor", "--check").status == 3)
    }
}
