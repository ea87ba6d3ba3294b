import CRaster
import Foundation

extension RGBImage {
    /// The longest side, in pixels, a picture file may claim unless the caller says otherwise.
    public static let defaultMaximumSide = 16_384

    /// Reads a PNG or JPEG file that is in memory, told apart by their signatures.
    ///
    /// The result is what Pillow's `Image.open(file).convert("RGB")` holds: grey is repeated, a palette is looked up,
    /// transparency is dropped without compositing, and an EXIF orientation is not applied.
    public init(
        decoding bytes: some Collection<UInt8>, maximumSide: Int = RGBImage.defaultMaximumSide,
        subject: String = "picture"
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

    /// Reads the PNG or JPEG file at a path.
    public init(
        contentsOfFile path: String, maximumSide: Int = RGBImage.defaultMaximumSide
    ) throws(RasterError) {
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
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
        let misfit = unsafe problem { message in
            switch format {
            case .png: unsafe craster_png_size(bytes.baseAddress, bytes.count, limit, &width, &height, message)
            case .jpeg: unsafe craster_jpeg_size(bytes.baseAddress, bytes.count, limit, &width, &height, message)
            }
        }
        if let misfit {
            return .failure(RasterError(subject: subject, problem: "\(format.rawValue): \(misfit)"))
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
