import DICOM
import DICOMFiles
import Foundation
import Glibc
import TestSupport
import Testing

@Suite struct DICOMFileTests {
    private let scratch: ScratchFolder

    init() throws { scratch = try ScratchFolder() }

    private func problem(_ bytes: [UInt8]) throws -> FailureCode? {
        let path = try scratch.write(bytes)
        do {
            let file = try DICOMFile(header: path)
            _ = try file.instance()
            return nil
        } catch {
            return error.code
        }
    }

    @Test(arguments: DICOMWriter.Encoding.allCases, [true, false])
    func readsTheSameHeaderInEveryEncoding(encoding: DICOMWriter.Encoding, hasPreamble: Bool) throws {
        var writer = DICOMWriter.image(encoding, pixels: [0, 0, 1, 0, 2, 0, 3, 0])
        writer.hasPreamble = hasPreamble
        writer.set(0x0008_0020, "DA", "20240229")
        writer.set(0x0008_103E, "LO", "Thorax axial")
        writer.set(0x0020_0013, "IS", " 7")
        writer.set(0x0028_0030, "DS", "0.5\\0.25")
        let path = try scratch.write(writer.bytes)
        let file = try DICOMFile(header: path)
        let instance = try file.instance()
        #expect(instance.sopInstanceUID == "1.2.3.4")
        #expect(instance.seriesInstanceUID == "1.2.3.3")
        #expect(instance.modality == "CT")
        #expect(instance.studyDate == "2024-02-29")
        #expect(instance.seriesDescription == "Thorax axial")
        #expect(instance.instanceNumber == 7)
        #expect(instance.rows == 2 && instance.bitsStored == 12)
        #expect(instance.pixelSpacing == [0.5, 0.25])
        #expect(instance.hasPixelData)
    }

    @Test(arguments: DICOMWriter.Encoding.allCases)
    func findsElementsAnywhereInTheFile(encoding: DICOMWriter.Encoding) throws {
        var writer = DICOMWriter.image(encoding, pixels: [])
        writer.remove(0x7FE0_0010)
        let comments = String(repeating: "seen. ", count: 500)
        let path = try scratch.write(
            writer.bytes
                // Beyond the first read, too long to be copied, out of order, and duplicated.
                + writer.element(0x0029_1010, "OB", [UInt8](repeating: 7, count: 50_000), encoding)
                + writer.element(0x0020_4000, "LT", Array(comments.utf8), encoding)
                + writer.element(0x0020_0013, "IS", Array("7 ".utf8), encoding)
                + writer.element(0x0020_0013, "IS", Array("8 ".utf8), encoding)
                + writer.element(0x0018_0015, "CS", Array("HEAD".utf8), encoding)
                + writer.element(0x0018_0060, "DS", Array("120 ".utf8), encoding, length: 4000))
        let file = try DICOMFile(header: path)
        let instance = try file.instance(isPartialAllowed: true)
        #expect(instance.imageComments == comments.trimmingCharacters(in: .whitespaces))
        #expect(instance.instanceNumber == 7)
        #expect(instance.bodyPartExamined == "HEAD")
        // The file ends within this element.
        #expect(instance.kvp == nil)
        #expect(instance.warnings.contains("the file ends within an element"))
    }

    /// Sequences and items of defined and undefined length.
    @Test(arguments: DICOMWriter.Encoding.allCases, [true, false])
    func readsSequencesInEveryEncoding(encoding: DICOMWriter.Encoding, isDelimited: Bool) throws {
        var writer = DICOMWriter.image(encoding, pixels: [])
        writer.remove(0x7FE0_0010)
        func tagged(_ tag: Int, _ length: Int) -> [UInt8] {
            writer.integer(tag >> 16, 2, encoding) + writer.integer(tag & 0xFFFF, 2, encoding)
                + writer.integer(length, 4, encoding)
        }
        let meaning = writer.element(0x0008_0104, "LO", Array("Skull ".utf8), encoding)
        let item =
            isDelimited
            ? tagged(0xFFFE_E000, 0xFFFF_FFFF) + meaning + tagged(0xFFFE_E00D, 0)
            : tagged(0xFFFE_E000, meaning.count) + meaning
        let items = isDelimited ? item + tagged(0xFFFE_E0DD, 0) : item
        let path = try scratch.write(
            writer.bytes
                + writer.element(
                    0x0008_2218, "SQ", items, encoding, length: isDelimited ? 0xFFFF_FFFF : items.count)
                + writer.element(0x0018_0060, "DS", Array("120 ".utf8), encoding))
        let instance = try DICOMFile(header: path).instance()
        #expect(instance.anatomicRegion == "Skull")
        #expect(instance.kvp == 120)
        #expect(instance.warnings.isEmpty)
    }

    @Test func ignoresItemsOutsideAnySequence() throws {
        var writer = DICOMWriter.image(pixels: [])
        writer.remove(0x7FE0_0010)
        let number = writer.element(0x0020_0013, "IS", Array("9 ".utf8), .explicitLittle)
        let item = writer.element(0xFFFE_E000, "", [], .implicitLittle, length: number.count) + number
        let path = try scratch.write(
            writer.bytes + item + writer.element(0x0018_0060, "DS", Array("120 ".utf8), .explicitLittle))
        let instance = try DICOMFile(header: path).instance()
        #expect(instance.instanceNumber == nil)
        #expect(instance.kvp == 120)
        #expect(instance.warnings == ["an item outside any sequence"])
    }

    @Test func readsAnItemWhoseLengthIsTooShort() throws {
        var writer = DICOMWriter.image(pixels: [])
        writer.remove(0x7FE0_0010)
        let meaning = writer.element(0x0008_0104, "LO", Array("Skull ".utf8), .explicitLittle)
        // The item's length is zero, but an element follows.
        let items = writer.element(0xFFFE_E000, "", [], .implicitLittle, length: 0) + meaning
        let path = try scratch.write(writer.bytes + writer.element(0x0008_2218, "SQ", items, .explicitLittle))
        let instance = try DICOMFile(header: path).instance()
        #expect(instance.anatomicRegion == "Skull")
        #expect(instance.warnings == ["an item whose length is wrong"])
    }

    @Test func stopsAtTooManyElements() throws {
        var writer = DICOMWriter.image(pixels: [])
        writer.remove(0x7FE0_0010)
        let some = (0..<UInt32(0x10000)).flatMap { writer.element(0x0029_0000 + $0, "LO", [], .explicitLittle) }
        let path = try scratch.write(writer.bytes + [[UInt8]](repeating: some, count: 17).flatMap { $0 })
        let instance = try DICOMFile(header: path).instance()
        #expect(instance.warnings == ["more elements than an object can have"])
    }

    @Test func findsPixelDataAfterPerFrameGroups() throws {
        var writer = DICOMWriter.image(pixels: [0, 0, 0, 0, 0, 0, 0, 0])
        writer.set(.sequence(0x5200_9230, [[], []]))
        let path = try scratch.write(writer.bytes)
        let instance = try DICOMFile(header: path).instance()
        #expect(instance.hasPixelData)
        writer.remove(0x7FE0_0010)
        try scratch.write(writer.bytes)
        let without = try DICOMFile(header: path).instance()
        #expect(!without.hasPixelData)
    }

    @Test func tellsNonDICOMFromDamagedFiles() throws {
        let image = DICOMWriter.image(pixels: [0, 0, 0, 0, 0, 0, 0, 0]).bytes
        for seed: UInt64 in 0..<200 {
            var generator = SeededGenerator(seed: seed)
            #expect(try problem(generator.bytes(3000)) == .notDICOM, "noise of seed \(seed)")
        }
        #expect(try problem([]) == .notDICOM)
        #expect(try problem(Array("Dear reader, this is a letter.\n".utf8)) == .notDICOM)
        #expect(try problem([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0] + [UInt8](repeating: 0, count: 200)) == .notDICOM)
        #expect(try problem([0x1F, 0x8B, 8, 0] + [UInt8](repeating: 7, count: 500)) == .notDICOM)
        #expect(try problem(Array(image[..<132])) == .truncated)
        #expect(try problem(Array(image[..<200])) == .truncated)
        #expect(try problem(image) == nil)
    }

    @Test func missingUIDIsAnErrorUnlessPartialIsAllowed() throws {
        var writer = DICOMWriter.image(pixels: [0, 0, 0, 0, 0, 0, 0, 0])
        writer.remove(0x0020_000D)
        let path = try scratch.write(writer.bytes)
        #expect(try problem(writer.bytes) == .missingUID)
        let file = try DICOMFile(header: path)
        #expect(try file.instance(isPartialAllowed: true).studyInstanceUID == "")
    }

    @Test func specialFilesAreUnreadableAndDoNotHang() throws {
        let fifo = scratch.url.appending(path: "fifo").path
        #expect(unsafe mkfifo(fifo, 0o600) == 0)
        for path in [fifo, scratch.url.path, scratch.url.appending(path: "nothing").path, "/dev/zero"] {
            let error = #expect(throws: FileFailure.self) { _ = try DICOMFile(header: path) }
            #expect(error?.code == .unreadable && error?.path == path)
        }
    }

    @Test func deeplyNestedSequencesDoNotCrash() throws {
        var writer = DICOMWriter.image(pixels: [])
        writer.remove(0x7FE0_0010)
        let nesting = (0..<20000).flatMap { _ in
            writer.element(0x0040_A730, "SQ", [], .explicitLittle, length: 0xFFFF_FFFF) + [
                0xFE, 0xFF, 0x00, 0xE0, 0xFF, 0xFF, 0xFF, 0xFF,
            ]
        }
        let code = try problem(writer.bytes + nesting)
        #expect(code == .malformed || code == nil)
        try scratch.write(writer.bytes + nesting)
        #expect(throws: FileFailure.self) { try DICOMFile.frame(0, of: scratch.url.appending(path: "file").path) }
    }

    @Test func lengthBeyondTheFileIsTruncated() throws {
        let writer = DICOMWriter.image(rows: 0xFFFF, columns: 0xFFFF, pixels: [1, 2, 3, 4])
        let path = try scratch.write(writer.bytes)
        let error = #expect(throws: FileFailure.self) { try DICOMFile.frame(0, of: path) }
        #expect(error?.code == .truncated)
        let huge = DICOMWriter().element(0x0009_0010, "OB", [1, 2], .explicitLittle, length: 0x7FFF_FFFE)
        #expect(try problem(Array(writer.bytes[..<200]) + huge) == .truncated)
    }

    @Test func readingLeavesTheFilesTimesAlone() throws {
        let path = try scratch.write(DICOMWriter.image(pixels: [0, 0, 0, 0, 0, 0, 0, 0]).bytes)
        var times = [timespec(tv_sec: 1_000_000_000, tv_nsec: 5), timespec(tv_sec: 1_000_000_001, tv_nsec: 6)]
        #expect(unsafe utimensat(AT_FDCWD, path, &times, 0) == 0)
        _ = try DICOMFile(header: path).instance()
        _ = try DICOMFile.frame(0, of: path)
        var status = stat()
        #expect(unsafe stat(path, &status) == 0)
        #expect(status.st_atim.tv_sec == 1_000_000_000 && status.st_atim.tv_nsec == 5)
        #expect(status.st_mtim.tv_sec == 1_000_000_001 && status.st_mtim.tv_nsec == 6)
    }

    @Test func opensFilesWithInvalidUTF8Names() throws {
        let name = String(fileNameBytes: Array(scratch.url.path.utf8) + [0x2F, 0xFF, 0xE9, 0x2E, 0x64])
        let bytes = name.fileNameBytes.map { CChar(bitPattern: $0) } + [0]
        let image = DICOMWriter.image(pixels: [0, 0, 0, 0, 0, 0, 0, 0]).bytes
        let descriptor = unsafe open(bytes, O_CREAT | O_WRONLY, 0o600)
        #expect(unsafe write(descriptor, image, image.count) == image.count)
        close(descriptor)
        #expect(try DICOMFile(header: name).instance().modality == "CT")
    }
}
