/// How an image is brought to the size an encoder was trained on: resized, cropped and padded, in 8 bits.
///
/// `RGBImage.framed(as:)` applies it. The pixels are those of the reference, bit for bit: transformers
/// `image_processing_clip.py`, `image_processing_vit.py`, `image_processing_deit.py`; open_clip `transform.py`.
public struct ImageFraming: Sendable, Equatable, Codable {
    /// The library whose resizing is reproduced.
    public enum Resampler: String, Sendable, Codable {
        case pillow
        case torchvision
    }

    /// How an image of other proportions is brought to the encoder's.
    public enum Fit: String, Sendable, Codable, CaseIterable {
        /// As the model's own processor does, which may crop or distort it.
        case model
        /// The complete image, between black bars.
        case letterbox
    }

    /// nil leaves the size unchanged.
    public var resizing: Resizing?
    public var resampler: Resampler
    public var filter: ResamplingFilter
    /// The size of the centered crop; nil for none.
    public var crop: ImageSize?
    public var cropRounding: CropRounding
    /// The gray level around an image smaller than the crop.
    public var fill: UInt8
    public var fit: Fit

    /// The most pixels an image may have after resizing. Without a limit, an image one pixel high would become huge.
    static let largestPixelCount = 1 << 26

    public init(
        resizing: Resizing? = nil, resampler: Resampler = .pillow, filter: ResamplingFilter = .bicubic,
        crop: ImageSize? = nil, cropRounding: CropRounding = .pillow, fill: UInt8 = 0, fit: Fit = .model
    ) {
        self.resizing = resizing
        self.resampler = resampler
        self.filter = filter
        self.crop = crop
        self.cropRounding = cropRounding
        self.fill = fill
        self.fit = fit
    }

    /// The size of every framed image; nil if it depends on the image.
    var target: ImageSize? {
        if let crop { return crop }
        switch resizing {
        case .exact(let size): return size
        case .shortestEdge(let side), .longestEdge(let side): return .square(side)
        case nil: return nil
        }
    }
}
