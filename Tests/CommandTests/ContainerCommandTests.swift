import Fixtures
import Foundation
import TestSupport
import Testing

/// Files in containers and DICOMDIRs, through the built program.
@Suite struct ContainerCommandTests {
    /// A folder with fixtures of containers in it.
    private func archive(_ command: Command, _ names: [String]) throws -> String {
        let folder = command.folder + "/archive"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for name in names {
            try FileManager.default.copyItem(atPath: Fixtures.container(name).path, toPath: folder + "/" + name)
        }
        return folder
    }

    @Test func fileCommandsAlsoWorkInsideContainers() throws {
        let command = try Command()
        for path in ["plain.zip/study/2", "plain.tar.gz/study/2", "nested.zip/inner/plain.tar.gz/study/2"] {
            let file = Fixtures.container(path).path
            let header = try #require(try command.run("inspect", file, "--json").objects().first)
            #expect(header["rows"] as? Int == 4 && header["path"] as? String == file)
            #expect(header["identifiers"] == nil || header["identifiers"] is NSNull)
            let recipe = try command.run("render", file, "--size", "full", "--json", "--output", "x.png")
            #expect(recipe.status == 0, "\(recipe.error)")
            #expect(try recipe.objects().first?["width"] as? Int == 4)
            let caption = try command.run("caption", file, "--json")
            #expect(caption.status == 0, "\(caption.error)")
            #expect(try (caption.objects().first?["text"] as? String)?.isEmpty == false)
        }
        let named = try command.run(
            "inspect", Fixtures.container("plain.zip").path + "/study/2", "--json", "--identifiers")
        #expect(named.output.contains("PLANTED"))
    }

    @Test(arguments: [
        ("encrypted.zip/locked.dcm", "[encrypted]"), ("plain.zip/none", "[unreadable]"), ("plain.zip", "[container]"),
        ("disc.zip/disc/README", "[unreadable]"),
    ])
    func whatCannotBeOpenedIsSaidInOneWord(path: String, code: String) throws {
        let outcome = try Command().run("inspect", Fixtures.container(path).path)
        #expect(outcome.status == 2)
        #expect(outcome.error.contains(code), "\(outcome.error)")
    }

    @Test func secondRunOverContainersOpensNothing() throws {
        let command = try Command()
        let folder = try archive(
            command, ["plain.zip", "nested.zip", "encrypted.zip", "truncated.tar.gz", "disc.zip", "bomb.zip"])
        let first = try command.run("index", folder, "--json")
        #expect(first.status == 2, "\(first.error)")
        let counts = try #require(try first.objects().first?["counts"] as? [String: Int])
        // 2 + 5 + 1 + 1 + 3 + 2 images.
        #expect(counts["instances"] == 14)
        let failures = try command.run("failures", "--json").objects().compactMap { $0["code"] as? String }.sorted()
        #expect(
            failures == ["encrypted", "listed-but-missing", "present-but-unlisted", "truncated", "truncated"])
        let status = try #require(try command.run("status", "--json").objects().first)
        #expect(status["captions"] as? Int == 1 && status["pending"] as? Int == 0)
        let found = try #require(try command.run("search", "tomography", "--json").objects().first)
        #expect((found["path"] as? String)?.hasPrefix(folder) == true)

        let second = try command.run("index", folder, "--json")
        #expect(second.status == 2, "failures stand")
        let again = try #require(try second.objects().first?["counts"] as? [String: Int])
        #expect(again["opened"] == 0 && again["unchanged"] == again["files"] && again["missing"] == 0)
        #expect(again["files"] == counts["files"])
    }

    @Test func nextRunFinishesAContainerAfterAKill() throws {
        let command = try Command()
        let folder = command.folder + "/archive"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        // 20,000 copies of an image in one tar: more than a run writes before it can be caught.
        let image = try Data(contentsOf: Fixtures.dicom("ct_window.dcm"))
        var tar = Data()
        for number in 0..<20_000 { tar += Self.header("\(number).dcm", size: image.count) + Self.padded(image) }
        try (tar + Data(count: 1024)).write(to: URL(fileURLWithPath: folder + "/all.tar"))

        let process = try command.start(["scan", folder])
        _ = try poll { try Self.instances(command) > 0 }
        kill(process.processIdentifier, SIGKILL)
        _ = try command.finish(process)
        let caught = try Self.instances(command)
        #expect(caught > 0)
        let next = try command.run("scan", folder, "--json")
        #expect(next.status == 0, "\(next.error)")
        #expect(try Self.instances(command) == 20_000)
        #expect(
            try (command.run("scan", folder, "--json").objects().first?["counts"] as? [String: Int])?["opened"] == 0)
    }

    private static func instances(_ command: Command) throws -> Int {
        try command.run("status", "--json").objects().first?["instances"] as? Int ?? 0
    }

    /// The header of a regular file in the ustar format.
    private static func header(_ name: String, size: Int) -> Data {
        var bytes = Data(name.utf8) + Data(count: 100 - name.utf8.count)
        for field in ["0000644", "0000000", "0000000", octal(size), octal(0)] { bytes += Data(field.utf8) + [0] }
        bytes += Data("        0".utf8) + Data(count: 100) + Data("ustar\u{0}00".utf8) + Data(count: 247)
        let sum = bytes.reduce(0) { $0 + Int($1) }
        bytes.replaceSubrange(148..<156, with: Data(String(format: "%06o", sum).utf8) + [0, 0x20])
        return bytes
    }

    private static func octal(_ number: Int) -> String { String(format: "%011o", number) }

    private static func padded(_ data: Data) -> Data { data + Data(count: (512 - data.count % 512) % 512) }

    @Test func containersAndDICOMDIRsAreNotModified() throws {
        let command = try Command()
        let folder = try archive(command, ["plain.zip", "plain.tar.gz", "disc.zip"])
        func stamps() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { name in
                var status = stat()
                #expect(unsafe lstat(folder + "/" + name, &status) == 0)
                return "\(name) \(status.st_size) \(status.st_atim) \(status.st_mtim) \(status.st_ctim)"
            }
        }
        let before = try stamps()
        try command.run("index", folder)
        #expect(try stamps() == before)
    }

    @Test(.needs(.shared("corpus/public/archives"))) func readsRealContainers() throws {
        let command = try Command()
        let folder = Shared.file("corpus/public/archives").path
        let outcome = try command.run("scan", folder, "--json")
        let counts = try #require(try outcome.objects().first?["counts"] as? [String: Int])
        // Eleven and two in two zips, and two compressed by themselves; the two in the third zip have no UIDs.
        #expect(outcome.status == 2, "\(outcome.error)")
        #expect(counts["containers"] == 5 && counts["failures"] == 2 && counts["instances"] == 15)
        let codes = try command.run("failures", "--json").objects().compactMap { $0["code"] as? String }
        #expect(codes == ["missing-uid", "missing-uid"])
    }

    /// pydicom's tests of DICOMDIRs: seven that list the same 31 files beside them, one of them with a wrong length of its
    /// first item, one that lists nothing, and one of a disc of its own.
    @Test(.needs(.shared("corpus/public/pydicom+pydicom/dicomdirtests")))
    func realDICOMDIRsAreComparedWithTheirFiles() throws {
        let command = try Command()
        let folder = Shared.file("corpus/public/pydicom+pydicom/dicomdirtests").path
        #expect(try command.run("scan", folder).status == 2)
        let status = try #require(try command.run("status", "--json").objects().first)
        #expect(status["mediaDirectories"] as? Int == 8)
        let failures = try command.run("failures", "--json").objects().map { failure in
            "\((failure["path"] as? String ?? "").dropFirst(folder.count + 1)) \(failure["code"] ?? "") \(failure["message"] ?? "")"
        }
        #expect(failures.count == 1)
        #expect(
            failures.first?.hasPrefix("DICOMDIR-empty.dcm present-but-unlisted it does not list 31 DICOM files") == true
        )
    }
}
