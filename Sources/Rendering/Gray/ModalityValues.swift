import DICOM

/// The values of a frame after the modality step, for choosing a window.
struct ModalityValues {
    let samples: StoredSamples
    let padding: ClosedRange<Int>?
    let modality: ModalityTransformation
    /// The smallest and largest stored value; nil if every sample is padding, NaN or infinite.
    let stored: ClosedRange<Double>?
    /// The smallest and largest value of the modality; 0 if there are no stored values.
    let extent: ClosedRange<Double>

    init(of frame: PixelFrame, through modality: ModalityTransformation) {
        samples = frame.samples
        padding = frame.pixelPadding
        self.modality = modality
        stored = samples.extent(excluding: padding)
        guard let stored else {
            extent = 0...0
            return
        }
        if case .lut(let table) = modality {
            extent = samples.extent(of: table, excluding: padding) ?? 0...0
            return
        }
        // A slope can carry a value past what a Double holds.
        let ends = [stored.lowerBound, stored.upperBound].map {
            max(-Double.greatestFiniteMagnitude, min(modality.value(of: $0), Double.greatestFiniteMagnitude))
        }
        extent = min(ends[0], ends[1])...max(ends[0], ends[1])
    }

    private init(stored values: ModalityValues) {
        samples = values.samples
        padding = values.padding
        modality = .identity
        stored = values.stored
        extent = values.stored ?? 0...0
    }

    /// The stored values themselves.
    var withoutRescale: ModalityValues { ModalityValues(stored: self) }

    /// The values without the outermost half percent at either end; all of them if that leaves only one value.
    var bulk: ClosedRange<Double> {
        let ends = samples.percentiles([0.005, 0.995], through: modality, excluding: padding)
        guard let ends, ends[0] < ends[1] else { return extent }
        return ends[0]...ends[1]
    }

    /// What is wrong with the picture that a VOI LUT makes: nothing, too dark throughout, or almost without contrast.
    func fault(of table: LookupTable) -> LookupTable.Fault? {
        guard let stored, stored.lowerBound < stored.upperBound,
            let ends = samples.percentiles([0.01, 0.99, 0.995], through: modality, then: table, excluding: padding)
        else { return nil }
        // As few gray levels as make a window useless: five.
        if ends[1] - ends[0] < table.whitest / 50 { return .flat }
        return ends[1] < table.whitest / 8 ? .dark(greatest: ends[2]) : nil
    }

    /// Whether the values differ and a window would clip nearly all of them.
    func areHidden(by window: Window) -> Bool {
        guard let stored, stored.lowerBound < stored.upperBound else { return false }
        return !isShown(by: window)
    }

    /// Whether a window shows at least a hundredth of the span from the first to the ninety-ninth percentile, and that
    /// span fills at least a fiftieth of the window: five gray levels. An empty span counts as the complete extent.
    private func isShown(by window: Window) -> Bool {
        // Avoids counting the values of most frames: a window of this width with values on both sides of its center shows
        // half of itself, or the complete span.
        let width = extent.upperBound - extent.lowerBound
        if window.width >= width / 50, width >= window.width / 4,
            let center = modality.stored(for: window.center), samples.surrounds(center, excluding: padding)
        {
            return true
        }
        guard let ends = samples.percentiles([0.01, 0.99], through: modality, excluding: padding) else { return true }
        let span = ends[0] < ends[1] ? ends[0]...ends[1] : extent
        let shown =
            min(window.center + window.width / 2, span.upperBound)
            - max(window.center - window.width / 2, span.lowerBound)
        return shown >= (span.upperBound - span.lowerBound) / 100 && shown >= window.width / 50
    }
}

extension ModalityTransformation {
    /// The stored value that becomes this one; nil for a table.
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
