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

    /// File systems hold times that nanoseconds in 64 bits do not.
    @Test(arguments: [
        (10_413_792_000, Int64.max), (-10_413_792_000, Int64.min), (9_223_372_036, 9_223_372_036_000_000_005),
        (-1, -999_999_995), (Int.max, Int64.max), (Int.min, Int64.min),
    ])
    func aTimeThatDoesNotFitIsTheNearestThatDoes(seconds: Int, nanoseconds: Int64) throws {
        let time = timespec(tv_sec: seconds, tv_nsec: 5)
        #expect(FileStamp.nanoseconds(time) == nanoseconds)
        guard seconds == 10_413_792_000 else { return }
        let path = try scratch.write([1, 2], "future")
        var times = (time, time)
        try #require(
            unsafe withUnsafePointer(to: &times) {
                unsafe utimensat(AT_FDCWD, path, UnsafeRawPointer($0).assumingMemoryBound(to: timespec.self), 0)
            } == 0)
        #expect(try #require(ArchiveWalker(root: scratch.path).map(\.files).first).map(\.modifiedAt) == [nanoseconds])
        #expect(FileStamp(ofFileAt: path) == FileStamp(bytes: 2, modifiedAt: nanoseconds))
    }

    /// The scratch folder with links up, to itself, to a file in it, and twice to a folder and a file outside.
    private func linked() throws -> (root: String, outside: ScratchFolder) {
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
        return (scratch.url.path, outside)
    }

    @Test func linksOutOfTheRootAreNotFollowedAndSaid() throws {
        let (root, outside) = try linked()
        let folders = Array(try ArchiveWalker(root: root))
        withExtendedLifetime(outside) {}
        #expect(folders.flatMap { folder in folder.files.map { "\(folder.path)/\($0.name)" } } == ["\(root)/a/file"])
        #expect(
            folders.flatMap(\.skips)
                == ["first", "one", "second", "two"].map { WalkSkip(path: "\(root)/\($0)", reason: .leadsOut) })
        #expect(folders.flatMap(\.failures).map(\.path) == ["\(root)/a/self"])
    }

    /// `up` leads to the folder above the root, which the root is in.
    @Test func aLinkAboveTheRootLeadsOut() throws {
        try scratch.write([1], "above")
        try scratch.write([1], "root/file")
        try link("root/up", to: "..")
        try link("root/proc", to: "/proc")
        let root = scratch.url.path + "/root"
        let folders = Array(try ArchiveWalker(root: root))
        #expect(folders.map(\.path) == [root])
        #expect(folders.flatMap(\.skips).map(\.path) == [root + "/proc", root + "/up"])
    }

    /// The root itself may be a link: its user named it.
    @Test func aRootThatIsALinkIsWalked() throws {
        try scratch.write([1], "archive/a/file")
        try link("root", to: "archive")
        try link("archive/back", to: scratch.url.path + "/root/a")
        #expect(try walk(scratch.url.path + "/root") == [".: ", "./a: file"])
    }

    @Test func followsEachLinkOnceDespiteCyclesOnRequest() throws {
        let (root, outside) = try linked()
        var walker = try ArchiveWalker(root: root, followsLinks: true)
        var folders: [ArchiveFolder] = []
        while let folder = walker.next() { folders.append(folder) }
        withExtendedLifetime(outside) {}
        let files = folders.flatMap { folder in folder.files.map { "\(folder.path)/\($0.name)" } }
        #expect(files.filter { $0.hasPrefix("\(root)/a/") } == ["\(root)/a/file"])
        #expect(files.filter { $0.hasSuffix("series/image") } == ["\(root)/first/series/image"])
        #expect(files.filter { ["\(root)/one", "\(root)/two"].contains($0) }.count == 1)
        #expect(folders.flatMap(\.failures).map(\.path) == ["\(root)/a/self"])
        let skips = folders.flatMap(\.skips) + walker.skips
        #expect(skips.map(\.reason) == [.reachedBefore, .reachedBefore])
        #expect(skips.map(\.path) == ["\(root)/two", "\(root)/second"])
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

    /// 2300, 2446 (the last year of ext4) and 1901: more nanoseconds than 64 bits hold, or fewer than none.
    @Test(arguments: [10_413_792_000, 15_032_385_535, -2_147_483_648, 9_223_372_037])
    func timesBeyondTheRangeAreItsEnds(seconds: Int) throws {
        let path = try scratch.write([1], "file")
        let times = [timespec(tv_sec: seconds, tv_nsec: 7), timespec(tv_sec: seconds, tv_nsec: 7)]
        try #require(unsafe utimensat(AT_FDCWD, path, times, 0) == 0)
        // A file system may keep another time.
        var status = stat()
        try #require(unsafe stat(path, &status) == 0)
        let file = try #require(Array(try ArchiveWalker(root: scratch.url.path)).first?.files.first)
        #expect(
            file.modifiedAt
                == Int64(secondsSince1970: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec))
    }

    /// A sparse file of 5 EiB, on a file system that has such files.
    @Test(.needs(.largeFiles)) func sizesAreThoseOfTheFileSystem() throws {
        let folder = "/dev/shm/fileroom-test-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for name in ["a", "b"] {
            let file = unsafe open(folder + "/" + name, O_CREAT | O_WRONLY, 0o600)
            #expect(ftruncate(file, 5 << 60) == 0)
            close(file)
        }
        let folders = Array(try ArchiveWalker(root: folder))
        #expect(folders.first?.files.map(\.bytes) == [5 << 60, 5 << 60])
    }
}
