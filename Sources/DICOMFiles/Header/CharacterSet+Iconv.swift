import Glibc

extension CharacterSet {
    /// The text of bytes in a character set, by iconv's name. Nil if any of them is invalid in that set.
    static func convert(_ bytes: [UInt8], from name: String) -> String? {
        if name == "UTF-8" { return String(validating: bytes, as: UTF8.self) }
        guard let converter = unsafe iconv_open("UTF-8", name),
            unsafe converter != UnsafeMutableRawPointer(bitPattern: -1)
        else { return nil }
        defer { unsafe iconv_close(converter) }
        let capacity = bytes.count * 4 + 16
        var isConverted = false
        // iconv does not change its input, but takes it by a mutable pointer.
        var input = bytes
        let converted = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            var room = capacity
            unsafe input.withUnsafeMutableBytes { input in
                var source = unsafe input.baseAddress?.assumingMemoryBound(to: CChar.self)
                var remaining = input.count
                var target = unsafe UnsafeMutableRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self)
                // The second call flushes characters that iconv has held back.
                isConverted =
                    unsafe iconv(converter, &source, &remaining, &target, &room) != -1
                    && iconv(converter, nil, nil, &target, &room) != -1
            }
            count = isConverted ? capacity - room : 0
        }
        return isConverted ? String(decoding: converted, as: UTF8.self) : nil
    }
}
