import DICOM
import DICOMFiles
import Foundation
import Glibc
import TestSupport
import Testing

@Suite struct ArchiveWalkerTests {
    private let scratch: ScratchFolder

    init() throws { scratch = try ScratchFolder() }

    private func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: scratch.url.appending(path: name).path, withDestinationPath: target)
    }

    /// Every folder as `path: names`, relative to the scratch folder.
    private func walk(_ root: String? = nil) throws -> [String] {
        let root = root ?? scratch.url.path
        return try ArchiveWalker(root: root).map { folder in
            let path = folder.path.hasPrefix(root) ? "." + folder.path.dropFirst(root.count) : folder.path
            return "\(path): \(folder.files.map(\.name).joined(separator: " "))"
        }
    }

    @Test func walksDepthFirstInByteOrder() throws {
        for name in ["b/2", "b/1", "a/x/deep", "a/y", "Z", "é", "10", "9"] { try scratch.write([1], name) }
        #expect(try walk() == [".: 10 9 Z é", "./a: y", "./a/x: deep", "./b: 1 2"])
    }

    @Test func followsEachLinkOnceDespiteCycles() throws {
        let outside = try ScratchFolder()
        try outside.write([1], "series/image")
        try scratch.write([1], "a/file")
        try link("a/up", to: "..")
        try link("a/self", to: "self")
        try link("a/again", to: "file")
        try link("first", to: outside.url.path)
        try link("second", to: outside.url.path)
        try link("one", to: outside.url.path + "/series/image")
        try link("two", to: outside.url.path + "/series/image")
        let folders = Array(try ArchiveWalker(root: scratch.url.path))
        let files = folders.flatMap { folder in folder.files.map { "\(folder.path)/\($0.name)" } }
        let root = scratch.url.path
        #expect(files.filter { $0.hasPrefix("\(root)/a/") } == ["\(root)/a/file"])
        #expect(files.filter { $0.hasSuffix("series/image") } == ["\(root)/first/series/image"])
        #expect(files.filter { ["\(root)/one", "\(root)/two"].contains($0) }.count == 1)
        #expect(folders.flatMap(\.failures).map(\.path) == ["\(root)/a/self"])
    }

    @Test func skipsFIFOsAndReportsBrokenLinks() throws {
        try scratch.write([1, 2, 3], "file")
        #expect(unsafe mkfifo(scratch.url.appending(path: "fifo").path, 0o600) == 0)
        try link("broken", to: "nowhere")
        let folder = try #require(Array(try ArchiveWalker(root: scratch.url.path)).first)
        #expect(folder.files.map(\.name) == ["file"])
        #expect(folder.files.first?.bytes == 3)
        #expect(folder.failures.map(\.path) == [scratch.url.path + "/broken"])
        #expect(folder.failures.map(\.message) == ["a link to a missing file"])
    }

    @Test(.needs(.ordinaryUser)) func unreadableFolderIsReportedAndTheRestIsWalked() throws {
        try scratch.write([1], "closed/file")
        try scratch.write([1], "open/file")
        #expect(unsafe chmod(scratch.url.appending(path: "closed").path, 0) == 0)
        defer { unsafe chmod(scratch.url.appending(path: "closed").path, 0o700) }
        let folders = Array(try ArchiveWalker(root: scratch.url.path))
        #expect(folders.map(\.files.count) == [0, 0, 1])
        #expect(folders[1].failures.count == 1)
    }

    @Test func opensWalkedFilesWithInvalidUTF8Names() throws {
        let name: [UInt8] = Array(scratch.url.path.utf8) + [0x2F, 0xE9, 0x80]
        let descriptor = unsafe open(name.map { CChar(bitPattern: $0) } + [0], O_CREAT | O_WRONLY, 0o600)
        close(descriptor)
        let folder = try #require(Array(try ArchiveWalker(root: scratch.url.path)).first)
        let file = try #require(folder.files.first)
        #expect("\(folder.path)/\(file.name)".fileNameBytes == name)
    }

    @Test func rootIsAFolderAFileOrAnError() throws {
        let path = try scratch.write([1, 2], "only")
        let folders = Array(try ArchiveWalker(root: path))
        #expect(folders.map(\.path) == [scratch.url.path])
        #expect(folders.first?.files.map(\.name) == ["only"])
        let error = #expect(throws: FileFailure.self) { _ = try ArchiveWalker(root: scratch.url.path + "/none") }
        #expect(error?.code == .unreadable)
    }

    @Test func reachesFoldersDeeperThanTheLongestPath() throws {
        // 30 levels of 200 bytes: more than the 4095 that the kernel accepts at once.
        let name = String(repeating: "d", count: 200)
        var folder = unsafe open(scratch.url.path, O_RDONLY | O_DIRECTORY)
        for _ in 0..<30 {
            #expect(unsafe mkdirat(folder, name, 0o700) == 0)
            let next = unsafe openat(folder, name, O_RDONLY | O_DIRECTORY)
            close(folder)
            folder = next
        }
        close(unsafe openat(folder, "leaf", O_CREAT | O_WRONLY, 0o600))
        close(folder)
        let folders = Array(try ArchiveWalker(root: scratch.url.path))
        #expect(folders.count == 31)
        #expect(folders.last?.files.map(\.name) == ["leaf"])
        // FileManager cannot remove a path this long.
        let process = try Process.run(URL(filePath: "/bin/rm"), arguments: ["-rf", scratch.url.path])
        process.waitUntilExit()
    }
}
