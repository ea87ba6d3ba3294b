import DICOM
import DICOMFiles
import Foundation
import TestSupport
import Testing

@Suite struct FrameTests {
    private let scratch: ScratchFolder

    init() throws { scratch = try ScratchFolder() }

    private func frame(_ writer: DICOMWriter, _ index: Int = 0) throws -> PixelFrame {
        try DICOMFile.frame(index, of: scratch.write(writer.bytes))
    }

    @Test(arguments: DICOMWriter.Encoding.allCases)
    func masksToBitsStoredAndExtendsTheSign(encoding: DICOMWriter.Encoding) throws {
        let words = [0xF001, 0x0FFF, 0x0800, 0x07FF]
        var writer = DICOMWriter.image(encoding, isSigned: true, pixels: [])
        writer.set(0x7FE0_0010, "OW", words)
        #expect(try frame(writer).samples == .int16([1, -1, -2048, 2047]))
        writer.set(0x0028_0103, "US", [0])
        #expect(try frame(writer).samples == .uint16([1, 4095, 2048, 2047]))
    }

    @Test func takesTheBitsBelowHighBit() throws {
        var writer = DICOMWriter.image(pixels: [0x10, 0, 0x20, 0, 0x30, 0, 0xFF, 0xFF])
        writer.set(0x0028_0102, "US", [15])
        #expect(try frame(writer).samples == .uint16([1, 2, 3, 4095]))
    }

    @Test func interleavesPlanes() throws {
        var writer = DICOMWriter.image(rows: 1, columns: 2, bits: 8, stored: 8, pixels: [1, 2, 3, 4, 5, 6])
        writer.set(0x0028_0002, "US", [3])
        writer.set(0x0028_0004, "CS", "RGB")
        writer.set(0x0028_0006, "US", [1])
        #expect(try frame(writer).samples == .uint8([1, 3, 5, 2, 4, 6]))
    }

    @Test func upsamplesColorOf422() throws {
        var writer = DICOMWriter.image(rows: 1, columns: 2, bits: 8, stored: 8, pixels: [10, 20, 100, 200])
        writer.set(0x0028_0002, "US", [3])
        writer.set(0x0028_0004, "CS", "YBR_FULL_422")
        let frame = try frame(writer)
        #expect(frame.samples == .uint8([10, 100, 200, 20, 100, 200]))
        #expect(frame.photometricInterpretation == .ybrFull)
    }

    @Test func unpacksSingleBitsAcrossFrames() throws {
        // Three frames of 3 pixels: 101 011 110, from the lowest bit up.
        var writer = DICOMWriter.image(rows: 1, columns: 3, bits: 1, stored: 1, pixels: [0b11_110_101, 0b0])
        writer.set(0x0028_0008, "IS", "3")
        #expect(try frame(writer, 0).samples == .uint8([1, 0, 1]))
        #expect(try frame(writer, 1).samples == .uint8([0, 1, 1]))
        #expect(try frame(writer, 2).samples == .uint8([1, 1, 0]))
    }

    @Test func decodesRunLengths() throws {
        // A run of three 7s and a literal 9.
        let header = [1, 64].flatMap { [UInt8($0), 0, 0, 0] } + [UInt8](repeating: 0, count: 56)
        var writer = DICOMWriter.image(
            bits: 8, stored: 8, pixels: DICOMWriter.fragments([header + [254, 7, 0, 9]]))
        writer.transferSyntaxUID = "1.2.840.10008.1.2.5"
        #expect(try frame(writer).samples == .uint8([7, 7, 7, 9]))
    }

    @Test func readsDisplayParameters() throws {
        var writer = DICOMWriter.image(isSigned: true, pixels: [0, 0, 0, 0, 0, 0, 0, 0])
        writer.set(0x0028_1050, "DS", "40\\-600")
        writer.set(0x0028_1051, "DS", "400\\1600")
        writer.set(0x0028_1055, "LO", "SOFT\\LUNG")
        writer.set(0x0028_1056, "CS", "SIGMOID")
        writer.set(0x0028_1052, "DS", "-1024")
        writer.set(0x0028_1053, "DS", "2")
        writer.set(0x0028_1054, "LO", "HU")
        writer.set(0x0028_0120, "US", [0xF800])
        writer.set(0x0028_0030, "DS", "2\\1")
        let frame = try frame(writer)
        #expect(
            frame.windows == [
                Window(center: 40, width: 400, function: .sigmoid, explanation: "SOFT"),
                Window(center: -600, width: 1600, function: .sigmoid, explanation: "LUNG"),
            ])
        #expect(frame.modalityTransformation == .rescale(slope: 2, intercept: -1024))
        #expect(frame.rescaleType == "HU")
        #expect(frame.pixelPadding == -2048...(-2048))
        #expect(frame.pixelAspectRatio == 2)
        #expect(frame.modality == "CT")
    }

    @Test func prefersThePerFrameGroupToTheSharedOne() throws {
        func window(_ center: String) -> [DICOMElement] {
            [.sequence(0x0028_9132, [[.text(0x0028_1050, "DS", center), .text(0x0028_1051, "DS", "80")]])]
        }
        var writer = DICOMWriter.image(pixels: [UInt8](repeating: 1, count: 16))
        writer.set(0x0028_0008, "IS", "2")
        writer.set(.sequence(0x5200_9229, [window("10")]))
        writer.set(.sequence(0x5200_9230, [window("20"), []]))
        #expect(try frame(writer, 0).windows.map(\.center) == [20])
        #expect(try frame(writer, 1).windows.map(\.center) == [10])
    }

    @Test func readsOnlyCompleteFramesOfATruncatedFile() throws {
        var writer = DICOMWriter.image(pixels: [1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8, 0])
        writer.set(0x0028_0008, "IS", "2")
        let path = try scratch.write(Array(writer.bytes.dropLast(3)))
        let first = try DICOMFile.frame(0, of: path)
        #expect(first.samples == .uint16([1, 2, 3, 4]))
        #expect(!first.warnings.isEmpty)
        #expect(throws: FileFailure.self) { try DICOMFile.frame(1, of: path) }
    }

    @Test(arguments: [
        ("1.2.840.10008.1.2.4.102", FailureCode.video), ("1.2.840.10008.1.2.4.110", .unsupportedTransferSyntax),
        ("1.2.840.10008.1.2.4.50", .decodeFailed), ("1.2.840.10008.1.2.4.90", .decodeFailed),
    ])
    func undecodableFrameHasItsFailureCode(uid: String, code: FailureCode) throws {
        var writer = DICOMWriter.image(pixels: DICOMWriter.fragments([[1, 2, 3, 4, 5, 6, 7, 8]]))
        writer.transferSyntaxUID = uid
        let error = #expect(throws: FileFailure.self) { try frame(writer) }
        #expect(error?.code == code)
    }

    @Test func missingFrameAndMissingPixelDataAreErrors() throws {
        var writer = DICOMWriter.image(pixels: [0, 0, 0, 0, 0, 0, 0, 0])
        #expect(#expect(throws: FileFailure.self) { try frame(writer, 1) }?.code == .noSuchFrame)
        writer.remove(0x7FE0_0010)
        #expect(#expect(throws: FileFailure.self) { try frame(writer) }?.code == .noPixelData)
    }

    @Test(arguments: ["9223372036854775807", "1e300", "99999999"])
    func absurdFrameCountsAreErrors(frames: String) throws {
        var writer = DICOMWriter.image(rows: 0xFFFF, columns: 0xFFFF, pixels: [0, 0, 0, 0, 0, 0, 0, 0])
        writer.set(0x0028_0008, "IS", frames)
        #expect(throws: FileFailure.self) { try frame(writer, 0) }
        #expect(throws: FileFailure.self) { try frame(writer, 99_999_998) }
        writer.set(0x0028_0008, "IS", "8388608")
        #expect(#expect(throws: FileFailure.self) { try frame(writer, 8_388_607) }?.code == .truncated)
    }

    /// The maximum is 2^28 samples. No memory is allocated for a frame that claims more.
    @Test(arguments: [
        "1.2.840.10008.1.2.5", "1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.90",
        "1.2.840.10008.1.2.4.201", "1.2.840.10008.1.2.8.1",
    ])
    func oversizedFrameIsRefusedInEveryCodec(uid: String) throws {
        let pixels = DICOMWriter.fragments([[1, 2, 3, 4, 5, 6, 7, 8]])
        var writer = DICOMWriter.image(rows: 16384, columns: 16385, bits: 16, stored: 16, pixels: pixels)
        writer.transferSyntaxUID = uid
        let error = #expect(throws: FileFailure.self) { try frame(writer) }
        #expect(error?.code == .tooLarge)
        #expect(error?.message.contains("16385") == true)
    }

    /// All bytes exist, as a sparse file.
    @Test(arguments: [(8, 0x7FE0_0010), (16, 0x7FE0_0010), (32, 0x7FE0_0008), (64, 0x7FE0_0009)] as [(Int, UInt32)])
    func oversizedFrameIsRefusedEvenIfComplete(bits: Int, tag: UInt32) throws {
        // A double counts as two.
        let (rows, columns) = (bits == 64 ? 8192 : 16384, 16385)
        var writer = DICOMWriter.image(rows: rows, columns: columns, bits: min(bits, 32), stored: 8, pixels: [])
        writer.remove(0x7FE0_0010)
        let length = rows * columns * bits / 8
        let vr = [8: "OB", 16: "OW", 32: "OF", 64: "OD"][bits] ?? ""
        let header = writer.element(tag, vr, [], .explicitLittle, length: length)
        let path = try scratch.write(writer.bytes + header)
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.truncate(atOffset: UInt64(writer.bytes.count + header.count + length))
        try handle.close()
        #expect(#expect(throws: FileFailure.self) { try DICOMFile.frame(0, of: path) }?.code == .tooLarge)
    }

    @Test func readsFragmentsWithoutADelimiter() throws {
        let header = [1, 64].flatMap { [UInt8($0), 0, 0, 0] } + [UInt8](repeating: 0, count: 56)
        var writer = DICOMWriter.image(bits: 8, stored: 8, pixels: DICOMWriter.fragments([header + [253, 7]]))
        writer.transferSyntaxUID = "1.2.840.10008.1.2.5"
        let frame = try DICOMFile.frame(0, of: scratch.write(Array(writer.bytes.dropLast(8))))
        #expect(frame.samples == .uint8([7, 7, 7, 7]))
        #expect(frame.warnings.count == 1)
        #expect(throws: FileFailure.self) { try DICOMFile.frame(0, of: scratch.write(Array(writer.bytes.dropLast(9)))) }
    }

    @Test func expandsASegmentedPalette() throws {
        var writer = DICOMWriter.image(bits: 8, stored: 8, pixels: [0, 1, 2, 3])
        writer.set(0x0028_0004, "CS", "PALETTE COLOR")
        for color: UInt32 in 1...3 {
            writer.set(0x0028_1100 + color, "US", [6, 0, 16])
            // Two literal entries, then a ramp of four up to 500.
            writer.set(0x0028_1220 + color, "OW", [0, 2, 50, 100, 1, 4, 500])
        }
        let palette = try frame(writer).palette
        #expect(palette.count == 3)
        #expect(palette.first?.entries == [50, 100, 200, 300, 400, 500])
    }
}
