import DICOM
import Raster

extension RenderedFrame {
    /// The frame resampled to square pixels. The shorter side is stretched, so that no stored pixel is lost.
    func withSquarePixels(_ frame: PixelFrame, _ options: RenderingOptions) throws(RenderingError) -> RenderedFrame {
        let ratio = frame.pixelAspectRatio
        // Within half a percent, resizing would blur more than it corrects.
        guard options.correctsAspect, abs(ratio - 1) > 0.005 || ratio.isNaN else { return self }
        var corrected = self
        guard ratio > 0, ratio.isFinite, (0.05...20).contains(ratio) else {
            corrected.recipe.warnings.append("pixel aspect ratio \(ratio) not corrected")
            return corrected
        }
        let width = (Double(image.width) * max(1 / ratio, 1)).rounded()
        let height = (Double(image.height) * max(ratio, 1)).rounded()
        guard width * height <= Double(PixelFrame.largestSampleCount) else {
            throw frame.error(.tooLarge, "with square pixels it would be \(Int(width)) x \(Int(height)) pixels")
        }
        corrected.image = image.resized(width: Int(width), height: Int(height), filter: .bicubic)
        corrected.recipe.width = corrected.image.width
        corrected.recipe.height = corrected.image.height
        corrected.recipe.aspectCorrection = ratio
        return corrected
    }
}
