extension RGBImage {
    /// The image as the encoder sees it. Throws if it is too thin to be resized.
    public func framed(as framing: ImageFraming) throws(RasterError) -> RGBImage {
        if framing.fit == .letterbox, let target = framing.target { return letterboxed(in: target, framing) }
        var image = self
        if let size = framing.resizing?.size(for: ImageSize(of: self)) {
            guard size.height > 0, size.width > 0, size.height * size.width <= ImageFraming.largestPixelCount else {
                throw RasterError(
                    subject: "image of \(width) x \(height)",
                    problem: "too thin: it would become \(size.width) x \(size.height)")
            }
            image = resized(to: size, framing)
        }
        if let crop = framing.crop {
            image = image.centerCropped(to: crop, rounding: framing.cropRounding, fill: framing.fill)
        }
        return image
    }

    /// The complete image in its own proportions, as large as fits, with black above and below or left and right.
    private func letterboxed(in target: ImageSize, _ framing: ImageFraming) -> RGBImage {
        let scale = min(Double(target.height) / Double(height), Double(target.width) / Double(width))
        // A line thinner than a pixel is still a pixel.
        func scaled(_ length: Int, within limit: Int) -> Int {
            min(max(Int((Double(length) * scale).rounded()), 1), limit)
        }
        let size = ImageSize(
            height: scaled(height, within: target.height), width: scaled(width, within: target.width))
        let (rows, columns) = (target.height - size.height, target.width - size.width)
        return resized(to: size, framing).padded(
            left: columns / 2, top: rows / 2, right: columns - columns / 2, bottom: rows - rows / 2)
    }

    private func resized(to size: ImageSize, _ framing: ImageFraming) -> RGBImage {
        switch framing.resampler {
        case .pillow: resized(width: size.width, height: size.height, filter: framing.filter)
        case .torchvision: resizedTorchvision(width: size.width, height: size.height, filter: framing.filter)
        }
    }
}
