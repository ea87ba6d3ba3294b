public import DICOM
import Raster

/// Turns stored pixels into the picture that the standard prescribes.
///
/// The order of operations is that of PS3.3 C.7.6.3, C.11.1 and C.11.2; `RenderingRecipe` says what was done to one
/// frame. Overlays, ICC profiles and real-world value maps are left alone.
public struct FrameRenderer: Sendable {
    public let options: RenderingOptions

    public init(options: RenderingOptions = .init()) { self.options = options }

    public func render(_ frame: PixelFrame) throws(RenderingError) -> RenderedFrame {
        try check(frame)
        var recipe = RenderingRecipe(
            frame: frame.frame, width: frame.columns, height: frame.rows, transferSyntaxUID: frame.transferSyntaxUID,
            warnings: frame.warnings)
        let pixels: [UInt8]
        if frame.photometricInterpretation.isMonochrome {
            let scale = GreyScale(for: frame, options: options, recipe: &recipe)
            pixels = frame.samples.rgb(through: scale)
            let strays = frame.samples.nonFiniteCount - frame.paddedSamples
            if strays > 0 { recipe.warnings.append("\(strays) samples are infinite or not numbers") }
        } else {
            let conversion = try ColorConversion(for: frame, warnings: &recipe.warnings)
            recipe.colorConversion = conversion.word
            pixels = conversion.rgb(frame.samples)
        }
        let image = RGBImage(width: frame.columns, height: frame.rows, pixels: pixels)
        return try corrected(cropped(image, for: frame, recipe: &recipe), for: frame, recipe: &recipe)
    }

    private func check(_ frame: PixelFrame) throws(RenderingError) {
        guard frame.rows > 0, frame.columns > 0, frame.samplesPerPixel > 0, (1...64).contains(frame.bitsStored) else {
            throw frame.error(
                .invalidPixelData,
                "\(frame.columns) x \(frame.rows) pixels of \(frame.samplesPerPixel) samples of \(frame.bitsStored) bits"
            )
        }
        let (pixels, tooMany) = frame.rows.multipliedReportingOverflow(by: frame.columns)
        let (expected, tooManySamples) = pixels.multipliedReportingOverflow(by: frame.samplesPerPixel)
        guard !tooMany, !tooManySamples, frame.samples.count == expected else {
            throw frame.error(
                .invalidPixelData,
                "\(frame.samples.count) samples for \(frame.columns) x \(frame.rows) x \(frame.samplesPerPixel)")
        }
        guard expected <= PixelFrame.largestSampleCount else {
            throw frame.error(.tooLarge, "\(frame.columns) x \(frame.rows) x \(frame.samplesPerPixel) samples")
        }
        let needed = frame.photometricInterpretation.samplesPerPixel
        guard let needed else {
            throw frame.error(
                .unsupportedPhotometricInterpretation,
                "\(frame.photometricInterpretation.rawValue) is not a colour space we know how to show")
        }
        guard frame.samplesPerPixel == needed else {
            throw frame.error(
                .invalidPixelData,
                "\(frame.photometricInterpretation.rawValue) with \(frame.samplesPerPixel) samples per pixel, not \(needed)"
            )
        }
    }
}

extension PixelFrame {
    func error(_ code: FailureCode, _ message: String) -> RenderingError {
        RenderingError(code: code, subject: "frame \(frame)", message: message)
    }
}

extension PhotometricInterpretation {
    /// How many samples a pixel has once decoded; nil for a space that only a decoder can leave.
    var samplesPerPixel: Int? {
        switch self {
        case .monochrome1, .monochrome2, .paletteColor: 1
        case .argb, .cmyk: 4
        case .xyb: nil
        default: 3
        }
    }
}
