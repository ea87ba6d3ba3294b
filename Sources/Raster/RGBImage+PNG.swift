import CRaster

extension RGBImage {
    /// The image as a PNG file, 8-bit RGB without interlacing.
    ///
    /// Each pair of `text` becomes a text chunk: tEXt if the value is ASCII, else iTXt (PNG, 11.3.3). A key is 1 to
    /// 79 printable ASCII characters, such as the registered `Comment`, `Description`, `Disclaimer` or `Software`.
    public func pngData(text: [(key: String, value: String)] = []) throws(RasterError) -> [UInt8] {
        var pairs: [CChar] = []
        for (key, value) in text {
            let isPrintable = key.utf8.allSatisfy { (0x20...0x7E).contains($0) }
            guard isPrintable, (1...79).contains(key.utf8.count), key.first != " ", key.last != " " else {
                throw RasterError(subject: "PNG text \(key)", problem: "a key is 1 to 79 printable ASCII characters")
            }
            guard !value.utf8.contains(0) else {
                throw RasterError(subject: "PNG text \(key)", problem: "the value contains a NUL character")
            }
            pairs += key.utf8CString
            pairs += value.utf8CString
        }
        guard width <= Int32.max, height <= Int32.max else {
            throw RasterError(subject: "PNG", problem: "\(width) x \(height) pixels exceed the limits of the format")
        }

        var bytes: UnsafeMutablePointer<UInt8>?
        var count = 0
        let damage = unsafe problem { message in
            unsafe pixels.withUnsafeBufferPointer { pixels in
                unsafe pairs.withUnsafeBufferPointer { pairs in
                    unsafe craster_png_encode(
                        pixels.baseAddress, UInt32(width), UInt32(height), pairs.baseAddress, text.count, &bytes,
                        &count, message)
                }
            }
        }
        defer { unsafe craster_free(bytes) }
        if let damage {
            throw RasterError(subject: "PNG", problem: damage)
        }
        return unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
    }
}
