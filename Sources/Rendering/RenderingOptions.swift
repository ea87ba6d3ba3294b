public import DICOM

/// What a person may choose about the rendering; the rest is the standard's and the file's.
public struct RenderingOptions: Sendable, Equatable, Codable {
    /// Which band of values becomes black to white.
    public enum WindowSelection: Sendable, Equatable, Codable {
        /// The file's first VOI LUT, else its first window, else what suits what it shows, else the range of its values.
        case file
        /// The file's window at this index, from 0; as `file` where there are not so many.
        case index(Int)
        /// This window, where the values are Hounsfield units; as `file` where they are not.
        case preset(WindowPreset)
        /// This window, whatever the file says.
        case explicit(Window)
        /// All but the darkest and the brightest half per cent of the values.
        case percentiles
    }

    public var window: WindowSelection
    /// Resizes a frame whose pixels are not square, so that a circle is a circle.
    public var correctsAspect: Bool
    /// Shows the bulk of the values instead, where the file's own window shows next to nothing of them.
    public var checksWindow: Bool
    /// Takes a window by what the frame shows: a PET's uptake, the body part of a CT that states no window.
    public var suitsSubject: Bool
    /// Shows padding black; otherwise it goes through the window as if it were a value. It is never counted as one.
    public var blackensPadding: Bool
    /// Cuts an ultrasound picture down to the regions that show the patient.
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

    /// Every stored pixel, padding too, through the file's window, even where that shows nothing.
    public static let literal = RenderingOptions(
        correctsAspect: false, checksWindow: false, suitsSubject: false, blackensPadding: false, cropsToRegions: false)
}
