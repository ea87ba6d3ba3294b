import DICOM
import DICOMFiles
import Fixtures
import Foundation
import TestSupport
import Testing

/// Pixels and tables that are not what the header says.
@Suite struct ContradictionTests {
    private let scratch: ScratchFolder

    init() throws { scratch = try ScratchFolder() }

    private func frame(_ writer: DICOMWriter, _ index: Int = 0) throws -> PixelFrame {
        try DICOMFile.frame(index, of: scratch.write(writer.bytes))
    }

    private func code(_ writer: DICOMWriter) throws -> FailureCode? {
        let path = try scratch.write(writer.bytes)
        do { _ = try DICOMFile.frame(0, of: path) } catch { return error.code }
        return nil
    }

    private static func image(_ pixels: [UInt8], rows: Int = 2, columns: Int = 2) -> DICOMWriter {
        DICOMWriter.image(rows: rows, columns: columns, bits: 8, stored: 8, pixels: pixels)
    }

    // MARK: Streams

    @Test(arguments: [
        ("jpeg_as_explicit.dcm", "JPEG"), ("jpeg_ls_as_implicit.dcm", "JPEG-LS"), ("j2k_as_explicit.dcm", "JPEG 2000"),
        ("rle_as_explicit.dcm", "RLE"), ("jpeg_as_rle.dcm", "JPEG"), ("rle_as_jpeg_ls.dcm", "RLE"),
        ("jpeg_ls_value.dcm", "JPEG-LS"),
    ])
    func aStreamUnderAnotherTransferSyntaxIsNamed(name: String, codec: String) throws {
        let frame = try DICOMFile.frame(0, of: Fixtures.dicom(name).path)
        #expect(
            frame.warnings.contains(
                "the pixel data are \(codec), but the transfer syntax is \(frame.transferSyntaxUID)"))
    }

    @Test(arguments: ["1.2.840.10008.1.2.1", "1.2.840.10008.1.2"])
    func fragmentsOfAnUnknownCodecAreNotShown(syntax: String) throws {
        var writer = Self.image(DICOMWriter.fragments([[UInt8](repeating: 0x42, count: 60)]))
        writer.encoding = syntax.hasSuffix(".1") ? .explicitLittle : .implicitLittle
        #expect(try code(writer) == .decodeFailed)
        // Too few bytes are still a frame that ends early.
        writer = Self.image(DICOMWriter.fragments([[1, 2]]))
        #expect(try code(writer) == .truncated)
        // And as many as a frame has are one.
        writer = Self.image(DICOMWriter.fragments([[1, 2, 3, 4]]))
        #expect(try frame(writer).samples == .uint8([1, 2, 3, 4]))
    }

    /// The first bytes of a JPEG, of a JPEG 2000 codestream that is none, of an item and of a run-length header.
    @Test(
        arguments: [
            [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 1, 0xFF, 0xC0, 0, 11, 8, 0, 9, 0, 9, 1, 1, 0x11, 0],
            [0xFE, 0xFF, 0, 0xE0, 0, 0, 0, 0],
            [1, 0, 0, 0, 64, 0, 0, 0],
        ] as [[UInt8]])
    func pixelsMayBeginLikeAStream(start: [UInt8]) throws {
        let pixels = start + [UInt8](repeating: 7, count: 64 - start.count)
        var header = Self.image([], rows: 8, columns: 8)
        header.remove(0x7FE0_0010)
        let element = header.element(0x7FE0_0010, "OB", pixels, .explicitLittle)
        #expect(try DICOMFile.frame(0, of: scratch.write(header.bytes + element)).samples == .uint8(pixels))
    }

    @Test(arguments: ["1.2.3.4", "1.2.840.10008.1.2.9", "1.2.840.10008.1.2.4.999", "2.25.5", "1.2.840.113619.5.3"])
    func anUnknownTransferSyntaxIsRefused(uid: String) throws {
        var writer = Self.image([1, 2, 3, 4])
        writer.transferSyntaxUID = uid
        #expect(try code(writer) == .unsupportedTransferSyntax)
        // The header is that of any other file.
        #expect(try DICOMFile(header: scratch.write(writer.bytes)).instance().transferSyntaxUID == uid)
    }

    /// As in DCMTK: the two bytes of a word change places also if they are two pixels.
    @Test func bigEndianPixelsOfGEAreWordsAlsoInEightBits() throws {
        var writer = DICOMWriter.image(.implicitLittle, bits: 8, stored: 8, pixels: [1, 2, 3, 4])
        writer.transferSyntaxUID = UID.privateGEBigEndianPixels
        #expect(try frame(writer).samples == .uint8([2, 1, 4, 3]))
    }

    @Test(arguments: [1, 2, 4])
    func streamsBeyondNumberOfFramesAreWarnedOf(count: Int) throws {
        func runLengths(_ value: UInt8) -> [UInt8] {
            [1, 64].flatMap { [UInt8($0), 0, 0, 0] } + [UInt8](repeating: 0, count: 56) + [253, value]
        }
        var writer = Self.image(DICOMWriter.fragments((1...4).map(runLengths)))
        writer.transferSyntaxUID = UID.rleLossless
        writer.set(0x0028_0008, "IS", "\(count)")
        for index in 0..<count {
            let frame = try frame(writer, index)
            #expect(frame.samples == .uint8([UInt8](repeating: UInt8(index + 1), count: 4)))
            let warning = "NumberOfFrames is \(count), but there are 4 compressed frames"
            #expect(frame.warnings.contains(warning) == (count != 4))
        }
    }

    // MARK: Tables

    /// The stated bits, the bytes of a table of four entries, its entries and bits, and the warning.
    @Test(
        arguments: [
            (8, [1, 2, 3, 4], [1, 2, 3, 4], 8, ""), (16, [1, 0, 2, 0, 3, 0, 4, 0], [1, 2, 3, 4], 16, ""),
            (16, [1, 2, 3, 4], [1, 2, 3, 4], 8, "of 16-bit entries has 8-bit ones"),
            (12, [1, 2, 3, 4], [1, 2, 3, 4], 8, "of 12-bit entries has 8-bit ones"),
            (8, [1, 0, 2, 0, 3, 0, 4, 0], [1, 2, 3, 4], 8, "of 8-bit entries has 16-bit ones"),
            (16, [1, 0, 2, 0, 3, 0], [1, 2, 3], 16, "of 4 entries has 3"),
            (8, [1, 2], [1, 2], 8, "of 4 entries has 2"),
            (16, [1, 0, 2, 0, 3, 0, 4, 0, 5, 0], [1, 2, 3, 4], 16, "of 4 entries has 5"),
        ] as [(Int, [UInt8], [UInt16], Int, String)])
    func theLengthOfATableDecides(
        bits: Int, data: [UInt8], entries: [UInt16], used: Int, warning: String
    ) throws {
        let descriptor = DICOMElement.shorts(0x0028_3002, [4, 0, bits])
        for (tag, name) in [(0x0028_3010, "VOI"), (0x0028_3000, "modality")] as [(UInt32, String)] {
            var writer = Self.image([0, 1, 2, 3])
            writer.set(.sequence(tag, [[descriptor, DICOMElement(0x0028_3006, "OW", data)]]))
            let frame = try frame(writer)
            var table = frame.voiLUTs.first
            if case .lut(let modality) = frame.modalityTransformation { table = modality }
            #expect(table?.entries == entries && table?.bitsPerEntry == used, "\(name)")
            #expect(frame.warnings == (warning.isEmpty ? [] : ["a lookup table \(warning)"]), "\(name)")
        }
        var writer = Self.image([0, 1, 2, 3])
        writer.set(0x0028_0004, "CS", "PALETTE COLOR")
        for color in 0..<3 as Range<UInt32> {
            writer.set(.shorts(0x0028_1101 + color, [4, 0, bits]))
            writer.set(0x0028_1201 + color, "OW", data)
        }
        let frame = try frame(writer)
        #expect(frame.palette.map(\.entries) == [entries, entries, entries])
        #expect(frame.warnings == (warning.isEmpty ? [] : ["a lookup table \(warning)"]))
    }

    // MARK: Values that are no numbers

    @Test(arguments: ["NaN", "inf", "abc", "128 HU", "0x80", "1e999"])
    func windowsAndSlopesThatAreNoNumbersAreWarnedOf(text: String) throws {
        var writer = Self.image([0, 1, 2, 3])
        writer.set(0x0028_1050, "DS", "40")
        writer.set(0x0028_1051, "DS", text)
        writer.set(0x0028_1052, "DS", "5")
        writer.set(0x0028_1053, "DS", text)
        let frame = try frame(writer)
        #expect(frame.windows.isEmpty)
        #expect(
            frame.warnings == ["RescaleSlope is not a number: ignored", "a window that is not a number is ignored"])
    }

    @Test func emptyWindowsAndSlopesAreNoneWithoutAWarning() throws {
        var writer = Self.image([0, 1, 2, 3])
        for tag in [0x0028_1050, 0x0028_1051, 0x0028_1052, 0x0028_1053] as [UInt32] { writer.set(tag, "DS", "") }
        #expect(try frame(writer).warnings == [])
    }

    /// SQLite and C would end the text there.
    @Test func aNULWithinATextIsASpaceAndEndsACode() throws {
        var writer = Self.image([0, 1, 2, 3])
        writer.set(0x0008_103E, "LO", "Knee\u{0}left\u{0}\u{0}")
        writer.set(0x0018_0015, "CS", "\u{0}KNEE\u{0}\u{0}")
        writer.set(0x0020_000D, "UI", "1.2.3\u{0}rest")
        let instance = try DICOMFile(header: scratch.write(writer.bytes)).instance()
        #expect(instance.seriesDescription == "Knee left")
        #expect(instance.bodyPartExamined == "KNEE")
        #expect(instance.studyInstanceUID == "1.2.3")
    }
}
