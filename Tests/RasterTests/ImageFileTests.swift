import Foundation
import Raster
import Testing

@Suite struct ImageFileTests {
    @Test(arguments: SampleImage.all)
    func decodesLikePillow(sample: SampleImage) throws {
        let image = try RGBImage(decoding: try bytes(of: sample))
        #expect(image.width == 16 && image.height == 16)
        for ((x, y), expected) in zip([(0, 0), (15, 0), (0, 15), (15, 15), (8, 8)], sample.pixels) {
            let start = (y * 16 + x) * 3
            #expect(Array(image.pixels[start..<start + 3]) == expected, "\(sample) at \(x), \(y)")
        }
    }

    @Test func decodesTheImageItEncoded() throws {
        let image = RGBImage(width: 5, height: 3, pixels: (0..<45).map { UInt8($0 * 5) })
        #expect(try RGBImage(decoding: image.pngData()) == image)
    }

    @Test func writesTextIntoThePNG() throws {
        let image = RGBImage(width: 1, height: 1, pixels: [1, 2, 3])
        let file = try image.pngData(text: [("Disclaimer", "Not for diagnosis."), ("Comment", "± 1 µm")])
        let ascii = Array("tEXtDisclaimer\0Not for diagnosis.".utf8)
        let international = Array("iTXtComment\0\0\0\0\0± 1 µm".utf8)
        #expect(contains(file, ascii))
        #expect(contains(file, international))
        #expect(try RGBImage(decoding: file) == image)
    }

    @Test(arguments: [("", "x"), ("é", "x"), (String(repeating: "k", count: 80), "x"), (" k", "x"), ("k", "a\0b")])
    func rejectsInvalidText(key: String, value: String) {
        let image = RGBImage(width: 1, height: 1, pixels: [1, 2, 3])
        #expect(throws: RasterError.self) { try image.pngData(text: [(key, value)]) }
    }

    @Test(arguments: [[], [0xFF], Array("GIF89a".utf8), [UInt8](repeating: 0, count: 500)])
    func rejectsOtherFormats(bytes: [UInt8]) {
        #expect(throws: RasterError(subject: "image", problem: "neither PNG nor JPEG")) {
            try RGBImage(decoding: bytes)
        }
    }

    @Test(arguments: SampleImage.all)
    func rejectsATruncatedFile(sample: SampleImage) throws {
        let whole = try bytes(of: sample)
        for count in stride(from: 3, to: whole.count - 30, by: 7) {
            #expect(throws: RasterError.self, "\(sample), \(count) of \(whole.count) bytes") {
                try RGBImage(decoding: whole.prefix(count))
            }
        }
    }

    /// The result does not matter here, only that there is one.
    @Test(arguments: SampleImage.all)
    func survivesDamage(sample: SampleImage) throws {
        let whole = try bytes(of: sample)
        for position in whole.indices {
            var damaged = whole
            damaged[position] ^= 0xFF
            _ = try? RGBImage(decoding: damaged, maximumSide: 4096)
        }
    }

    @Test func rejectsAHugeSizeBeforeAllocating() throws {
        var png = try RGBImage(width: 1, height: 1, pixels: [1, 2, 3]).pngData()
        png.replaceSubrange(16..<24, with: [0, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF])
        let problem = "PNG: 65535 x 65535 pixels, and the limit is 16384 x 16384"
        #expect(throws: RasterError(subject: "image", problem: problem)) { try RGBImage(decoding: png) }
        // Within the limit, with the header's checksum corrected: 70 bytes cannot hold 12 GB.
        png.replaceSubrange(29..<33, with: checksum(png[12..<29]))
        #expect(throws: RasterError(subject: "image", problem: "PNG: the file ends too early")) {
            try RGBImage(decoding: png, maximumSide: 65_535)
        }

        var jpeg = try bytes(of: SampleImage.all[0])
        let frame = try #require(jpeg.indices.dropLast(9).first { jpeg[$0] == 0xFF && jpeg[$0 + 1] == 0xC0 })
        jpeg.replaceSubrange(frame + 5..<frame + 9, with: [0xFF, 0xFF, 0xFF, 0xFF])
        let error = #expect(throws: RasterError.self) { try RGBImage(decoding: jpeg) }
        #expect(error?.problem.hasPrefix("JPEG: ") == true)
    }

    @Test func honorsTheLimitOfTheCaller() throws {
        let file = try RGBImage(width: 20, height: 1, pixels: [UInt8](repeating: 9, count: 60)).pngData()
        #expect(throws: RasterError.self) { try RGBImage(decoding: file, maximumSide: 19) }
        #expect(try RGBImage(decoding: file, maximumSide: 20).width == 20)
    }

    @Test func namesAMissingFile() {
        let error = #expect(throws: RasterError.self) { try RGBImage(contentsOfFile: "/nowhere/1.png") }
        #expect(error?.subject == "/nowhere/1.png")
    }

    private func bytes(of sample: SampleImage) throws -> [UInt8] {
        [UInt8](try #require(Data(base64Encoded: sample.file)))
    }

    /// CRC-32 of a chunk's name and data (PNG, annex D), most significant byte first.
    private func checksum(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var crc: UInt32 = .max
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return (0..<4).map { UInt8(truncatingIfNeeded: ~crc >> (24 - 8 * $0)) }
    }

    private func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
        bytes.indices.dropLast(part.count - 1).contains { bytes[$0..<$0 + part.count].elementsEqual(part) }
    }
}
