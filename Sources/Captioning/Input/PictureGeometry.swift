import Raster

/// Height and width in pixels.
public struct PictureSize: Sendable, Equatable, Codable {
    public var height: Int
    public var width: Int

    public init(height: Int, width: Int) {
        self.height = height
        self.width = width
    }

    init(of image: RGBImage) {
        self.init(height: image.height, width: image.width)
    }
}

/// What size a picture is given before it is cropped.
public enum Resizing: Sendable, Equatable, Codable {
    /// The shorter side becomes this long; the other keeps the proportions.
    case shortestEdge(Int)
    /// The picture fits into a square this wide, as open_clip's `resize_mode: longest`.
    case longestEdge(Int)
    /// Exactly this size, whatever the proportions.
    case exact(PictureSize)

    func size(for image: PictureSize) -> PictureSize {
        let (height, width) = (image.height, image.width)
        switch self {
        case .shortestEdge(let side):
            // An integer product, one division in f64, cut off: torchvision's `_compute_resized_output_size`.
            return width <= height
                ? PictureSize(height: Int(Double(side * height) / Double(width)), width: side)
                : PictureSize(height: side, width: Int(Double(side * width) / Double(height)))
        case .longestEdge(let side):
            // open_clip `ResizeKeepRatio`, which rounds halves to even as Python does.
            let ratio = max(Double(height) / Double(side), Double(width) / Double(side))
            let scaled = { (length: Int) in Int((Double(length) / ratio).rounded(.toNearestOrEven)) }
            return PictureSize(height: scaled(height), width: scaled(width))
        case .exact(let size):
            return size
        }
    }
}

/// Where a centred crop begins when what is left over is odd, and on which side a picture too small for it is padded.
enum CropRounding {
    /// transformers with Pillow: `image_transforms.center_crop`.
    case pillow
    /// torchvision on tensors, as the fast processors of transformers use it.
    case torchvision
    /// torchvision on Pillow pictures, as open_clip uses it: halves are rounded to even.
    case openCLIP
}

extension RGBImage {
    /// The middle of the picture; where the picture is smaller, `fill` stands around it.
    func centerCropped(to size: PictureSize, rounding: CropRounding, fill: UInt8) -> RGBImage {
        let (missingRows, missingColumns) = (max(0, size.height - height), max(0, size.width - width))
        let before = { (missing: Int) in rounding == .pillow ? (missing + 1) / 2 : missing / 2 }
        let (top, left) = (before(missingRows), before(missingColumns))
        let image =
            missingRows > 0 || missingColumns > 0
            ? padded(left: left, top: top, right: missingColumns - left, bottom: missingRows - top, grey: fill)
            : self
        let start = { (surplus: Int) in
            rounding == .openCLIP ? Int((Double(surplus) / 2).rounded(.toNearestOrEven)) : surplus / 2
        }
        return image.cropped(
            x: start(image.width - size.width), y: start(image.height - size.height), width: size.width,
            height: size.height)
    }
}
