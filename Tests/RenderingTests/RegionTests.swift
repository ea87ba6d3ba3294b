import DICOM
import Raster
import Testing

@testable import Rendering

/// Ultrasound cropped to the regions that show the patient.
@Suite struct RegionTests {
    /// 20 columns and 10 rows; each gray level is its position.
    private func frame(_ regions: [(format: Int, columns: ClosedRange<Int>, rows: ClosedRange<Int>)]) -> PixelFrame {
        var frame = PixelFrame(
            frame: 0, rows: 10, columns: 20, samplesPerPixel: 1, samples: .uint8((0..<200).map(UInt8.init)),
            bitsStored: 8, photometricInterpretation: .monochrome2)
        frame.windows = [Window(center: 127.5, width: 255, function: .linearExact)]
        frame.ultrasoundRegions = regions.map {
            UltrasoundRegion(spatialFormat: $0.format, columns: $0.columns, rows: $0.rows)
        }
        return frame
    }

    private func render(
        _ regions: [(format: Int, columns: ClosedRange<Int>, rows: ClosedRange<Int>)]
    ) throws -> RenderedFrame {
        try FrameRenderer().render(frame(regions))
    }

    @Test func cropsToTheRegion() throws {
        let rendered = try render([(1, 2...4, 3...4)])
        #expect(rendered.grays == [62, 63, 64, 82, 83, 84])
        #expect(rendered.recipe.crop == FrameRegion(x: 2, y: 3, width: 3, height: 2))
        #expect((rendered.recipe.width, rendered.recipe.height) == (3, 2))
        let literal = try FrameRenderer(options: .literal).render(frame([(1, 2...4, 3...4)]))
        #expect(literal.image.width == 20)
        #expect(literal.recipe.crop == nil)
    }

    @Test func keepsTwoAdjacentRegionsAndDropsTheirGraph() throws {
        let recipe = try render([(1, 2...8, 1...5), (1, 10...17, 2...6), (5, 0...19, 8...9)]).recipe
        #expect(recipe.crop == FrameRegion(x: 2, y: 1, width: 16, height: 6))
        #expect(recipe.warnings.isEmpty)
    }

    @Test func usesASpectrumOrAGraphIfThereIsNothingElse() throws {
        #expect(
            try render([(3, 0...9, 0...9), (5, 10...19, 0...9)]).recipe.crop
                == FrameRegion(x: 0, y: 0, width: 10, height: 10))
        #expect(
            try render([(5, 10...19, 0...9)]).recipe.crop == FrameRegion(x: 10, y: 0, width: 10, height: 10))
    }

    @Test(arguments: [5...30, 19...40, -3...9, 4...4])
    func ignoresAnImpossibleRegionWithAWarning(columns: ClosedRange<Int>) throws {
        let rendered = try render([(1, columns, 1...5)])
        #expect(rendered.image.width == 20)
        #expect(rendered.recipe.crop == nil)
        #expect(rendered.recipe.warnings == ["ultrasound regions ignored (outside the frame or too small): 1"])
    }

    @Test func acceptsAnEndThatIsOneTooLarge() throws {
        #expect(try render([(1, 10...20, 0...10)]).recipe.crop == FrameRegion(x: 10, y: 0, width: 10, height: 10))
        #expect(try render([(1, 0...19, 0...9)]).recipe.crop == nil)
    }

    @Test func correctsTheAspectAfterCropping() throws {
        var tall = frame([(1, 2...4, 3...4)])
        tall.pixelAspectRatio = 2
        let rendered = try FrameRenderer().render(tall)
        #expect((rendered.image.width, rendered.image.height) == (3, 4))
    }
}
