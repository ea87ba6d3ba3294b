import DICOM

/// Maps a stored value to its gray level, in plain arithmetic: every faster path is compared with it.
struct GrayscaleTransformation: Sendable {
    /// How modality values are mapped to black and white.
    enum ValuesOfInterest: Sendable {
        case window(Window)
        case lut(LookupTable, white: Double)
        /// The lower bound is black, the upper bound white.
        case range(ClosedRange<Double>)
    }

    var modality: ModalityTransformation = .identity
    var voi: ValuesOfInterest
    var inverted = false
    var padding: ClosedRange<Int>?

    /// The gray level of a stored value. Padding and NaN are black, even if inverted.
    func gray(_ stored: Double) -> UInt8 {
        if stored.isNaN || isPadding(stored) { return 0 }
        let level = UInt8(fraction: fraction(of: modality.value(of: stored)))
        return inverted ? 255 - level : level
    }

    func isPadding(_ stored: Double) -> Bool {
        guard let padding else { return false }
        return stored >= Double(padding.lowerBound) && stored <= Double(padding.upperBound)
    }

    func fraction(of value: Double) -> Double {
        switch voi {
        case .window(let window): window.fraction(of: value)
        case .lut(let table, let white): Double(table.value(at: value)) / white
        case .range(let range):
            // Halved, so that the widest range of Double does not overflow.
            range.lowerBound < range.upperBound
                ? (value / 2 - range.lowerBound / 2) / (range.upperBound / 2 - range.lowerBound / 2)
                : (value > range.upperBound ? 1 : 0)
        }
    }
}

extension ModalityTransformation {
    /// The modality value of a stored value (PS3.3 C.11.1.1).
    func value(of stored: Double) -> Double {
        switch self {
        case .identity: stored
        case .rescale(let slope, let intercept): stored * slope + intercept
        case .lut(let table): Double(table.value(at: stored))
        }
    }

    /// `RenderingRecipe.modalityStep`.
    var word: String {
        switch self {
        case .identity: "none"
        case .rescale: "rescale"
        case .lut: "lut"
        }
    }
}
