/// Where a centered crop begins if the surplus is odd, and which side of an image smaller than the crop is padded more.
public enum CropRounding: String, Sendable, Codable {
    /// transformers with Pillow: `image_transforms.center_crop`.
    case pillow
    /// torchvision on tensors, as the fast processors of transformers use it.
    case torchvision
    /// torchvision on Pillow images, as open_clip uses it: halves are rounded to even.
    case openCLIP
}

extension RGBImage {
    /// The middle of the image. If the image is smaller than the crop, it is surrounded by the gray level `fill`.
    func centerCropped(to size: ImageSize, rounding: CropRounding, fill: UInt8) -> RGBImage {
        let (missingRows, missingColumns) = (max(0, size.height - height), max(0, size.width - width))
        let before = { (missing: Int) in rounding == .pillow ? (missing + 1) / 2 : missing / 2 }
        let (top, left) = (before(missingRows), before(missingColumns))
        let image =
            missingRows > 0 || missingColumns > 0
            ? padded(left: left, top: top, right: missingColumns - left, bottom: missingRows - top, gray: fill)
            : self
        let start = { (surplus: Int) in
            rounding == .openCLIP ? Int((Double(surplus) / 2).rounded(.toNearestOrEven)) : surplus / 2
        }
        return image.cropped(
            x: start(image.width - size.width), y: start(image.height - size.height), width: size.width,
            height: size.height)
    }
}
