public import Captioning
public import Raster
public import Rendering

/// Which picture is wanted of a DICOM, PNG or JPEG file.
public struct PictureRequest: Sendable, Codable {
    public var path: String
    /// Which frame, from 0.
    public var frame: Int
    public var options: RenderingOptions
    /// How the model wants its pictures: they come as it sees them. Nil: every pixel.
    public var processor: ImageProcessor?

    public init(path: String, frame: Int = 0, options: RenderingOptions = .init(), processor: ImageProcessor? = nil) {
        self.path = path
        self.frame = frame
        self.options = options
        self.processor = processor
    }
}

/// An 8-bit picture and how it came about.
public struct Picture: Sendable {
    public let image: RGBImage
    /// How it was rendered; nil for PNG and JPEG files, which need no rendering.
    public let recipe: RenderingRecipe?
}
