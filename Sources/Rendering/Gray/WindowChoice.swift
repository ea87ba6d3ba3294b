import DICOM

/// The VOI LUT or window chosen for a frame, and where it comes from.
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
    /// Whether the window may be replaced if it would clip nearly all values. False for a requested window.
    var isChecked = false
    /// The rescaled values are first multiplied by its factor.
    var suv: SUVScale?
    var warnings: [String] = []

    /// What the options request, as far as the frame allows.
    init(of frame: PixelFrame, options: RenderingOptions) {
        switch options.window {
        case .explicit(let window) where window.isValid:
            self.init(step: .window(window), source: "asked for")
        case .explicit(let window):
            self.init(fileOf: frame, options, after: "invalid window ignored: \(window.center)/\(window.width)")
        case .preset(let preset) where frame.isInHounsfieldUnits:
            self.init(step: .window(preset.window), source: "preset \(preset.rawValue)")
        case .preset(let preset):
            self.init(
                fileOf: frame, options,
                after: "preset \(preset.rawValue) ignored: the values are not Hounsfield units")
        case .index(let index) where frame.windows.indices.contains(index):
            self.init(
                frame.windows[index], source: index == 0 ? "file" : "file window \(index)", of: frame, options)
        case .index(let index):
            self.init(fileOf: frame, options, after: "window \(index) ignored: the file has \(frame.windows.count)")
        case .percentiles:
            self.init(step: .percentiles, source: "percentiles")
        case .file:
            switch options.suitsSubject ? frame.suv : nil {
            case .success(let scale)? where !frame.hasModalityLUT:
                self.init(step: .window(Self.uptake), source: "SUV", suv: scale)
            case .success?:
                self.init(fileOf: frame, options, after: "no SUV window: the values go through a modality LUT")
            case .failure(let refusal)?:
                self.init(fileOf: frame, options, after: "no SUV window: \(refusal.reason)")
            case nil:
                self.init(fileOf: frame, options)
            }
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

    /// The first VOI LUT or window of the file, else a window for what the frame shows.
    private init(fileOf frame: PixelFrame, _ options: RenderingOptions, after warning: String? = nil) {
        let table = frame.voiLUTs.first
        let ignored = table?.isUsable == false ? "VOI LUT ignored: no entries, or more than 16 bits" : nil
        if let table, table.isUsable {
            self.init(step: .lut(table), source: "file")
        } else if let window = frame.windows.first {
            self.init(window, source: "file", of: frame, options)
        } else {
            self.init(withoutWindow: frame, options, otherwise: .minMax)
        }
        warnings = [warning, ignored].compactMap { $0 } + warnings
    }

    /// A window of the file, unless it is invalid.
    private init(_ window: Window, source: String, of frame: PixelFrame, _ options: RenderingOptions) {
        if window.isValid {
            self.init(step: .window(window), source: source, isChecked: options.checksWindow)
        } else {
            self.init(withoutWindow: frame, options, otherwise: .percentiles)
            warnings = ["invalid window ignored: \(window.function.rawValue) \(window.center)/\(window.width)"]
        }
    }

    private init(withoutWindow frame: PixelFrame, _ options: RenderingOptions, otherwise step: Step) {
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
    /// CT with modality values in Hounsfield units, which those of a localizer are not (PS3.3 C.8.2.1.1.2).
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

    fileprivate var hasModalityLUT: Bool { if case .lut = modalityTransformation { true } else { false } }
}
