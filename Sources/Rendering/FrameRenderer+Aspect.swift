import DICOM
import Raster

extension FrameRenderer {
    /// The picture with square pixels: the shorter side is stretched, so that nothing stored is lost.
    func corrected(
        _ image: RGBImage, for frame: PixelFrame, recipe: inout RenderingRecipe
    ) throws(RenderingError) -> RenderedFrame {
        let ratio = frame.pixelAspectRatio
        // Within half a percent the resize would blur more than it mends.
        guard options.correctsAspect, abs(ratio - 1) > 0.005 || ratio.isNaN else {
            return RenderedFrame(image: image, recipe: recipe)
        }
        guard ratio > 0, ratio.isFinite, (0.05...20).contains(ratio) else {
            recipe.warnings.append("pixel aspect ratio \(ratio) not corrected")
            return RenderedFrame(image: image, recipe: recipe)
        }
        let width = (Double(image.width) * max(1 / ratio, 1)).rounded()
        let height = (Double(image.height) * max(ratio, 1)).rounded()
        guard width * height <= Double(PixelFrame.largestSampleCount) else {
            throw frame.error(.tooLarge, "with square pixels it would be \(Int(width)) x \(Int(height)) pixels")
        }
        let resized = image.resized(width: Int(width), height: Int(height), filter: .bicubic)
        recipe.width = resized.width
        recipe.height = resized.height
        recipe.aspectCorrection = ratio
        return RenderedFrame(image: resized, recipe: recipe)
    }
}
