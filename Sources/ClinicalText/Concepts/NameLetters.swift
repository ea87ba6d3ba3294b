/// The first three letters or digits of a word, folded, with ae and oe as e: what the forms of a word have in common.
struct NameLetters: Equatable {
    private let number: UInt32

    /// A number for the first two.
    var group: Int { Int(number >> 6) }
    var third: UInt32 { number & 0x3F }

    static let groups = 64 * 64

    init(_ bytes: Span<UInt8>, at start: Int) {
        if let plain = Self.plain(bytes, at: start) {
            number = plain
            return
        }
        var position = start
        var letters: (UInt8, UInt8, UInt8) = (0, 0, 0)
        letters.0 = Self.next(in: bytes, at: &position)
        if letters.0 != 0 { letters.1 = Self.next(in: bytes, at: &position) }
        if letters.1 != 0 { letters.2 = Self.next(in: bytes, at: &position) }
        number = UInt32(letters.0) << 12 | UInt32(letters.1) << 6 | UInt32(letters.2)
    }

    /// The number of most words, for speed.
    private static func plain(_ bytes: Span<UInt8>, at start: Int) -> UInt32? {
        guard start + 3 < bytes.count else { return nil }
        let (a, b, c) = (bytes[start] | 0x20, bytes[start + 1] | 0x20, bytes[start + 2] | 0x20)
        guard isPlain(a, before: b), isPlain(b, before: c), isPlain(c, before: bytes[start + 3] | 0x20) else {
            return nil
        }
        return UInt32(a & 0x3F) << 12 | UInt32(b & 0x3F) << 6 | UInt32(c & 0x3F)
    }

    /// A letter that is itself, whatever the next one's accent.
    private static func isPlain(_ letter: UInt8, before next: UInt8) -> Bool {
        guard letter &- 0x61 < 25 else { return false }
        guard letter == UInt8(ascii: "a") || letter == UInt8(ascii: "o") else { return true }
        return next < 0x80 && next != UInt8(ascii: "e")
    }

    /// 0 at the end of the word. An s is also the z of American spelling.
    private static func next(in bytes: Span<UInt8>, at position: inout Int) -> UInt8 {
        let letter = letter(in: bytes, at: &position)
        if letter == UInt8(ascii: "a") || letter == UInt8(ascii: "o") {
            var next = position
            if self.letter(in: bytes, at: &next) == UInt8(ascii: "e") {
                position = next
                return UInt8(ascii: "e") & 0x3F
            }
        }
        return (letter == UInt8(ascii: "z") ? UInt8(ascii: "s") : letter) & 0x3F
    }

    private static func letter(in bytes: Span<UInt8>, at position: inout Int) -> UInt8 {
        guard position < bytes.count else { return 0 }
        let byte = bytes[position]
        position += 1
        switch byte {
        case 0x30...0x39, 0x61...0x7A: return byte
        case 0x41...0x5A: return byte | 0x20
        case 0xC3...0xC5:
            guard position < bytes.count else { return 0 }
            let second = bytes[position] & 0x3F
            position += 1
            if byte == 0xC5 { return second == 0x12 || second == 0x13 ? UInt8(ascii: "e") : 0 }  // Œ, œ
            return byte == 0xC3 ? latin[Int(second) & 0x1F] : 0
        default: return 0
        }
    }

    /// U+00C0 to U+00DF, and the small letters of U+00E0 to U+00FF.
    private static let latin = Array("aaaaaaeceeeeiiiidnooooo\0ouuuuyts".utf8)
}
