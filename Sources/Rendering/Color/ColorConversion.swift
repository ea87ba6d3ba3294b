import DICOM

/// Converts the samples of a color frame to 8-bit RGB (PS3.3 C.7.6.3.1.2).
///
/// Samples of other depths are scaled so that the largest value of BitsStored becomes 255.
struct ColorConversion: Sendable {
    private enum Space: Sendable {
        case rgb
        /// Full-range Y, CB, CR. The decoder has already undone any subsampling.
        case ybrFull
        /// The reversible transform of JPEG 2000, if the decoder has not undone it.
        case ybrReversible
        /// Y from 16 to 235, CB and CR from 16 to 240.
        case ybrPartial
        case argb
        case cmyk
        case hsv
        case palette(Palette)
    }

    private let space: Space
    private let bits: Int
    let warnings: [String]

    /// `RenderingRecipe.colorConversion`.
    var word: String {
        switch space {
        case .rgb: "none"
        case .ybrFull: "ybr-full"
        case .ybrReversible: "ybr-rct"
        case .ybrPartial: "ybr-partial"
        case .argb: "drop-alpha"
        case .cmyk: "cmyk"
        case .hsv: "hsv"
        case .palette: "palette"
        }
    }

    init(for frame: PixelFrame) throws(RenderingError) {
        bits = frame.bitsStored
        guard !frame.samples.isReal else {
            throw frame.error(.invalidPixelData, "\(frame.photometricInterpretation.rawValue) with real samples")
        }
        switch frame.photometricInterpretation {
        case .rgb:
            space = .rgb
        // The irreversible transform of JPEG 2000 is the equation of YBR_FULL.
        case .ybrFull, .ybrFull422, .ybrICT:
            space = .ybrFull
        case .ybrRCT:
            space = .ybrReversible
        case .ybrPartial420, .ybrPartial422:
            space = .ybrPartial
        case .argb:
            space = .argb
        case .cmyk:
            space = .cmyk
        case .hsv:
            space = .hsv
        case .paletteColor:
            space = .palette(try Palette(of: frame))
        case .monochrome1, .monochrome2, .xyb:
            throw frame.error(
                .unsupportedPhotometricInterpretation,
                "\(frame.photometricInterpretation.rawValue) is not a color space")
        }
        let isScaled = bits != 8 && frame.photometricInterpretation != .paletteColor
        warnings = isScaled ? ["color of \(bits) bits scaled to 8"] : []
    }

    /// The 8-bit pixels, (rows, columns, 3).
    func rgb(_ samples: StoredSamples) -> [UInt8] {
        if case .palette(let palette) = space { return palette.rgb(samples) }
        let bytes = samples.bytes(bits: bits)
        switch space {
        case .rgb: return bytes
        case .ybrFull: return Self.convert(bytes, step: 3, Self.fromFullRange)
        case .ybrReversible: return Self.convert(bytes, step: 3, Self.fromReversible)
        case .ybrPartial: return Self.convert(bytes, step: 3, Self.fromPartialRange)
        case .argb: return Self.convert(bytes, step: 4) { ($1, $2, $3) }
        case .cmyk: return Self.convert(bytes, step: 4, Self.fromCMYK)
        case .hsv: return Self.convert(bytes, step: 3, Self.fromHSV)
        case .palette: return []
        }
    }

    @inline(__always)
    private static func convert(
        _ bytes: [UInt8], step: Int, _ color: (UInt8, UInt8, UInt8, UInt8) -> (UInt8, UInt8, UInt8)
    ) -> [UInt8] {
        let count = bytes.count / step
        return [UInt8](capacity: count * 3) { pixels in
            for pixel in 0..<count {
                let source = pixel &* step
                let fourth = step == 4 ? bytes[source &+ 3] : 0
                let (red, green, blue) = color(bytes[source], bytes[source &+ 1], bytes[source &+ 2], fourth)
                pixels.append(red)
                pixels.append(green)
                pixels.append(blue)
            }
        }
    }

    @inline(__always)
    private static func fromFullRange(_ y: UInt8, _ cb: UInt8, _ cr: UInt8, _: UInt8) -> (UInt8, UInt8, UInt8) {
        let (y, cb, cr) = (Float(y), Float(cb) - 128, Float(cr) - 128)
        return (
            UInt8(level: y + 1.402 * cr),
            UInt8(level: y - 0.344136 * cb - 0.714136 * cr),
            UInt8(level: y + 1.772 * cb)
        )
    }

    @inline(__always)
    private static func fromReversible(_ y: UInt8, _ cb: UInt8, _ cr: UInt8, _: UInt8) -> (UInt8, UInt8, UInt8) {
        let (cb, cr) = (Int(cb) - 128, Int(cr) - 128)
        let green = Int(y) - (cb + cr) >> 2
        return (UInt8(clamping: cr + green), UInt8(clamping: green), UInt8(clamping: cb + green))
    }

    @inline(__always)
    private static func fromPartialRange(_ y: UInt8, _ cb: UInt8, _ cr: UInt8, _: UInt8) -> (UInt8, UInt8, UInt8) {
        let (y, cb, cr) = (1.164384 * (Float(y) - 16), Float(cb) - 128, Float(cr) - 128)
        return (
            UInt8(level: y + 1.596027 * cr),
            UInt8(level: y - 0.391762 * cb - 0.812968 * cr),
            UInt8(level: y + 2.017232 * cb)
        )
    }

    /// Inks without a profile: each one removes its complementary color, black removes all.
    @inline(__always)
    private static func fromCMYK(_ c: UInt8, _ m: UInt8, _ y: UInt8, _ k: UInt8) -> (UInt8, UInt8, UInt8) {
        let light = 255 - Float(k)
        return (
            UInt8(level: (255 - Float(c)) * light / 255),
            UInt8(level: (255 - Float(m)) * light / 255),
            UInt8(level: (255 - Float(y)) * light / 255)
        )
    }

    /// The 256 values of hue are one full circle.
    @inline(__always)
    private static func fromHSV(_ h: UInt8, _ s: UInt8, _ v: UInt8, _: UInt8) -> (UInt8, UInt8, UInt8) {
        let sixth = Float(h) / 256 * 6
        let saturation = Float(s) / 255
        let value = Float(v)
        func channel(_ offset: Float) -> UInt8 {
            let place = (sixth + offset).truncatingRemainder(dividingBy: 6)
            return UInt8(level: value - value * saturation * max(0, min(place, 4 - place, 1)))
        }
        return (channel(5), channel(3), channel(1))
    }
}

extension UInt8 {
    /// A level on the scale of 0 to 255, rounded to the nearest.
    init(level: Float) { self = UInt8(Swift.max(0, Swift.min(255, level)) + 0.5) }
}
