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

        switch Self.requested(of: frame, options: options, warnings: &recipe.warnings) {
        case .lut(let table):
            voi = .lut(table, white: table.whitest)
            recipe.voi = "lut"
        case .window(let window):
            voi = .window(window)
            recipe.voi = "window"
            if let stored, options.replacesEmptyWindow, options.window.isOfTheFile,
                stored.lowerBound < stored.upperBound,
                Self.showsNothing(of: values, in: window)
            {
                if frame.rescaleIsSuspect, case .rescale = modality, !Self.showsNothing(of: stored, in: window) {
                    modality = .identity
                    recipe.warnings.append("rescale left out: the window fits the stored values, not the rescaled ones")
                } else {
                    voi = .range(values)
                    recipe.voi = "auto"
                    recipe.warnings.append(
                        "window \(window.center)/\(window.width) leaves every pixel black or every pixel white")
                }
            }
            if case .window = voi {
                recipe.windowCenter = window.center
                recipe.windowWidth = window.width
                recipe.voiLUTFunction = window.function.rawValue
            }
        case .nothing(let invalid):
            voi = .range(values)
            recipe.voi = invalid ? "auto" : "min-max"
            if let stored, stored.lowerBound == stored.upperBound { recipe.warnings.append("every pixel is the same") }
        }
        if case .range(let range) = voi, stored != nil { recipe.valueRange = range }
        recipe.modalityStep = modality.word
    }

    private enum Request {
        case lut(LookupTable)
        case window(Window)
        /// The file has no VOI, or only an invalid one.
        case nothing(invalid: Bool)
    }

    private static func requested(of frame: PixelFrame, options: RenderingOptions, warnings: inout [String]) -> Request
    {
        var window = frame.windows.first
        switch options.window {
        case .explicit(let explicit):
            window = explicit
        case .index(let index) where frame.windows.indices.contains(index):
            window = frame.windows[index]
        case .index(let index):
            warnings.append("no window \(index): the file has \(frame.windows.count)")
            fallthrough
        case .first:
            if let table = frame.voiLUTs.first {
                if table.isUsable { return .lut(table) }
                warnings.append("VOI LUT ignored: it has no entries, or more bits than 16")
            }
        }
        guard let window else { return .nothing(invalid: false) }
        guard window.isValid else {
            warnings.append("invalid window ignored: \(window.function.rawValue) \(window.center)/\(window.width)")
            return .nothing(invalid: true)
        }
        return .window(window)
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

    /// Whether a window leaves every one of these values black, or every one white.
    private static func showsNothing(of values: ClosedRange<Double>, in window: Window) -> Bool {
        let darkest = window.grey(values.lowerBound)
        let brightest = window.grey(values.upperBound)
        return darkest == brightest && (darkest == 0 || darkest == 255)
    }
}

extension RenderingOptions.WindowSelection {
    /// Whether the window is one the file states, which can be wrong, rather than one a person asked for.
    var isOfTheFile: Bool {
        if case .explicit = self { return false }
        return true
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
