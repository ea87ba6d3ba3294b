public import Raster

/// Turns a picture into what an image encoder was trained on: resized, cropped, rescaled, normalised.
///
/// Two steps, so that one process can do the first and another the second: `picture(from:)` stays in 8 bits,
/// `tensor(fromPicture:)` makes floats of it. The numbers are those of the reference, bit for bit: transformers
/// `image_processing_clip.py`, `image_processing_vit.py`, `image_processing_deit.py`; open_clip `transform.py`.
public struct ImageProcessor: Sendable, Equatable, Codable {
    /// The families of processors, which differ in their defaults.
    public enum Kind: String, Sendable, Codable {
        case clip
        case vit
        case deit
        case openCLIP
    }

    /// Whose arithmetic is reproduced: that of the processors on Pillow, or that of the "fast" ones on torchvision.
    public enum Backend: String, Sendable, Codable {
        case pil
        case torchvision
    }

    /// How a picture of other proportions is brought into the encoder's.
    public enum Fit: String, Sendable, Codable, CaseIterable {
        /// As the checkpoint's own processor does, which may cut off its ends or squeeze it.
        case model
        /// All of it, between black bars.
        case letterbox
    }

    /// `(value - mean) / std`, a number a channel.
    public struct Normalization: Sendable, Equatable, Codable {
        public var mean: [Double]
        public var std: [Double]
    }

    public internal(set) var kind: Kind
    public internal(set) var backend: Backend
    /// nil leaves the size as it is.
    public internal(set) var resizing: Resizing?
    public internal(set) var filter: ResamplingFilter
    /// The centred crop, if there is one.
    public internal(set) var crop: PictureSize?
    /// How a picture of other proportions is brought into the encoder's.
    public var fit: Fit = .model
    /// What surrounds a picture smaller than the crop.
    public internal(set) var fill: UInt8 = 0
    /// nil leaves values from 0 to 255.
    public internal(set) var rescaleFactor: Double?
    public internal(set) var normalization: Normalization?

    /// The most pixels a picture may have after resizing; a line one pixel thin would otherwise grow without bound.
    static let largestPicture = 1 << 26

    /// Resized, cropped and padded: the 8-bit picture the encoder sees.
    public func picture(from image: RGBImage) throws(ImageProcessorError) -> RGBImage {
        if fit == .letterbox, let target { return letterboxed(image, in: target) }
        var picture = image
        if let size = resizing?.size(for: PictureSize(of: image)) {
            guard size.height > 0, size.width > 0, size.height * size.width <= Self.largestPicture else {
                throw ImageProcessorError(
                    subject: "picture of \(image.width) x \(image.height)",
                    problem: "too thin: it would become \(size.width) x \(size.height)")
            }
            picture = resized(picture, to: size)
        }
        if let crop {
            let rounding: CropRounding =
                switch (kind, backend) {
                case (.openCLIP, _): .openCLIP
                case (_, .pil): .pillow
                case (_, .torchvision): .torchvision
                }
            picture = picture.centerCropped(to: crop, rounding: rounding, fill: fill)
        }
        return picture
    }

    func resized(_ image: RGBImage, to size: PictureSize) -> RGBImage {
        switch backend {
        case .pil: image.resized(width: size.width, height: size.height, filter: filter)
        case .torchvision: image.resizedTorchvision(width: size.width, height: size.height, filter: filter)
        }
    }

    /// The values of a picture that `picture(from:)` made.
    public func tensor(fromPicture picture: RGBImage) -> PixelTensor {
        let plane = picture.width * picture.height
        let tables = (0..<PixelTensor.channels).map(valuesOfLevels)
        var values = [Float](repeating: 0, count: PixelTensor.channels * plane)
        for channel in 0..<PixelTensor.channels {
            let table = tables[channel]
            for pixel in 0..<plane {
                values[channel * plane + pixel] = table[Int(picture.pixels[pixel * 3 + channel])]
            }
        }
        return PixelTensor(height: picture.height, width: picture.width, values: values)
    }

    public func tensor(from image: RGBImage) throws(ImageProcessorError) -> PixelTensor {
        tensor(fromPicture: try picture(from: image))
    }

    /// What each of the 256 levels of a channel becomes, in the reference's own order of f32 operations.
    private func valuesOfLevels(channel: Int) -> [Float] {
        let mean = normalization.map { Float($0.mean[channel]) }
        let std = normalization.map { Float($0.std[channel]) }
        return (0..<256).map { level in
            switch (kind, backend) {
            case (.openCLIP, _):
                // torchvision `ToTensor` divides, it does not multiply by the reciprocal.
                let value = Float(level) / 255
                guard let mean, let std else { return value }
                return (value - mean) / std
            case (_, .pil):
                let value = rescaleFactor.map { Float(Double(level) * $0) } ?? Float(level)
                guard let mean, let std else { return value }
                return (value - mean) / std
            case (_, .torchvision):
                // The fast processors fold the rescaling into mean and std.
                switch (rescaleFactor, mean, std) {
                case (let factor?, let mean?, let std?):
                    let scale = Float(1 / factor)
                    return (Float(level) - mean * scale) / (std * scale)
                case (nil, let mean?, let std?): return (Float(level) - mean) / std
                case (let factor?, _, _): return Float(level) * Float(factor)
                default: return Float(level)
                }
            }
        }
    }
}
