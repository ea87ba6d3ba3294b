import CRaster
import Foundation

extension RGBImage {
    /// The default limit on the sides of an image file, in pixels.
    public static let defaultMaximumSide = 16_384

    /// Decodes a PNG or JPEG file in memory, recognized by its signature.
    ///
    /// The result is that of Pillow's `Image.open(file).convert("RGB")`: gray is repeated, a palette is looked up,
    /// transparency is dropped without compositing, and an EXIF orientation is not applied.
    public init(
        decoding bytes: some Collection<UInt8>, maximumSide: Int = RGBImage.defaultMaximumSide,
        subject: String = "image"
    ) throws(RasterError) {
        let result = bytes.withContiguousStorageIfAvailable { buffer in
            unsafe Self.decode(buffer, maximumSide: maximumSide, subject: subject)
        }
        if let result {
            self = try result.get()
        } else {
            try self.init(decoding: Array(bytes), maximumSide: maximumSide, subject: subject)
        }
    }

    /// Decodes the PNG or JPEG file at a path.
    public init(
        contentsOfFile path: String, maximumSide: Int = RGBImage.defaultMaximumSide
    ) throws(RasterError) {
        let data: Data
        // Foundation would take ~ at the beginning for a home folder.
        let place = path.utf8.first == UInt8(ascii: "/") ? path : "./" + path
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: place), options: .mappedIfSafe)
        } catch {
            throw RasterError(subject: path, problem: "cannot be read (\(error.localizedDescription))")
        }
        try self.init(decoding: data, maximumSide: maximumSide, subject: path)
    }

    private static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, maximumSide: Int, subject: String
    ) -> Result<RGBImage, RasterError> {
        guard let format = unsafe ImageFormat(signatureOf: bytes) else {
            return .failure(RasterError(subject: subject, problem: "neither PNG nor JPEG"))
        }
        let limit = UInt32(clamping: min(maximumSide, Int(Int32.max)))
        var (width, height): (UInt32, UInt32) = (0, 0)
        let refusal = unsafe problem { message in
            switch format {
            case .png: unsafe craster_png_size(bytes.baseAddress, bytes.count, limit, &width, &height, message)
            case .jpeg: unsafe craster_jpeg_size(bytes.baseAddress, bytes.count, limit, &width, &height, message)
            }
        }
        if let refusal {
            return .failure(RasterError(subject: subject, problem: "\(format.rawValue): \(refusal)"))
        }
        var damage: String?
        let image = RGBImage(width: Int(width), height: Int(height)) { span in
            unsafe span.withUnsafeMutableBufferPointer { pixels in
                damage = unsafe problem { message in
                    switch format {
                    case .png:
                        unsafe craster_png_decode(
                            bytes.baseAddress, bytes.count, width, height, pixels.baseAddress, message)
                    case .jpeg:
                        unsafe craster_jpeg_decode(
                            bytes.baseAddress, bytes.count, width, height, pixels.baseAddress, message)
                    }
                }
            }
        }
        if let damage {
            return .failure(RasterError(subject: subject, problem: "\(format.rawValue): \(damage)"))
        }
        return .success(image)
    }
}
