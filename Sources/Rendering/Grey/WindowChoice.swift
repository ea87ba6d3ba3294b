import DICOM

/// How the values of one frame are to become grey, and where that comes from.
struct WindowChoice {
    enum Step {
        case lut(LookupTable)
        case window(Window)
        case percentiles
        case minMax
    }

    var step: Step
    /// `RenderingRecipe.windowSource`.
    var source: String?
    /// Whether nobody asked for exactly this window, so that it may give way where it shows next to nothing.
    var isChecked = false
    /// To be multiplied with the rescaled values first.
    var suv: SUVScale?

    /// What the options ask for, as far as the frame can give it.
    init(of frame: PixelFrame, options: RenderingOptions, warnings: inout [String]) {
        switch options.window {
        case .explicit(let window) where window.isValid:
            self.init(step: .window(window), source: "asked for")
        case .explicit(let window):
            warnings.append("invalid window ignored: \(window.center)/\(window.width)")
            self.init(ofTheFile: frame, options: options, warnings: &warnings)
        case .preset(let preset) where frame.isInHounsfieldUnits:
            self.init(step: .window(preset.window), source: "preset \(preset.rawValue)")
        case .preset(let preset):
            warnings.append(
                "preset \(preset.rawValue) is for CT in Hounsfield units, which these values are not: not used")
            self.init(ofTheFile: frame, options: options, warnings: &warnings)
        case .index(let index) where frame.windows.indices.contains(index):
            self.init(
                frame.windows[index], source: index == 0 ? "file" : "file window \(index)", of: frame, options: options,
                warnings: &warnings)
        case .index(let index):
            warnings.append("no window \(index): the file has \(frame.windows.count)")
            self.init(ofTheFile: frame, options: options, warnings: &warnings)
        case .percentiles:
            self.init(step: .percentiles, source: "percentiles")
        case .file:
            if options.suitsSubject {
                switch frame.suv {
                case .success(let scale):
                    if case .lut = frame.modalityTransformation {
                        warnings.append("no SUV window: the values go through a modality LUT")
                    } else {
                        self.init(step: .window(Self.uptake), source: "SUV", suv: scale)
                        return
                    }
                case .failure(let refusal): warnings.append("no SUV window: \(refusal.reason)")
                case nil: break
                }
            }
            self.init(ofTheFile: frame, options: options, warnings: &warnings)
        }
    }

    /// SUVbw from 0 to 10.
    private static let uptake = Window(center: 5, width: 10, function: .linearExact)

    private init(step: Step, source: String? = nil, isChecked: Bool = false, suv: SUVScale? = nil) {
        self.step = step
        self.source = source
        self.isChecked = isChecked
        self.suv = suv
    }

    /// The first VOI LUT or window of the file, else what suits the frame.
    private init(ofTheFile frame: PixelFrame, options: RenderingOptions, warnings: inout [String]) {
        if let table = frame.voiLUTs.first {
            if table.isUsable {
                self.init(step: .lut(table), source: "file")
                return
            }
            warnings.append("VOI LUT ignored: it has no entries, or more bits than 16")
        }
        if let window = frame.windows.first {
            self.init(window, source: "file", of: frame, options: options, warnings: &warnings)
        } else {
            self.init(withoutWindow: frame, options: options, otherwise: .minMax)
        }
    }

    /// A window of the file, unless its numbers make none.
    private init(
        _ window: Window, source: String, of frame: PixelFrame, options: RenderingOptions, warnings: inout [String]
    ) {
        if window.isValid {
            self.init(step: .window(window), source: source, isChecked: options.checksWindow)
        } else {
            warnings.append("invalid window ignored: \(window.function.rawValue) \(window.center)/\(window.width)")
            self.init(withoutWindow: frame, options: options, otherwise: .percentiles)
        }
    }

    private init(withoutWindow frame: PixelFrame, options: RenderingOptions, otherwise step: Step) {
        if options.suitsSubject, frame.isInHounsfieldUnits {
            let part = BodyPartWindow(of: frame)
            self.init(step: .window(part.preset.window), source: part.source, isChecked: options.checksWindow)
        } else if case .percentiles = step {
            self.init(step: .percentiles, source: "percentiles")
        } else if options.suitsSubject, frame.modality == "PT" {
            self.init(step: .percentiles, source: "percentiles")
        } else {
            self.init(step: step)
        }
    }
}

extension PixelFrame {
    /// CT whose values of the modality are Hounsfield units: those of a localizer are not (PS3.3 C.8.2.1.1.2).
    var isInHounsfieldUnits: Bool {
        guard modality == "CT", photometricInterpretation.isMonochrome,
            !imageType.contains(where: { $0.uppercased() == "LOCALIZER" })
        else { return false }
        let isRescaled = if case .rescale = modalityTransformation { true } else { false }
        switch rescaleType?.uppercased() {
        case "HU", "HU_MOD": return true
        case nil, "": return isRescaled
        default: return false
        }
    }
}
