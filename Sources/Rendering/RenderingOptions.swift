public import DICOM

/// What a person may choose about the rendering; the rest is the standard's and the file's.
public struct RenderingOptions: Sendable, Equatable, Codable {
    /// Which band of values becomes black to white.
    public enum WindowSelection: Sendable, Equatable, Codable {
        /// The file's first VOI LUT, else its first window, else the range of its values.
        case first
        /// The file's window at this index, from 0; the first one where there are not so many.
        case index(Int)
        /// This window, whatever the file says.
        case explicit(Window)
    }

    public var window: WindowSelection
    /// Resizes a frame whose pixels are not square, so that a circle is a circle.
    public var correctsAspect: Bool
    /// Shows the range of the values instead, where the file's own window leaves every pixel black or every pixel white.
    public var replacesEmptyWindow: Bool
    /// Shows padding black; otherwise it goes through the window as if it were a value. It is never counted as one.
    public var blackensPadding: Bool

    public init(
        window: WindowSelection = .first, correctsAspect: Bool = true, replacesEmptyWindow: Bool = true,
        blackensPadding: Bool = true
    ) {
        self.window = window
        self.correctsAspect = correctsAspect
        self.replacesEmptyWindow = replacesEmptyWindow
        self.blackensPadding = blackensPadding
    }

    /// Every stored pixel, padding too, through the file's window, even where that shows nothing.
    public static let literal = RenderingOptions(
        correctsAspect: false, replacesEmptyWindow: false, blackensPadding: false)
}
