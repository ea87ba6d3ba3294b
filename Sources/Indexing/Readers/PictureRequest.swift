public import Raster
public import Rendering

/// Which picture is wanted of a DICOM, PNG or JPEG file.
public struct PictureRequest: Sendable, Codable {
    public var path: String
    /// Which frame, from 0.
    public var frame: Int
    public var options: RenderingOptions
    /// How the image is framed for a model; nil for every pixel.
    public var framing: ImageFraming?

    public init(path: String, frame: Int = 0, options: RenderingOptions = .init(), framing: ImageFraming? = nil) {
        self.path = path
        self.frame = frame
        self.options = options
        self.framing = framing
    }
}

/// An 8-bit picture and how it came about.
public struct Picture: Sendable {
    public let image: RGBImage
    /// How it was rendered; nil for PNG and JPEG files, which need no rendering.
    public let recipe: RenderingRecipe?
}
