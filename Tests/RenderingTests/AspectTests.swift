import DICOM
import Raster
import Testing

@testable import Rendering

@Suite struct AspectTests {
    func frame(ratio: Double) -> PixelFrame {
        var frame = PixelFrame(
            frame: 2, rows: 4, columns: 6, samplesPerPixel: 1, samples: .uint8((0..<24).map { UInt8($0 * 10) }),
            bitsStored: 8, photometricInterpretation: .monochrome2)
        frame.pixelAspectRatio = ratio
        return frame
    }

    /// Only the side along which pixels are longer is stretched.
    @Test(arguments: [(1.0, 6, 4), (2.0, 6, 8), (0.5, 12, 4), (4.0 / 3, 6, 5), (1.001, 6, 4)])
    func stretchesToSquarePixels(ratio: Double, width: Int, height: Int) throws {
        let rendered = try FrameRenderer().render(frame(ratio: ratio))
        #expect(rendered.image.width == width)
        #expect(rendered.image.height == height)
        #expect(rendered.recipe.width == width)
        #expect(rendered.recipe.height == height)
        #expect(rendered.recipe.aspectCorrection == (width == 6 && height == 4 ? nil : ratio))
        let literal = try FrameRenderer(options: .literal).render(frame(ratio: ratio))
        #expect(literal.image.width == 6)
        #expect(literal.image.height == 4)
    }

    @Test(arguments: [0, -1, .nan, .infinity, 1000, 0.001])
    func warnsOfAnImpossibleRatio(ratio: Double) throws {
        let rendered = try FrameRenderer().render(frame(ratio: ratio))
        #expect(rendered.image.width == 6)
        #expect(rendered.image.height == 4)
        #expect(rendered.recipe.warnings.count == 1)
    }
}
