import DICOM
import Raster

@testable import Rendering

/// A monochrome frame of one row.
func row(
    _ samples: StoredSamples, bits: Int = 16, photometric: PhotometricInterpretation = .monochrome2,
    _ change: (inout PixelFrame) -> Void = { _ in }
) -> PixelFrame {
    var frame = PixelFrame(
        frame: 0, rows: 1, columns: samples.count, samplesPerPixel: 1, samples: samples, bitsStored: bits,
        photometricInterpretation: photometric)
    change(&frame)
    return frame
}

/// A color frame of one row.
func colorRow(
    _ samples: StoredSamples, bits: Int = 8, _ photometric: PhotometricInterpretation, samplesPerPixel: Int = 3
) -> PixelFrame {
    PixelFrame(
        frame: 0, rows: 1, columns: samples.count / samplesPerPixel, samplesPerPixel: samplesPerPixel, samples: samples,
        bitsStored: bits, photometricInterpretation: photometric)
}

extension RenderedFrame {
    /// The red of each pixel, which is the level of a monochrome frame.
    var grays: [UInt8] { stride(from: 0, to: image.pixels.count, by: 3).map { image.pixels[$0] } }
}
