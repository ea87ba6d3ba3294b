import DICOM
import Raster
import Testing

@testable import Rendering

@Suite struct MonochromeTests {
    let renderer = FrameRenderer()

    @Test func rescalesBeforeTheWindow() throws {
        let frame = row(.uint16([0, 864, 1064, 1263, 4095])) {
            $0.modalityTransformation = .rescale(slope: 1, intercept: -1024)
            $0.windows = [Window(center: 40, width: 400)]
        }
        let rendered = try renderer.render(frame)
        #expect(rendered.grays == [0, 0, 128, 255, 255])
        #expect(rendered.image.pixels.count == 15)
        #expect(rendered.recipe.modalityStep == "rescale")
        #expect(rendered.recipe.voi == "window")
        #expect(rendered.recipe.windowCenter == 40)
        #expect(rendered.recipe.windowWidth == 400)
        #expect(rendered.recipe.voiLUTFunction == "LINEAR")
        #expect(rendered.recipe.warnings.isEmpty)
    }

    @Test func spreadsTheUnpaddedValuesWithoutAWindow() throws {
        let frame = row(.int16([-2000, -1000, 0, 1000, -2000])) { $0.pixelPadding = -2000 ... -2000 }
        let rendered = try renderer.render(frame)
        #expect(rendered.grays == [0, 0, 128, 255, 0])
        #expect(rendered.recipe.voi == "min-max")
        #expect(rendered.recipe.valueRange == -1000...1000)
        #expect(rendered.recipe.padding == -2000 ... -2000)
    }

    @Test func excludesPaddingFromTheRangeEvenIfItIsShown() throws {
        let frame = row(.int16([-400, -1000, 0, 1000])) { $0.pixelPadding = -500 ... -400 }
        let rendered = try FrameRenderer(options: .literal).render(frame)
        #expect(rendered.grays == [77, 0, 128, 255])
        let outside = row(.int16([-2000, -1000, 1000])) { $0.pixelPadding = -2000 ... -2000 }
        #expect(try FrameRenderer(options: .literal).render(outside).grays == [0, 0, 255])
    }

    @Test func invertsMonochrome1LastAndKeepsPaddingBlack() throws {
        let frame = row(.uint8([0, 100, 200, 255]), bits: 8, photometric: .monochrome1) { $0.pixelPadding = 255...255 }
        let rendered = try renderer.render(frame)
        #expect(rendered.grays == [255, 127, 0, 0])
        #expect(rendered.recipe.inverted)
    }

    /// For MONOCHROME1 the shape INVERSE states the same again (PS3.3 C.8.11.3.1.2), so the two do not cancel.
    @Test(arguments: [
        (PhotometricInterpretation.monochrome2, false, [0, 255] as [UInt8]), (.monochrome2, true, [255, 0]),
        (.monochrome1, false, [255, 0]), (.monochrome1, true, [255, 0]),
    ])
    func invertsOnceForThePresentationShape(photometric: PhotometricInterpretation, inverse: Bool, grays: [UInt8])
        throws
    {
        let frame = row(.uint8([0, 9]), bits: 8, photometric: photometric) { $0.presentationInverted = inverse }
        #expect(try renderer.render(frame).grays == grays)
    }

    @Test func appliesTheModalityLUTThenTheWindow() throws {
        let frame = row(.int8([-3, -2, -1, 0, 1]), bits: 8) {
            $0.modalityTransformation = .lut(LookupTable(firstMapped: -2, entries: [0, 1000, 500], bitsPerEntry: 16))
            $0.windows = [Window(center: 500, width: 1000, function: .linearExact)]
        }
        let rendered = try renderer.render(frame)
        #expect(rendered.grays == [0, 0, 255, 128, 128])
        #expect(rendered.recipe.modalityStep == "lut")
    }

    @Test func spreadsTheUsedEntriesOfAModalityLUTWithoutAWindow() throws {
        let frame = row(.uint8([0, 1, 1]), bits: 8) {
            $0.modalityTransformation = .lut(LookupTable(firstMapped: 0, entries: [300, 100, 9000], bitsPerEntry: 16))
        }
        let rendered = try renderer.render(frame)
        #expect(rendered.grays == [255, 0, 0])
        #expect(rendered.recipe.valueRange == 100...300)
    }

    @Test func ignoresTheModalityLUTOfAngiography() throws {
        let frame = row(.uint8([0, 255]), bits: 8) {
            $0.sopClassUID = "1.2.840.10008.5.1.4.1.1.12.1"
            $0.modalityTransformation = .lut(LookupTable(firstMapped: 0, entries: [255, 0], bitsPerEntry: 8))
        }
        let rendered = try renderer.render(frame)
        #expect(rendered.grays == [0, 255])
        #expect(rendered.recipe.modalityStep == "none")
        #expect(rendered.recipe.warnings.count == 1)
    }

    @Test func prefersAVOILUTToAWindow() throws {
        let frame = row(.uint16([9, 10, 11, 12, 13])) {
            $0.windows = [Window(center: 11, width: 2)]
            $0.voiLUTs = [LookupTable(firstMapped: 10, entries: [0, 2048, 4095], bitsPerEntry: 12)]
        }
        let rendered = try renderer.render(frame)
        #expect(rendered.grays == [0, 0, 128, 255, 255])
        #expect(rendered.recipe.voi == "lut")
        #expect(rendered.recipe.windowCenter == nil)
    }

    @Test func usesTheRequestedWindow() throws {
        let frame = row(.uint16([0, 100, 1000])) {
            $0.windows = [Window(center: 50, width: 101), Window(center: 500, width: 1001)]
        }
        func grays(_ selection: RenderingOptions.WindowSelection) throws -> [UInt8] {
            try FrameRenderer(options: RenderingOptions(window: selection)).render(frame).grays
        }
        #expect(try grays(.file) == [1, 255, 255])
        #expect(try grays(.index(1)) == [0, 26, 255])
        #expect(try grays(.index(7)) == [1, 255, 255])
        #expect(try grays(.explicit(Window(center: 1000, width: 2000, function: .linearExact))) == [0, 13, 128])
    }

    @Test func replacesAnInvalidWindowByTheRange() throws {
        let frame = row(.uint8([0, 128, 255]), bits: 8) { $0.windows = [Window(center: 40, width: 0)] }
        let rendered = try renderer.render(frame)
        #expect(rendered.grays == [0, 128, 255])
        #expect(rendered.recipe.voi == "auto")
        #expect(rendered.recipe.warnings.count == 1)
    }

    @Test func replacesAWindowThatClipsEverythingUnlessLiteral() throws {
        let frame = row(.uint16([991, 1200, 1489])) { $0.windows = [Window(center: 30, width: 100)] }
        let rendered = try renderer.render(frame)
        #expect(rendered.grays == [0, 107, 255])
        #expect(rendered.recipe.voi == "auto")
        #expect(rendered.recipe.windowCenter == nil)
        let literal = try FrameRenderer(options: .literal).render(frame)
        #expect(literal.grays == [255, 255, 255])
        #expect(literal.recipe.voi == "window")
    }

    @Test func ignoresTheRescaleOfAnMRWhoseWindowFitsStoredValues() throws {
        let frame = row(.uint16([0, 500, 1000])) {
            $0.modality = "MR"
            $0.modalityTransformation = .rescale(slope: 1, intercept: -5000)
            $0.windows = [Window(center: 500, width: 1000, function: .linearExact)]
        }
        let rendered = try renderer.render(frame)
        #expect(rendered.grays == [0, 128, 255])
        #expect(rendered.recipe.modalityStep == "none")
        #expect(rendered.recipe.voi == "window")
        #expect(rendered.recipe.warnings.count == 1)
    }

    /// A rescale to thousandths, with a window for the stored values: everything would be black.
    @Test(arguments: [0.001, 0.01])
    func ignoresTheRescaleOfAnMRThatEmptiesTheWindow(slope: Double) throws {
        let frame = row(.uint16([0, 500, 1000, 2000])) {
            $0.modality = "MR"
            $0.modalityTransformation = .rescale(slope: slope, intercept: 0)
            $0.windows = [Window(center: 1000, width: 2000, function: .linearExact)]
        }
        let rendered = try renderer.render(frame)
        #expect(rendered.grays == [0, 64, 128, 255])
        #expect(rendered.recipe.modalityStep == "none")
    }

    @Test func replacesAWindowMuchWiderThanTheValues() throws {
        let frame = row(.uint16([0, 500, 1000])) {
            $0.windows = [Window(center: 500_000, width: 1_000_000, function: .linearExact)]
        }
        let rendered = try renderer.render(frame)
        #expect(rendered.recipe.voi == "auto")
        #expect(rendered.grays == [0, 128, 255])
    }

    @Test func rendersAConstantFrameBlackWithAWarning() throws {
        let rendered = try renderer.render(row(.uint16([7, 7, 7])))
        #expect(rendered.grays == [0, 0, 0])
        #expect(rendered.recipe.warnings == ["all pixels have the same value"])
    }

    @Test func rendersAFrameOfPaddingBlackWithAWarning() throws {
        let rendered = try renderer.render(
            row(.int16([-5, -4, -5]), photometric: .monochrome1) { $0.pixelPadding = -5 ... -4 })
        #expect(rendered.grays == [0, 0, 0])
        #expect(rendered.recipe.warnings == ["every pixel is padding, NaN or infinite"])
    }

    @Test func ignoresNaNAndInfinityInTheRange() throws {
        let rendered = try renderer.render(row(.float([.nan, -.infinity, -1, 0, 1, .infinity]), bits: 32))
        #expect(rendered.grays == [0, 0, 0, 128, 255, 255])
        #expect(rendered.recipe.warnings == ["3 samples are NaN or infinite"])
        let nothing = try renderer.render(row(.double([.nan, .infinity]), bits: 64))
        #expect(nothing.grays == [0, 255])
    }

    @Test func rendersHugeValuesWithoutOverflow() throws {
        let largest = Double.greatestFiniteMagnitude
        #expect(try renderer.render(row(.double([-largest, 0, largest]), bits: 64)).grays == [0, 128, 255])
        let steep = row(.double([-largest, 0, largest]), bits: 64) {
            $0.modalityTransformation = .rescale(slope: 1e300, intercept: 1e300)
        }
        #expect(try renderer.render(steep).grays.first == 0)
        #expect(try renderer.render(row(.uint32([0, .max]), bits: 32)).grays == [0, 255])
        #expect(try renderer.render(row(.int32([.min, 0, .max]), bits: 32)).grays == [0, 128, 255])
    }

    @Test(arguments: [(0.0, 0.0), (.nan, 0), (1, .infinity)])
    func ignoresAnInvalidRescale(slope: Double, intercept: Double) throws {
        let frame = row(.uint8([0, 255]), bits: 8) {
            $0.modalityTransformation = .rescale(slope: slope, intercept: intercept)
        }
        let rendered = try renderer.render(frame)
        #expect(rendered.grays == [0, 255])
        #expect(rendered.recipe.modalityStep == "none")
        #expect(rendered.recipe.warnings.count == 1)
    }

    @Test func reversesTheGraysForANegativeSlope() throws {
        let frame = row(.uint8([0, 255]), bits: 8) { $0.modalityTransformation = .rescale(slope: -2, intercept: 10) }
        #expect(try renderer.render(frame).grays == [255, 0])
    }

    @Test func rejectsSamplesThatDoNotFillTheFrame() {
        var frame = row(.uint8([0, 1, 2]))
        frame.rows = 2
        #expect(
            throws: RenderingError(code: .invalidPixelData, subject: "frame 0", message: "3 samples for 3 x 2 x 1")
        ) {
            try renderer.render(frame)
        }
        frame.rows = .max
        #expect(throws: RenderingError.self) { try renderer.render(frame) }
    }
}
