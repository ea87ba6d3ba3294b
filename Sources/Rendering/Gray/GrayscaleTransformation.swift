import DICOM

/// The way from a stored value to its grey level, in plain arithmetic: what every faster path is compared with.
struct GrayscaleTransformation: Sendable {
    /// The step from values of the modality to black and white.
    enum ValuesOfInterest: Sendable {
        case window(Window)
        case lut(LookupTable, white: Double)
        /// These values are black and white.
        case range(ClosedRange<Double>)
    }

    var modality: ModalityTransformation = .identity
    var voi: ValuesOfInterest
    var inverted = false
    var padding: ClosedRange<Int>?

    /// The grey level of a stored value. Padding and what is not a number are black, whether inverted or not.
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
            // Halved, so that a range as wide as Double's own does not overflow.
            range.lowerBound < range.upperBound
                ? (value / 2 - range.lowerBound / 2) / (range.upperBound / 2 - range.lowerBound / 2)
                : (value > range.upperBound ? 1 : 0)
        }
    }
}

extension ModalityTransformation {
    /// The value of the modality for a stored value (PS3.3 C.11.1.1).
    func value(of stored: Double) -> Double {
        switch self {
        case .identity: stored
        case .rescale(let slope, let intercept): stored * slope + intercept
        case .lut(let table): Double(table.value(at: stored))
        }
    }

    /// The word for `RenderingRecipe.modalityStep`.
    var word: String {
        switch self {
        case .identity: "none"
        case .rescale: "rescale"
        case .lut: "lut"
        }
    }
}
