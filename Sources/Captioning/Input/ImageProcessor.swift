public import Raster

/// Turns an image into the tensor an image encoder was trained on.
///
/// `framing` resizes and crops in 8 bits, which another process can do; `tensor(ofFramed:)` rescales and normalizes. The
/// numbers are those of the reference, bit for bit: transformers `image_processing_clip.py`, `image_processing_vit.py`,
/// `image_processing_deit.py`; open_clip `transform.py`.
public struct ImageProcessor: Sendable, Equatable, Codable {
    /// The families of processors, which differ in their defaults.
    public enum Kind: String, Sendable, Codable {
        case clip
        case vit
        case deit
        case openCLIP
    }

    /// The library whose arithmetic is reproduced: Pillow, or torchvision as in the "fast" processors.
    public enum Backend: String, Sendable, Codable {
        case pil
        case torchvision
    }

    /// `(value - mean) / std`, one number per channel.
    public struct Normalization: Sendable, Equatable, Codable {
        public var mean: [Double]
        public var std: [Double]
    }

    public internal(set) var kind: Kind
    public internal(set) var backend: Backend
    public internal(set) var framing: ImageFraming
    /// nil leaves values from 0 to 255.
    public internal(set) var rescaleFactor: Double?
    public internal(set) var normalization: Normalization?

    /// (channel, height, width): the values of an image that `framing` was applied to.
    public func tensor(ofFramed image: RGBImage) -> PixelTensor {
        let plane = image.width * image.height
        let tables = (0..<PixelTensor.channels).map(valuesOfLevels)
        var values = [Float](repeating: 0, count: PixelTensor.channels * plane)
        for channel in 0..<PixelTensor.channels {
            let table = tables[channel]
            for pixel in 0..<plane {
                values[channel * plane + pixel] = table[Int(image.pixels[pixel * 3 + channel])]
            }
        }
        return PixelTensor(height: image.height, width: image.width, values: values)
    }

    public func tensor(from image: RGBImage) throws(RasterError) -> PixelTensor {
        tensor(ofFramed: try image.framed(as: framing))
    }

    /// The value of each of the 256 levels of a channel, by the reference's own order of f32 operations.
    private func valuesOfLevels(channel: Int) -> [Float] {
        let mean = normalization.map { Float($0.mean[channel]) }
        let std = normalization.map { Float($0.std[channel]) }
        return (0..<256).map { level in
            switch (kind, backend) {
            case (.openCLIP, _):
                // torchvision `ToTensor` divides rather than multiply by the reciprocal.
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
