/// The 256 characters GPT-2 writes bytes as, so that every token is printable text (GPT-2 `encoder.py`,
/// `bytes_to_unicode`).
///
/// 33–126, 161–172 and 174–255 stand for themselves; the other 68 bytes, in order, are U+0100, U+0101, ….
enum ByteAlphabet {
    static let scalars: [Unicode.Scalar] = {
        var next: UInt16 = 256
        return (UInt8.min...UInt8.max).map { byte in
            switch byte {
            case 33...126, 161...172, 174...255: return Unicode.Scalar(byte)
            default:
                defer { next += 1 }
                return Unicode.Scalar(next) ?? "\u{FFFD}"
            }
        }
    }()

    /// The byte of each scalar up to U+0143, if any.
    private static let bytes: [UInt8?] = {
        var bytes = [UInt8?](repeating: nil, count: 256 + 68)
        for (byte, scalar) in scalars.enumerated() { bytes[Int(scalar.value)] = UInt8(byte) }
        return bytes
    }()

    /// The output of a token, given in UTF-8: the bytes of its characters, or the token itself if a character has none
    /// (tokenizers `byte_level.rs`, `decode_chain`).
    static func decode(_ token: [UInt8]) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(token.count)
        var position = 0
        while position < token.count {
            let first = token[position]
            var value = Int(first)
            position += 1
            if first >= 0x80 {
                // Everything in the alphabet is one or two bytes long in UTF-8.
                guard first & 0xE0 == 0xC0, position < token.count else { return token }
                value = Int(first & 0x1F) << 6 | Int(token[position] & 0x3F)
                position += 1
            }
            guard value < bytes.count, let byte = bytes[value] else { return token }
            decoded.append(byte)
        }
        return decoded
    }
}
