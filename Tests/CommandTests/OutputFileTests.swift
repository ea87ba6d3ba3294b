import Foundation
import TestSupport
import Testing

@testable import fileroom

/// How output files are written.
@Suite struct OutputFileTests {
    private let scratch: ScratchFolder

    init() throws { scratch = try ScratchFolder() }

    private var path: String { scratch.path + "/out.png" }

    private func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: scratch.path).sorted()
    }

    @Test(arguments: [true, false])
    func aFileIsReplacedAsAWhole(followsLink: Bool) throws {
        for text in ["first", "second, longer", ""] {
            try OutputFile.replace(path, with: Data(text.utf8), followsLink: followsLink)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
            #expect(try names() == ["out.png"])
        }
    }

    @Test func aLinkIsFollowedOrReplaced() throws {
        for target in ["there", "not-there"] {
            let (link, file) = (scratch.path + "/link", scratch.path + "/" + target)
            if target == "there" { try scratch.write("before", target) }
            try? FileManager.default.removeItem(atPath: link)
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
            try OutputFile.replace(link, with: Data("x".utf8), followsLink: true)
            #expect(try String(contentsOfFile: file, encoding: .utf8) == "x")
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == target)
            try OutputFile.replace(link, with: Data("y".utf8), followsLink: false)
            #expect(try String(contentsOfFile: file, encoding: .utf8) == "x")
            #expect(try String(contentsOfFile: link, encoding: .utf8) == "y")
        }
    }

    @Test func whatIsNotAFileStaysWhatItIs() throws {
        unsafe #expect(mkfifo(path, 0o600) == 0)
        let reader = unsafe open(path, O_RDONLY | O_NONBLOCK)
        defer { close(reader) }
        try OutputFile.replace(path, with: Data("x".utf8), followsLink: true)
        var byte: UInt8 = 0
        unsafe #expect(read(reader, &byte, 1) == 1 && byte == UInt8(ascii: "x"))
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType != .typeRegular)
        try OutputFile.replace("/dev/null", with: Data("x".utf8), followsLink: true)
        #expect(throws: OutputFile.Problem(EISDIR)) {
            try OutputFile.replace(scratch.path, with: Data(), followsLink: true)
        }
        #expect(throws: OutputFile.Problem(ENOENT)) {
            try OutputFile.replace(scratch.path + "/no/x", with: Data(), followsLink: false)
        }
    }

    /// A program that is still writing has locked its file.
    @Test func onlyFilesOfDeadProgramsAreRemoved() throws {
        try scratch.write("dead", ".fileroom-1.new")
        try scratch.write("other", ".fileroom-1.txt")
        let alive = try scratch.write("alive", ".fileroom-2.new")
        let file = unsafe open(alive, O_RDONLY | O_CLOEXEC)
        #expect(flock(file, LOCK_EX | LOCK_NB) == 0)
        OutputFile.removeLeftovers(in: scratch.path)
        #expect(try names() == [".fileroom-1.txt", ".fileroom-2.new"])
        close(file)
        // A process that another test starts at this moment holds the file until it is another program.
        let isRemoved = try poll {
            OutputFile.removeLeftovers(besides: scratch.path + "/x")
            return try names() == [".fileroom-1.txt"]
        }
        #expect(isRemoved)
    }
}
