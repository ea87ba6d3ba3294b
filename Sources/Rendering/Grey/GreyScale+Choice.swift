import DICOM

extension GreyScale {
    /// The way to grey that a frame and the options ask for, entered in the recipe as it is decided.
    ///
    /// The order is that of PS3.3 C.11.1 and C.11.2: padding out of the statistics, the modality step, one VOI LUT or
    /// one window, the inversion last.
    init(for frame: PixelFrame, options: RenderingOptions, recipe: inout RenderingRecipe) {
        let padding = frame.pixelPadding
        self.padding = options.blackensPadding ? padding : nil
        recipe.padding = padding
        inverted = frame.photometricInterpretation == .monochrome1 || frame.presentationInverted
        recipe.inverted = inverted
        modality = Self.modalityStep(of: frame, warnings: &recipe.warnings)

        let stored = frame.samples.extent(excluding: padding)
        if stored == nil { recipe.warnings.append("every pixel is padding or not a number") }
        let values = Self.values(stored, through: modality, of: frame)

        let choice = WindowChoice(of: frame, options: options, warnings: &recipe.warnings)
        recipe.windowSource = choice.source
        switch choice.step {
        case .lut(let table):
            voi = .lut(table, white: table.whitest)
            recipe.voi = "lut"
        case .window(let window):
            voi = .window(window)
            recipe.voi = "window"
            if let scale = choice.suv {
                modality = modality.multiplied(by: scale.factor)
                recipe.suvFactor = scale.factor
                recipe.suvUnits = scale.units
            }
            if choice.isChecked, let stored, stored.lowerBound < stored.upperBound,
                !Self.shows(window, of: frame, through: modality, values: values)
            {
                if frame.rescaleIsSuspect, case .rescale = modality,
                    Self.shows(window, of: frame, through: .identity, values: stored)
                {
                    modality = .identity
                    recipe.warnings.append("rescale left out: the window fits the stored values, not the rescaled ones")
                } else {
                    voi = .range(Self.bulk(of: frame, through: modality, otherwise: values))
                    recipe.voi = "auto"
                    recipe.windowSource = "percentiles"
                    recipe.warnings.append(
                        "window \(window.center)/\(window.width) shows next to nothing of the values")
                }
            }
            if case .window = voi {
                recipe.windowCenter = window.center
                recipe.windowWidth = window.width
                recipe.voiLUTFunction = window.function.rawValue
            }
        case .percentiles:
            recipe.voi = "auto"
            if options.checksWindow || options.window == .percentiles {
                voi = .range(Self.bulk(of: frame, through: modality, otherwise: values))
            } else {
                voi = .range(values)
                recipe.windowSource = nil
            }
        case .minMax:
            voi = .range(values)
            recipe.voi = "min-max"
        }
        if case .range(let range) = voi {
            if stored != nil { recipe.valueRange = range }
            if let stored, stored.lowerBound == stored.upperBound { recipe.warnings.append("every pixel is the same") }
        }
        recipe.modalityStep = modality.word
    }

    private static func modalityStep(of frame: PixelFrame, warnings: inout [String]) -> ModalityTransformation {
        switch frame.modalityTransformation {
        case .identity:
            return .identity
        case .rescale(let slope, let intercept):
            guard slope.isFinite, intercept.isFinite, slope != 0 else {
                warnings.append("rescale ignored: slope \(slope), intercept \(intercept)")
                return .identity
            }
            return frame.modalityTransformation
        case .lut(let table):
            guard table.isUsable, !frame.samples.isReal else {
                warnings.append("modality LUT ignored: it has no entries, or more bits than 16, or real samples to map")
                return .identity
            }
            // C.8.7.1.1.2: here the table leads from displayable values back to linear ones.
            if frame.isAngiographyOrFluoroscopy {
                warnings.append("modality LUT ignored: that of XA and XRF objects is not for display")
                return .identity
            }
            return frame.modalityTransformation
        }
    }

    /// The smallest and largest value of the modality.
    private static func values(
        _ stored: ClosedRange<Double>?, through modality: ModalityTransformation, of frame: PixelFrame
    ) -> ClosedRange<Double> {
        guard let stored else { return 0...0 }
        if case .lut(let table) = modality {
            return frame.samples.extent(of: table, excluding: frame.pixelPadding) ?? 0...0
        }
        // A slope can carry a value past what a Double holds.
        let ends = [stored.lowerBound, stored.upperBound].map {
            max(-Double.greatestFiniteMagnitude, min(modality.value(of: $0), Double.greatestFiniteMagnitude))
        }
        return min(ends[0], ends[1])...max(ends[0], ends[1])
    }

    /// Whether a window shows at least a hundredth of the span from the first to the ninety-ninth percentile, and that
    /// span fills at least a fiftieth of the window: five greys.
    ///
    /// - Parameter values: the smallest and largest value of the modality, which the span is where it would be empty.
    private static func shows(
        _ window: Window, of frame: PixelFrame, through modality: ModalityTransformation, values: ClosedRange<Double>
    ) -> Bool {
        let (samples, padding) = (frame.samples, frame.pixelPadding)
        // A quick look spares most frames the count of all their values: a window of some width that has values on either
        // side of its centre shows half of itself, or the whole span.
        let extent = values.upperBound - values.lowerBound
        if window.width >= extent / 50, extent >= window.width / 4,
            let centre = modality.stored(for: window.center), samples.surrounds(centre, excluding: padding)
        {
            return true
        }
        guard let ends = samples.percentiles([0.01, 0.99], through: modality, excluding: padding) else { return true }
        let span = ends[0] < ends[1] ? ends[0]...ends[1] : values
        let shown =
            min(window.center + window.width / 2, span.upperBound)
            - max(window.center - window.width / 2, span.lowerBound)
        return shown >= (span.upperBound - span.lowerBound) / 100 && shown >= window.width / 50
    }

    /// The values without the outermost half per cent at either end; all of them where that leaves only one.
    private static func bulk(
        of frame: PixelFrame, through modality: ModalityTransformation, otherwise values: ClosedRange<Double>
    ) -> ClosedRange<Double> {
        let ends = frame.samples.percentiles([0.005, 0.995], through: modality, excluding: frame.pixelPadding)
        guard let ends, ends[0] < ends[1] else { return values }
        return ends[0]...ends[1]
    }
}

extension ModalityTransformation {
    /// The same, its values multiplied: those of a table stay as they are.
    fileprivate func multiplied(by factor: Double) -> ModalityTransformation {
        switch self {
        case .identity: .rescale(slope: factor, intercept: 0)
        case .rescale(let slope, let intercept): .rescale(slope: slope * factor, intercept: intercept * factor)
        case .lut: self
        }
    }

    /// The stored value that becomes this one; nil where a table decides.
    fileprivate func stored(for value: Double) -> Double? {
        switch self {
        case .identity: value
        case .rescale(let slope, let intercept): (value - intercept) / slope
        case .lut: nil
        }
    }
}

extension StoredSamples {
    var isReal: Bool {
        switch self {
        case .float, .double: true
        default: false
        }
    }
}

extension PixelFrame {
    /// XA and XRF objects, plain and enhanced.
    var isAngiographyOrFluoroscopy: Bool {
        let classes = [
            "1.2.840.10008.5.1.4.1.1.12.1", "1.2.840.10008.5.1.4.1.1.12.1.1", "1.2.840.10008.5.1.4.1.1.12.2",
            "1.2.840.10008.5.1.4.1.1.12.2.1", "1.2.840.10008.5.1.4.1.1.12.3",
        ]
        return classes.contains(sopClassUID)
    }

    /// MR and PET writers add a rescale that their windows sometimes do not expect.
    var rescaleIsSuspect: Bool { modality == "MR" || modality == "PT" }
}
