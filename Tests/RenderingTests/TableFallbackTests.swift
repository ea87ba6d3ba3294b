import DICOM
import Raster
import Testing

@testable import Rendering

/// VOI LUTs that show next to nothing, and palettes over gray.
@Suite struct TableFallbackTests {
    private static let values = StoredSamples.uint16((0..<256).map { UInt16($0 * 16) })

    private func rendered(
        _ table: LookupTable, _ options: RenderingOptions = .init(),
        _ photometric: PhotometricInterpretation = .monochrome2
    ) throws -> RenderedFrame {
        try FrameRenderer(options: options).render(
            row(Self.values, photometric: photometric) { $0.voiLUTs = [table] })
    }

    /// The descriptor says 16 bits, and no entry needs more than 12.
    private static let dark = LookupTable(firstMapped: 0, entries: (0..<4096).map { UInt16($0) }, bitsPerEntry: 16)

    @Test func aNearlyBlackTableIsScaledForTheModel() throws {
        let frame = try rendered(Self.dark)
        #expect(frame.grays.first == 0 && frame.grays.last == 255)
        #expect(frame.grays[128] == 128 || frame.grays[128] == 129)
        #expect(frame.recipe.voi == "lut" && frame.recipe.warnings.count == 1, "\(frame.recipe.warnings)")
    }

    @Test func theCurveOfANearlyBlackTableIsKept() throws {
        var falling = Self.dark
        falling.entries.reverse()
        let frame = try rendered(falling)
        #expect(frame.grays.first == 255 && frame.grays.last ?? 9 < 3)
        let inverted = try rendered(Self.dark, .init(), .monochrome1)
        #expect(inverted.grays.first == 255 && inverted.grays.last == 0)
    }

    /// PS3.3 C.11.2.1.1: the descriptor says what is white.
    @Test func aNearlyBlackTableStaysDarkAtFullSize() throws {
        let frame = try rendered(Self.dark, .literal)
        #expect(frame.grays.max() == 16)
        #expect(frame.recipe.voi == "lut" && frame.recipe.warnings.isEmpty)
    }

    @Test func aTableWithoutContrastIsReplacedByPercentiles() throws {
        for entry in [0, 30_000, 65_535] as [UInt16] {
            let flat = LookupTable(firstMapped: 0, entries: [entry, entry], bitsPerEntry: 16)
            let frame = try rendered(flat)
            #expect(frame.recipe.voi == "auto" && frame.recipe.windowSource == "percentiles")
            #expect(frame.recipe.warnings == ["VOI LUT ignored: it would show next to nothing of the values"])
            #expect(frame.grays.first == 0 && frame.grays.last == 255)
        }
    }

    @Test func aTableThatShowsSomethingIsUsedAsItIs() throws {
        let table = LookupTable(firstMapped: 0, entries: (0..<4096).map { UInt16($0 * 16) }, bitsPerEntry: 16)
        let frame = try rendered(table)
        #expect(frame.recipe.voi == "lut" && frame.recipe.warnings.isEmpty)
        #expect(try rendered(table, .literal).grays == frame.grays)
    }

    /// Gray values are windowed as if the colors were not there.
    @Test func aSupplementalPaletteColorsValuesFromItsFirstOn() throws {
        func table(_ entries: [UInt16]) -> LookupTable {
            LookupTable(firstMapped: 1000, entries: entries, bitsPerEntry: 16)
        }
        let frame = row(.uint16([0, 50, 100, 999, 1000, 1001, 60_000])) {
            $0.supplementalPalette = [table([0xFFFF, 0]), table([0, 0xFFFF]), table([0, 0])]
        }
        let rendered = try FrameRenderer().render(frame)
        #expect(rendered.recipe.colorConversion == "supplemental-palette")
        #expect(rendered.recipe.valueRange == 0...999)
        #expect(
            rendered.image.pixels == [
                0, 0, 0, 13, 13, 13, 26, 26, 26, 255, 255, 255, 255, 0, 0, 0, 255, 0, 0, 255, 0,
            ])
    }
}
