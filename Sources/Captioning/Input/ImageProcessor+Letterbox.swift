import Raster

extension ImageProcessor {
    /// The size of every picture that the encoder is given; nil where it takes them as they come.
    var target: PictureSize? {
        if let crop { return crop }
        switch resizing {
        case .exact(let size): return size
        case .shortestEdge(let side), .longestEdge(let side): return PictureSize(height: side, width: side)
        case nil: return nil
        }
    }

    /// The whole picture in its own proportions, as large as fits, with black above and below or left and right.
    func letterboxed(_ image: RGBImage, in target: PictureSize) -> RGBImage {
        let scale = min(Double(target.height) / Double(image.height), Double(target.width) / Double(image.width))
        // A line thinner than a pixel is still a pixel.
        func scaled(_ length: Int, within limit: Int) -> Int {
            min(max(Int((Double(length) * scale).rounded()), 1), limit)
        }
        let size = PictureSize(
            height: scaled(image.height, within: target.height), width: scaled(image.width, within: target.width))
        let picture = resized(image, to: size)
        let (rows, columns) = (target.height - size.height, target.width - size.width)
        return picture.padded(
            left: columns / 2, top: rows / 2, right: columns - columns / 2, bottom: rows - rows / 2)
    }
}
