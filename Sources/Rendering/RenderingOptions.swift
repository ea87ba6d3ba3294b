public import DICOM

/// The choices a user has about rendering; the rest follows from the standard and the file.
public struct RenderingOptions: Sendable, Equatable, Codable {
    /// Which band of values is spread from black to white.
    public enum WindowSelection: Sendable, Equatable, Codable {
        /// The file's first VOI LUT, else its first window, else a window for the modality or body part, else the range of
        /// its values.
        case file
        /// The file's window at this index, from 0; `file` if there is none.
        case index(Int)
        /// This window if the values are Hounsfield units, else `file`.
        case preset(WindowPreset)
        /// This window, whatever the file states.
        case explicit(Window)
        /// All but the darkest and the brightest half percent of the values.
        case percentiles
    }

    public var window: WindowSelection
    /// Resamples a frame with nonsquare pixels, so that a circle is a circle.
    public var correctsAspect: Bool
    /// Uses a percentile window instead of the file's window if that would clip nearly all values.
    public var checksWindow: Bool
    /// Chooses a window by what the frame shows: uptake for PET, the body part for CT without a window.
    public var suitsSubject: Bool
    /// Shows padding black; if false, padding goes through the window like a value. Statistics never include padding.
    public var blackensPadding: Bool
    /// Crops ultrasound to the regions that show the patient.
    public var cropsToRegions: Bool

    public init(
        window: WindowSelection = .file, correctsAspect: Bool = true, checksWindow: Bool = true,
        suitsSubject: Bool = true, blackensPadding: Bool = true, cropsToRegions: Bool = true
    ) {
        self.window = window
        self.correctsAspect = correctsAspect
        self.checksWindow = checksWindow
        self.suitsSubject = suitsSubject
        self.blackensPadding = blackensPadding
        self.cropsToRegions = cropsToRegions
    }

    /// Every stored pixel, including padding, through the file's window, even if that shows nothing.
    public static let literal = RenderingOptions(
        correctsAspect: false, checksWindow: false, suitsSubject: false, blackensPadding: false, cropsToRegions: false)
}
