public import Raster

/// What one caption is made of.
public struct CaptionRequest: Sendable {
    /// The image of the caption, then other frames of the same volume or clip, which speak for what it shows. At least one;
    /// only a model with evidence looks at more than the first.
    public var images: [RGBImage]
    /// The modality in the image's header: a value of Modality (0008,0060); nil if there is none.
    public var modality: String?

    public init(_ image: RGBImage, further frames: [RGBImage] = [], modality: String? = nil) {
        images = [image] + frames
        self.modality = modality
    }
}
