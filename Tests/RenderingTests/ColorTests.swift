import DICOM
import Raster
import Testing

@testable import Rendering

@Suite struct ColorTests {
    let renderer = FrameRenderer()

    @Test func keepsRGB() throws {
        let rendered = try renderer.render(colorRow(.uint8([255, 0, 1, 2, 3, 4]), .rgb))
        #expect(rendered.image.pixels == [255, 0, 1, 2, 3, 4])
        #expect(rendered.recipe.colorConversion == "none")
        #expect(rendered.recipe.voi == "none")
        #expect(rendered.recipe.modalityStep == "none")
    }

    /// The primary colors by the equations of PS3.3 C.7.6.3.1.2, rounded to integers.
    @Test(
        arguments: [
            ([0, 128, 128], [0, 0, 0]), ([255, 128, 128], [255, 255, 255]), ([76, 85, 255], [254, 0, 0]),
            ([150, 44, 21], [0, 255, 1]), ([29, 255, 107], [0, 0, 254]), ([128, 128, 128], [128, 128, 128]),
        ] as [([UInt8], [UInt8])])
    func convertsTheCornersOfYBRFull(ybr: [UInt8], rgb: [UInt8]) throws {
        for photometric in [PhotometricInterpretation.ybrFull, .ybrFull422, .ybrICT] {
            let rendered = try renderer.render(colorRow(.uint8(ybr), photometric))
            #expect(rendered.image.pixels == rgb)
            #expect(rendered.recipe.colorConversion == "ybr-full")
        }
    }

    @Test(
        arguments: [
            ([16, 128, 128], [0, 0, 0]), ([235, 128, 128], [255, 255, 255]), ([81, 90, 240], [254, 0, 0]),
            ([145, 54, 34], [0, 255, 1]), ([41, 240, 110], [0, 0, 255]), ([0, 128, 128], [0, 0, 0]),
        ] as [([UInt8], [UInt8])])
    func convertsTheCornersOfYBRPartial(ybr: [UInt8], rgb: [UInt8]) throws {
        for photometric in [PhotometricInterpretation.ybrPartial420, .ybrPartial422] {
            #expect(try renderer.render(colorRow(.uint8(ybr), photometric)).image.pixels == rgb)
        }
    }

    /// R=50, G=40, B=60 is Y=47, U=20, V=10 (ISO 15444-1 G.2).
    @Test func convertsYBRReversibleExactly() throws {
        let rendered = try renderer.render(colorRow(.uint8([47, 148, 138]), .ybrRCT))
        #expect(rendered.image.pixels == [50, 40, 60])
    }

    @Test func dropsAlpha() throws {
        let rendered = try renderer.render(colorRow(.uint8([9, 1, 2, 3]), .argb, samplesPerPixel: 4))
        #expect(rendered.image.pixels == [1, 2, 3])
        #expect(rendered.recipe.colorConversion == "drop-alpha")
    }

    @Test(
        arguments: [
            ([0, 0, 0, 0], [255, 255, 255]), ([255, 0, 0, 0], [0, 255, 255]), ([0, 0, 0, 255], [0, 0, 0]),
            ([0, 255, 255, 0], [255, 0, 0]), ([0, 0, 0, 127], [128, 128, 128]),
        ] as [([UInt8], [UInt8])])
    func convertsCMYK(cmyk: [UInt8], rgb: [UInt8]) throws {
        #expect(try renderer.render(colorRow(.uint8(cmyk), .cmyk, samplesPerPixel: 4)).image.pixels == rgb)
    }

    @Test(
        arguments: [
            ([0, 0, 200], [200, 200, 200]), ([0, 255, 255], [255, 0, 0]), ([128, 255, 255], [0, 255, 255]),
            ([64, 255, 255], [128, 255, 0]),
        ] as [([UInt8], [UInt8])])
    func convertsHSV(hsv: [UInt8], rgb: [UInt8]) throws {
        #expect(try renderer.render(colorRow(.uint8(hsv), .hsv)).image.pixels == rgb)
    }

    @Test func scalesDeepColorToEightBits() throws {
        #expect(
            try renderer.render(colorRow(.uint16([0, 32768, 65535]), bits: 16, .rgb)).image.pixels == [0, 128, 255])
        #expect(
            try renderer.render(colorRow(.uint32([0, 1 << 31, .max]), bits: 32, .rgb)).image.pixels == [0, 128, 255])
        #expect(try renderer.render(colorRow(.uint16([0, 2048, 4095]), bits: 12, .rgb)).image.pixels == [0, 128, 255])
        #expect(try renderer.render(colorRow(.int16([-7, 0, 32767]), bits: 16, .rgb)).image.pixels == [0, 0, 127])
    }

    @Test func rejectsUnknownSpacesAndWrongSampleCounts() {
        #expect(throws: RenderingError.self) { try renderer.render(colorRow(.uint8([1, 2, 3]), .xyb)) }
        do throws(RenderingError) {
            _ = try renderer.render(colorRow(.uint8([1, 2, 3]), .xyb))
        } catch {
            #expect(error.code == .unsupportedPhotometricInterpretation)
        }
        #expect(throws: RenderingError.self) { try renderer.render(colorRow(.uint8([1]), .rgb, samplesPerPixel: 1)) }
        #expect(throws: RenderingError.self) { try renderer.render(colorRow(.float([1, 2, 3]), bits: 32, .rgb)) }
    }
}

@Suite struct PaletteTests {
    func render(
        _ samples: StoredSamples, firstMapped: Int = 0, _ tables: [[UInt16]], bits: Int = 16
    ) throws -> [UInt8] {
        let frame = row(samples, bits: 8, photometric: .paletteColor) {
            $0.palette = tables.map { LookupTable(firstMapped: firstMapped, entries: $0, bitsPerEntry: bits) }
        }
        let rendered = try FrameRenderer().render(frame)
        #expect(rendered.recipe.colorConversion == "palette")
        return rendered.image.pixels
    }

    @Test func takesTheHighByteOfSixteenBitEntries() throws {
        #expect(
            try render(.uint8([0, 1]), [[0x0100, 0xFFFF], [0x7F80, 0], [0xFE00, 0x00FF]]) == [1, 127, 254, 255, 0, 0])
    }

    @Test func keepsEightBitEntriesWhateverTheDescriptorStates() throws {
        #expect(try render(.uint8([0, 1]), [[1, 255], [2, 0], [3, 9]], bits: 16) == [1, 2, 3, 255, 0, 9])
        #expect(try render(.uint8([0, 1]), [[1, 255], [2, 0], [3, 9]], bits: 8) == [1, 2, 3, 255, 0, 9])
    }

    @Test func treatsWideEntriesAsSixteenBitsUnderAnEightBitDescriptor() throws {
        #expect(try render(.uint8([0]), [[0x4000], [0x8000], [0xFF00]], bits: 8) == [0x40, 0x80, 0xFF])
    }

    @Test func clampsValuesToTheTable() throws {
        let pixels = try render(.uint16([0, 10, 11, 65535]), firstMapped: 10, [[1, 2], [3, 4], [5, 6]], bits: 8)
        #expect(pixels == [1, 3, 5, 1, 3, 5, 2, 4, 6, 2, 4, 6])
        #expect(
            try render(.int8([-3, -1]), firstMapped: -2, [[1, 2], [3, 4], [5, 6]], bits: 8) == [1, 3, 5, 2, 4, 6])
    }

    @Test func rejectsAMissingTable() {
        #expect(throws: RenderingError.self) { try render(.uint8([0]), [[1], [2]]) }
        #expect(throws: RenderingError.self) { try render(.uint8([0]), [[1], [2], []]) }
    }
}
