import DICOM

/// The grayscale transformation chosen for a frame, and what the recipe records about the choice.
struct GrayscaleChoice {
    let transformation: GrayscaleTransformation
    /// `RenderingRecipe.voi`.
    let voi: String
    /// `RenderingRecipe.windowSource`.
    let windowSource: String?
    let suv: SUVScale?
    /// The values that are black and white, if they were taken from the samples.
    let valueRange: ClosedRange<Double>?
    let warnings: [String]

    /// Follows PS3.3 C.11.1 and C.11.2: the modality step, then one VOI LUT or one window, the inversion last. Statistics
    /// exclude padding.
    init(for frame: PixelFrame, options: RenderingOptions) {
        let (modality, warning) = Self.modalityStep(of: frame)
        let values = ModalityValues(of: frame, through: modality)
        let window = WindowChoice(of: frame, options: options)
        let step = VOIStep(window, on: values, of: frame, options)

        transformation = GrayscaleTransformation(
            modality: step.modality, voi: step.voi,
            inverted: frame.photometricInterpretation == .monochrome1 || frame.presentationInverted,
            padding: options.blackensPadding ? frame.pixelPadding : nil)
        voi = step.word
        windowSource = step.source
        suv = window.suv
        var warnings = [warning].compactMap { $0 }
        if values.stored == nil { warnings.append("every pixel is padding, NaN or infinite") }
        warnings += window.warnings + step.warnings
        if case .range(let range) = step.voi, let stored = values.stored {
            valueRange = range
            if stored.lowerBound == stored.upperBound { warnings.append("all pixels have the same value") }
        } else {
            valueRange = nil
        }
        self.warnings = warnings
    }

    private static func modalityStep(of frame: PixelFrame) -> (ModalityTransformation, warning: String?) {
        switch frame.modalityTransformation {
        case .identity:
            return (.identity, nil)
        case .rescale(let slope, let intercept):
            guard slope.isFinite, intercept.isFinite, slope != 0 else {
                return (.identity, "rescale ignored: slope \(slope), intercept \(intercept)")
            }
        case .lut(let table):
            guard table.isUsable, !frame.samples.isReal else {
                return (
                    .identity, "modality LUT ignored: no entries, more than 16 bits, or real samples"
                )
            }
            // C.8.7.1.1.2: here the table maps displayable values back to linear ones.
            if frame.isAngiographyOrFluoroscopy {
                return (.identity, "modality LUT ignored: not for display in XA and XRF objects")
            }
        }
        return (frame.modalityTransformation, nil)
    }
}

/// The modality and VOI steps of a frame, once its values have been examined.
private struct VOIStep {
    var modality: ModalityTransformation
    var voi: GrayscaleTransformation.ValuesOfInterest
    var word: String
    var source: String?
    var warnings: [String] = []

    init(_ choice: WindowChoice, on values: ModalityValues, of frame: PixelFrame, _ options: RenderingOptions) {
        modality = values.modality
        source = choice.source
        switch choice.step {
        case .lut(let table):
            (voi, word) = (.lut(table, white: table.whitest), "lut")
            switch options.checksWindow ? values.fault(of: table) : nil {
            case .flat:
                (voi, word, source) = (.range(values.bulk), "auto", "percentiles")
                warnings = ["VOI LUT ignored: it would show next to nothing of the values"]
            case .dark(let greatest):
                // A table whose entries do not reach the bits it states. Its curve is kept.
                voi = .lut(table, white: greatest)
                warnings = ["the VOI LUT makes nearly black: its entry \(Int(greatest)) is shown white"]
            case nil: break
            }
        case .window(let window) where choice.isChecked && values.areHidden(by: window):
            if frame.rescaleIsSuspect, case .rescale = modality, !values.withoutRescale.areHidden(by: window) {
                modality = .identity
                (voi, word) = (.window(window), "window")
                warnings = ["rescale ignored: the window fits the stored values, not the rescaled ones"]
            } else {
                (voi, word, source) = (.range(values.bulk), "auto", "percentiles")
                warnings = ["window \(window.center)/\(window.width) ignored: it would clip nearly all values"]
            }
        case .window(let window):
            (voi, word) = (.window(window), "window")
            if let scale = choice.suv { modality = modality.multiplied(by: scale.factor) }
        case .percentiles where options.checksWindow || options.window == .percentiles:
            (voi, word) = (.range(values.bulk), "auto")
        case .percentiles:
            (voi, word, source) = (.range(values.extent), "auto", nil)
        case .minMax:
            (voi, word) = (.range(values.extent), "min-max")
        }
    }
}

extension RenderingRecipe {
    /// The recipe completed with the steps of a monochrome frame.
    func recording(_ choice: GrayscaleChoice, of frame: PixelFrame) -> RenderingRecipe {
        var recipe = self
        recipe.modalityStep = choice.transformation.modality.word
        recipe.voi = choice.voi
        recipe.windowSource = choice.windowSource
        if case .window(let window) = choice.transformation.voi {
            recipe.windowCenter = window.center
            recipe.windowWidth = window.width
            recipe.voiLUTFunction = window.function.rawValue
        }
        recipe.suvFactor = choice.suv?.factor
        recipe.suvUnits = choice.suv?.units
        recipe.valueRange = choice.valueRange
        recipe.inverted = choice.transformation.inverted
        recipe.padding = frame.pixelPadding
        recipe.warnings += choice.warnings
        return recipe
    }
}

extension ModalityTransformation {
    /// The same transformation with its values multiplied; a table is returned unchanged.
    fileprivate func multiplied(by factor: Double) -> ModalityTransformation {
        switch self {
        case .identity: .rescale(slope: factor, intercept: 0)
        case .rescale(let slope, let intercept): .rescale(slope: slope * factor, intercept: intercept * factor)
        case .lut: self
        }
    }
}

extension PixelFrame {
    /// XA and XRF objects, plain and enhanced.
    var isAngiographyOrFluoroscopy: Bool {
        let classes = [
            UID.xRayAngiographicImageStorage, UID.enhancedXAImageStorage, UID.xRayAngiographicBiPlaneImageStorage,
            UID.xRayRadiofluoroscopicImageStorage, UID.enhancedXRFImageStorage,
        ]
        return classes.contains(sopClassUID)
    }

    /// MR and PET files sometimes have windows for the stored values although they state a rescale.
    fileprivate var rescaleIsSuspect: Bool { modality == "MR" || modality == "PT" }
}
