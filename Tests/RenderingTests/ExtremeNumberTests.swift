import DICOM
import DICOMFiles
import Raster
import Rendering
import TestSupport
import Testing

/// The largest, the smallest and impossible numbers in every numeric attribute that is read.
@Suite struct ExtremeNumberTests {
    private let scratch: ScratchFolder

    init() throws { scratch = try ScratchFolder() }

    private static let texts = [
        "9223372036854775807", "-9223372036854775808", "9007199254740993", "4294967295", "2147483647", "-2147483648",
        "1e308", "-1e308", "1e999", "-1e999", "1e-320", "0", "-1", "NaN", "inf", "0x7F", "",
    ]

    /// Attributes that are a text of numbers, or several.
    private static let textTags: [(UInt32, Int)] = [
        (0x0008_1160, 1), (0x0010_1030, 1), (0x0018_0050, 1), (0x0018_0060, 1), (0x0018_0080, 1), (0x0018_0081, 1),
        (0x0018_0088, 1), (0x0018_1074, 1), (0x0018_1075, 1), (0x0018_1164, 2), (0x0018_1242, 1), (0x0020_0011, 1),
        (0x0020_0012, 1), (0x0020_0013, 1), (0x0020_0032, 3), (0x0020_0037, 6), (0x0020_0100, 1), (0x0020_1041, 1),
        (0x0028_0008, 1), (0x0028_0030, 2), (0x0028_0034, 2), (0x0028_1050, 1), (0x0028_1051, 1), (0x0028_1052, 1),
        (0x0028_1053, 1), (0x0054_1300, 1),
    ]

    /// Attributes that are binary numbers, which a file may state in any VR.
    private static let binaryTags: [UInt32] = [
        0x0018_9082, 0x0018_9087, 0x0028_0002, 0x0028_0006, 0x0028_0010, 0x0028_0011, 0x0028_0100, 0x0028_0101,
        0x0028_0102, 0x0028_0103, 0x0028_0120, 0x0028_0121, 0x0028_0122, 0x0028_0123, 0x0028_0124, 0x0028_0125,
    ]

    private static func bytes(_ value: UInt64, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
    }

    /// Reads the header and renders a frame. Neither may trap; what is read is finite, and what is rendered has a size.
    private func read(_ writer: DICOMWriter, frame index: Int = 0, _ note: String) throws {
        let path = try scratch.write(writer.bytes)
        do {
            let instance = try DICOMFile(header: path).instance(isPartialAllowed: true)
            for number in [
                instance.sliceThickness, instance.spacingBetweenSlices, instance.sliceLocation, instance.echoTime,
                instance.repetitionTime, instance.diffusionBValue, instance.kvp, instance.ultrasoundRegionShare,
            ] { #expect(number?.isFinite != false, "\(note)") }
            #expect((instance.numberOfFrames ?? 0) <= Int32.max, "\(note)")
        } catch { Issue.record("\(note): \(error)") }
        guard let frame = try? DICOMFile.frame(index, of: path) else { return }
        for options in [RenderingOptions(), .literal] {
            guard let rendered = try? FrameRenderer(options: options).render(frame) else { continue }
            #expect(rendered.image.width > 0 && rendered.image.height > 0, "\(note)")
        }
    }

    private static func image(_ modality: String = "CT") -> DICOMWriter {
        var writer = DICOMWriter.image(isSigned: true, pixels: [0, 0, 255, 15, 0, 8, 7, 0])
        writer.set(0x0008_0060, "CS", modality)
        return writer
    }

    @Test(arguments: textTags.indices)
    func textsOfNumbersDoNotTrap(index: Int) throws {
        let (tag, count) = Self.textTags[index]
        for modality in ["CT", "PT"] {
            for text in Self.texts {
                var writer = Self.image(modality)
                writer.set(0x0028_1050, "DS", "40")
                writer.set(0x0028_1051, "DS", "400")
                writer.set(tag, "DS", [String](repeating: text, count: count).joined(separator: "\\"))
                try read(writer, "\(String(tag, radix: 16)) \(text)")
                try read(writer, frame: .max, "\(String(tag, radix: 16)) \(text), last frame")
            }
        }
    }

    @Test(arguments: binaryTags)
    func binaryNumbersDoNotTrap(tag: UInt32) throws {
        let patterns: [UInt64] = [
            0, 1, .max, 1 << 63, 1 << 62, 0x7FFF, 0x8000, 0x7FF0_0000_0000_0000, 0xFFFF_FFFF, 0x7FFF_FFFF,
        ]
        for (vr, width) in [("US", 2), ("SS", 2), ("UL", 4), ("SL", 4), ("FL", 4), ("FD", 8), ("SV", 8), ("UV", 8)] {
            for pattern in patterns + [
                (Double(1e300)).bitPattern, (-1e300).bitPattern, 32.0.bitPattern, 64.0.bitPattern,
            ] {
                var writer = Self.image()
                writer.set(tag, vr, Self.bytes(pattern, width))
                try read(writer, "\(String(tag, radix: 16)) \(vr) \(pattern)")
            }
        }
    }

    /// The number of entries, the first mapped value and the bits of an entry; and tables of any length.
    @Test(arguments: [0x0028_3000, 0x0028_3010, 0x0028_1101] as [UInt32])
    func descriptorsOfTablesDoNotTrap(tag: UInt32) throws {
        let extremes = [0, 1, 8, 16, 17, 0x7FFF, 0x8000, 0xFFFF]
        for count in extremes {
            for first in extremes {
                for bits in extremes {
                    for length in [0, 1, 2, 3, 16] {
                        var writer = Self.image()
                        let descriptor = [count, first, bits]
                        let table = [UInt8](repeating: 200, count: length)
                        if tag == 0x0028_1101 {
                            writer.set(0x0028_0004, "CS", "PALETTE COLOR")
                            for color in 0..<3 as Range<UInt32> {
                                writer.set(.shorts(tag + color, descriptor))
                                writer.set(0x0028_1201 + color, "OW", table)
                            }
                        } else {
                            let data = DICOMElement(0x0028_3006, "OW", table)
                            writer.set(.sequence(tag, [[.shorts(0x0028_3002, descriptor), data]]))
                        }
                        try read(writer, "\(descriptor), \(length) bytes")
                    }
                }
            }
        }
    }

    @Test func ultrasoundRegionsDoNotTrap() throws {
        for ends in [[0, 0xFFFF_FFFF], [0xFFFF_FFFE, 0xFFFF_FFFF], [0x7FFF_FFFF, 0x8000_0000], [0, 0], [1, 0]] {
            var writer = Self.image("US")
            let region: [DICOMElement] = [
                .shorts(0x0018_6012, [0xFFFF]), .longs(0x0018_6018, [ends[0]]), .longs(0x0018_601A, [ends[0]]),
                .longs(0x0018_601C, [ends[1]]), .longs(0x0018_601E, [ends[1]]),
            ]
            writer.set(.sequence(0x0018_6011, [region, region]))
            try read(writer, "\(ends)")
        }
        // In a VR that holds more, and negative.
        for text in ["-9223372036854775808", "9223372036854775807", "9007199254740992", "1e308"] {
            var writer = Self.image("US")
            writer.set(
                .sequence(
                    0x0018_6011,
                    [
                        [
                            .text(0x0018_6012, "DS", text), .text(0x0018_6018, "DS", "-9007199254740992"),
                            .text(0x0018_601A, "DS", "-1"), .text(0x0018_601C, "DS", text),
                            .text(0x0018_601E, "DS", text),
                        ]
                    ]))
            try read(writer, text)
        }
    }

    @Test(arguments: ["2147483648", "9000000000000000000", "9223372036854775807", "1e300"])
    func aNumberOfFramesThatCannotBeIsNotKept(text: String) throws {
        var writer = Self.image()
        writer.set(0x0028_0008, "IS", text)
        let path = try scratch.write(writer.bytes)
        let instance = try DICOMFile(header: path).instance()
        #expect(instance.numberOfFrames == nil)
        #expect(instance.warnings == ["numberOfFrames is out of range"])
        #expect(#expect(throws: FileFailure.self) { try DICOMFile.frame(0, of: path) }?.code == .malformed)
    }
}
