import DICOM
import Fixtures
import Foundation
import TestSupport
import Testing

@testable import DICOMFiles

/// Files in containers, read in place.
@Suite struct ContainerTests {
    /// The entries of a container, one per line: the path in it, and the instance number, `container` or a failure code.
    private static func lines(
        _ path: String, limits: ContainerLimits = .init()
    ) throws -> (lines: [String], problem: FileFailure?) {
        var lines: [String] = []
        do {
            var reader = try ContainerReader(path: path, limits: limits)
            while case .entry(let entry) = try reader.next() {
                let name = entry.path.dropFirst(path.count + 1)
                switch entry.content {
                case .dicom(let content):
                    let header = try DICOMFile(header: entry.path, content: #require(content))
                    lines.append("\(name) \(try header.instance().instanceNumber ?? 0)")
                case .container: lines.append("\(name) container")
                case .failure(let error):
                    #expect(error.path == entry.path)
                    lines.append("\(name) \(error.code.rawValue)")
                }
            }
        } catch let error as FileFailure {
            #expect(error.path == path)
            return (lines, error)
        }
        return (lines, nil)
    }

    private static func fixture(_ name: String) -> String { Fixtures.container(name).path }

    @Test(arguments: ["plain.zip", "plain.tar", "plain.tar.gz"])
    func readsEveryImageInPlaceAndSkipsText(name: String) throws {
        let (lines, problem) = try Self.lines(Self.fixture(name))
        #expect(lines == ["study/1.dcm 1", "study/2 2"])
        #expect(problem == nil)
        var reader = try ContainerReader(path: Self.fixture(name))
        guard case .entry(let entry) = try reader.next() else {
            Issue.record("no entry")
            return
        }
        #expect(entry.modifiedAt == 1_612_325_106 * 1_000_000_000 && entry.bytes > 500)
    }

    @Test func compressedFileIsAContainerOfOneFile() throws {
        #expect(try Self.lines(Self.fixture("single.dcm.gz")).lines == ["single.dcm 1"])
        let scratch = try ScratchFolder()
        let bytes = try Array(Data(contentsOf: Fixtures.container("single.dcm.gz")))
        for (name, entry) in [("NAMELESS", "NAMELESS"), ("A.GZ", "A"), (".gz", ".gz")] {
            #expect(try Self.lines(scratch.write(bytes, name)).lines == ["\(entry) 1"])
        }
    }

    @Test func containersAreRecognizedByContentNotName() throws {
        let scratch = try ScratchFolder()
        let zip = try Array(Data(contentsOf: Fixtures.container("plain.zip")))
        #expect(try ContainerReader.isContainer(scratch.write(zip, "IM0001")) == true)
        #expect(try ContainerReader.isContainer(scratch.write(Array("a text".utf8), "a.zip")) == false)
        #expect(try ContainerReader.isContainer(scratch.write([], "empty.tar.gz")) == false)
        #expect(try ContainerReader.isContainer(Fixtures.dicom("ct_window.dcm").path) == false)
        #expect(throws: FileFailure.self) { try ContainerReader.isContainer(scratch.url.path) }
    }

    @Test func nestedContainersAreReadAndFailAlone() throws {
        let (lines, problem) = try Self.lines(Self.fixture("nested.zip"))
        #expect(
            lines == [
                "1.dcm 1",
                "inner/plain.tar.gz/study/1.dcm 1", "inner/plain.tar.gz/study/2 2", "inner/plain.tar.gz container",
                "broken.tar/study/1.dcm 1", "broken.tar truncated",
                "last.dcm.gz/last.dcm 5", "last.dcm.gz container",
            ])
        #expect(problem == nil)
    }

    @Test func onlyOneLevelOfNestingIsRead() throws {
        let (lines, problem) = try Self.lines(Self.fixture("deep.zip"))
        #expect(
            lines == [
                "1.dcm 1", "two.zip/2.dcm 2", "two.zip/three.zip nested-too-deep", "two.zip container", "4.dcm 4",
            ])
        #expect(problem == nil)
    }

    @Test func encryptedEntryFailsAndTheNextIsRead() throws {
        #expect(try Self.lines(Self.fixture("encrypted.zip")).lines == ["locked.dcm encrypted", "open.dcm 2"])
        let error = #expect(throws: FileFailure.self) {
            _ = try DICOMFile(header: Self.fixture("encrypted.zip") + "/locked.dcm")
        }
        #expect(error?.code == .encrypted)
    }

    @Test(arguments: ["truncated.zip", "truncated.tar.gz"])
    func entriesBeforeTheDamageAreKept(name: String) throws {
        let (lines, problem) = try Self.lines(Self.fixture(name))
        #expect(lines.first == "study/1.dcm 1")
        #expect(lines.count == 1)
        #expect(problem?.code == .truncated, "\(String(describing: problem))")
    }

    @Test func noiseAfterAContainersSignatureIsMalformedOrTruncated() throws {
        let scratch = try ScratchFolder()
        for (index, mark) in [
            [0x50, 0x4B, 3, 4], [0x1F, 0x8B, 8, 0], Array("BZh91AY&SY".utf8), [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0],
        ]
        .enumerated() {
            // The index is the seed.
            var noise = SeededGenerator(seed: UInt64(index))
            let path = try scratch.write(mark + noise.bytes(4000), "\(index)")
            let (lines, problem) = try Self.lines(path)
            #expect(lines.isEmpty, "\(index)")
            if let problem { #expect([.malformed, .truncated].contains(problem.code), "\(problem)") }
        }
    }

    @Test func entryNamesAreSafeAndUnique() throws {
        let (lines, problem) = try Self.lines(Self.fixture("names.tar"))
        #expect(
            lines == [
                "etc/1.dcm 1", "%2E%2E/2.dcm 2", "a/%2E%2E/%2E%2E/3.dcm 3", "line%0Abreak.dcm 4", "caf\u{F7E9}.dcm 5",
                "same.dcm 6", "same.dcm#2 7", "same.dcm#2#2 8",
            ])
        #expect(problem == nil)
    }

    @Test(arguments: ["plain.zip", "plain.tar", "plain.tar.gz", "nested.zip", "names.tar", "single.dcm.gz"])
    func pathIntoAContainerOpensThatEntry(name: String) throws {
        let path = Self.fixture(name)
        var reader = try ContainerReader(path: path)
        var count = 0
        while case .entry(let entry) = try reader.next() {
            guard case .dicom(let content?) = entry.content else { continue }
            count += 1
            let found = try DICOMFile(header: entry.path, content: content).instance()
            #expect(try DICOMFile(header: entry.path).instance() == found)
            let frame = try DICOMFile.frame(0, of: entry.path)
            #expect(frame.samples == .uint16(.init(repeating: UInt16(found.instanceNumber ?? 0), count: 16)))
        }
        #expect(count > 0)
    }

    @Test func entriesOpenInAnyOrderAndAfterAChange() throws {
        let scratch = try ScratchFolder()
        func number(_ name: String) throws -> Int? { try DICOMFile(header: name).instance().instanceNumber }
        let path = try scratch.write(Array(Data(contentsOf: Fixtures.container("names.tar"))), "a.tar")
        for (name, expected) in [
            ("same.dcm", 6), ("etc/1.dcm", 1), ("same.dcm#2", 7), ("same.dcm#2", 7), ("same.dcm", 6),
        ] {
            #expect(try number(path + "/" + name) == expected)
        }
        try scratch.write(Array(Data(contentsOf: Fixtures.container("plain.zip"))), "a.tar")
        #expect(try number(path + "/study/2") == 2)
        #expect(throws: FileFailure.self) { try number(path + "/same.dcm") }
    }

    @Test(arguments: ["plain.zip/none.dcm", "plain.zip/study", "single.dcm.gz/x/y", "none.zip/1.dcm"])
    func aPathToNothingIsUnreadable(path: String) {
        let error = #expect(throws: FileFailure.self) { _ = try DICOMFile(header: Self.fixture(path)) }
        #expect(error?.code == .unreadable)
    }

    @Test func decompressionBombIsTooLargeAndItsSiblingsAreRead() throws {
        var limits = ContainerLimits()
        limits.bytesPerEntry = 1 << 20
        #expect(
            try Self.lines(Self.fixture("bomb.zip"), limits: limits).lines == ["zeros.dcm too-large", "small.dcm 2"])
        limits = ContainerLimits()
        limits.spareBytes = 1 << 20
        let (lines, problem) = try Self.lines(Self.fixture("bomb.zip"), limits: limits)
        #expect(lines.isEmpty)
        #expect(problem?.code == .tooLarge)
        limits = ContainerLimits()
        limits.entries = 1
        let (some, tooMany) = try Self.lines(Self.fixture("plain.tar"), limits: limits)
        #expect(some == ["study/1.dcm 1"])
        #expect(tooMany?.code == .tooLarge)
        #expect(try Self.lines(Self.fixture("bomb.zip")).lines == ["zeros.dcm 1", "small.dcm 2"])
    }

    @Test func deadlineInterruptsWithoutLosingEntries() throws {
        var reader = try ContainerReader(path: Self.fixture("nested.zip"))
        var (paths, interruptions) = ([String](), 0)
        reading: while true {
            switch try reader.next(before: .now - .seconds(1)) {
            case .entry(let entry): paths.append(String(entry.path.dropFirst(reader.path.count + 1)))
            case .later: interruptions += 1
            case .end: break reading
            }
        }
        #expect(interruptions > 0)
        #expect(paths == (try Self.lines(Self.fixture("nested.zip")).lines.map { String($0.split(separator: " ")[0]) }))
    }

    @Test func readingLeavesTheContainersTimesAlone() throws {
        let scratch = try ScratchFolder()
        let path = try scratch.write(Array(Data(contentsOf: Fixtures.container("plain.tar.gz"))), "a.tar.gz")
        // An access time before the modification time: a read would update it even with relatime.
        var times = [timespec(tv_sec: 1_000_000_000, tv_nsec: 5), timespec(tv_sec: 1_000_000_001, tv_nsec: 6)]
        #expect(unsafe utimensat(AT_FDCWD, path, &times, 0) == 0)
        #expect(try Self.lines(path).lines.count == 2)
        _ = try DICOMFile(header: path + "/study/2").instance()
        var status = stat()
        #expect(unsafe stat(path, &status) == 0)
        #expect(status.st_atim.tv_sec == 1_000_000_000 && status.st_atim.tv_nsec == 5)
        #expect(status.st_mtim.tv_sec == 1_000_000_001 && status.st_mtim.tv_nsec == 6)
    }

    @Test func dicomdirListsItsFiles() throws {
        let file = try DICOMFile(header: Self.fixture("disc.zip") + "/disc/DICOMDIR")
        #expect(try file.listedFiles() == ["IMAGES/IM1", "IMAGES/IM2", "IMAGES/IM3"])
    }

    /// An old GNU sparse file, whose second block comes before the first one. libarchive asks to try again, every time.
    @Test(.timeLimit(.minutes(10))) func sparseBlocksOutOfOrderAreAFailure() throws {
        let scratch = try ScratchFolder()
        var header = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, at offset: Int) {
            header.replaceSubrange(offset..<(offset + text.utf8.count), with: text.utf8)
        }
        put("sparse.dcm", at: 0)
        put("0000644\0" + "0000000\0" + "0000000\0" + "00000002000\0" + "00000000000\0", at: 100)
        put("S", at: 156)
        put("ustar  \0", at: 257)
        // Where each block lies and how long it is, and the size of the complete file.
        put("00000010000\0" + "00000001000\0" + "00000000000\0" + "00000001000\0", at: 386)
        put("00000011000\0", at: 483)
        put("        ", at: 148)
        let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
        put(String(repeating: "0", count: 6 - sum.count) + sum + "\0 ", at: 148)
        let path = try scratch.write(header + [UInt8](repeating: 1, count: 1024 + 1024), "sparse.tar")
        let (lines, problem) = try Self.lines(path)
        #expect(lines == ["sparse.dcm malformed"] || problem?.code == .malformed, "\(lines) \(problem as Any)")
    }
}
