public import DICOM
import Raster

/// Renders stored pixels as the standard prescribes.
///
/// The order of operations is that of PS3.3 C.7.6.3, C.11.1 and C.11.2; `RenderingRecipe` records what was done to one
/// frame. Overlays, ICC profiles and real-world value maps are not applied.
public struct FrameRenderer: Sendable {
    public let options: RenderingOptions

    public init(options: RenderingOptions = .init()) { self.options = options }

    public func render(_ frame: PixelFrame) throws(RenderingError) -> RenderedFrame {
        try check(frame)
        return try (frame.photometricInterpretation.isMonochrome ? gray(frame) : color(frame))
            .cropped(toRegionsOf: frame, options)
            .withSquarePixels(frame, options)
    }

    private func gray(_ frame: PixelFrame) -> RenderedFrame {
        let palette = frame.samples.isReal ? nil : Palette(frame.supplementalPalette)
        // Colors have no gray levels: the window is chosen for the other values.
        var grayscale = frame
        if let palette { grayscale.samples = frame.samples.below(palette.firstMapped) }
        let choice = GrayscaleChoice(for: grayscale, options: options)
        var pixels = frame.samples.rgb(through: choice.transformation)
        palette?.paint(frame.samples, from: palette?.firstMapped ?? .max, onto: &pixels)
        var rendered = RenderedFrame(frame, pixels: pixels)
        if palette != nil { rendered.recipe.colorConversion = "supplemental-palette" }
        rendered.recipe = rendered.recipe.recording(choice, of: frame)
        let strays = frame.samples.nonFiniteCount - frame.paddedSamples
        if strays > 0 { rendered.recipe.warnings.append("\(strays) samples are NaN or infinite") }
        return rendered
    }

    private func color(_ frame: PixelFrame) throws(RenderingError) -> RenderedFrame {
        let conversion = try ColorConversion(for: frame)
        var rendered = RenderedFrame(frame, pixels: conversion.rgb(frame.samples))
        rendered.recipe.colorConversion = conversion.word
        rendered.recipe.warnings += conversion.warnings
        return rendered
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
                "\(frame.photometricInterpretation.rawValue) is not a supported color space")
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
    /// Samples per pixel once decoded; nil for a color space that only a decoder can convert.
    var samplesPerPixel: Int? {
        switch self {
        case .monochrome1, .monochrome2, .paletteColor: 1
        case .argb, .cmyk: 4
        case .xyb: nil
        default: 3
        }
    }
}

extension RenderedFrame {
    /// The complete frame, before anything else is recorded.
    fileprivate init(_ frame: PixelFrame, pixels: [UInt8]) {
        self.init(
            image: RGBImage(width: frame.columns, height: frame.rows, pixels: pixels),
            recipe: RenderingRecipe(
                frame: frame.frame, width: frame.columns, height: frame.rows,
                transferSyntaxUID: frame.transferSyntaxUID, warnings: frame.warnings))
    }
}
