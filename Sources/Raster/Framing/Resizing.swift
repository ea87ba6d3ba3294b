/// The size an image is resized to before it is cropped.
public enum Resizing: Sendable, Equatable, Codable {
    /// The shorter side becomes this long; the proportions are kept.
    case shortestEdge(Int)
    /// The longer side becomes this long, as with open_clip's `resize_mode: longest`.
    case longestEdge(Int)
    /// Exactly this size, whatever the proportions.
    case exact(ImageSize)

    func size(for image: ImageSize) -> ImageSize {
        let (height, width) = (image.height, image.width)
        switch self {
        case .shortestEdge(let side):
            // An integer product, one division in f64, truncated: torchvision's `_compute_resized_output_size`.
            return width <= height
                ? ImageSize(height: Int(Double(side * height) / Double(width)), width: side)
                : ImageSize(height: side, width: Int(Double(side * width) / Double(height)))
        case .longestEdge(let side):
            // open_clip `ResizeKeepRatio`, which rounds halves to even as Python does.
            let ratio = max(Double(height) / Double(side), Double(width) / Double(side))
            let scaled = { (length: Int) in Int((Double(length) / ratio).rounded(.toNearestOrEven)) }
            return ImageSize(height: scaled(height), width: scaled(width))
        case .exact(let size):
            return size
        }
    }
}
