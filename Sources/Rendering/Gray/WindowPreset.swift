public import DICOM

/// The usual windows for reading CT, in Hounsfield units.
public enum WindowPreset: String, Sendable, Codable, CaseIterable {
    case brain
    case subdural
    case stroke
    case lung
    case mediastinum
    case softTissue = "soft-tissue"
    case bone
    case liver
    case angio
    /// Pulmonary embolism: the window of `angio`.
    case pe

    public var window: Window {
        let (center, width): (Double, Double) =
            switch self {
            case .brain: (40, 80)
            case .subdural: (75, 215)
            case .stroke: (40, 40)
            case .lung: (-600, 1500)
            case .mediastinum: (40, 400)
            case .softTissue: (50, 400)
            case .bone: (600, 2800)
            case .liver: (60, 160)
            case .angio, .pe: (100, 700)
            }
        return Window(center: center, width: width)
    }
}
