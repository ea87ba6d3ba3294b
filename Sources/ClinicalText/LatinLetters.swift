/// Latin letters beyond ASCII, as `FoldedText` folds them.
///
/// Written out, because to fold them all takes as long as a search.
enum LatinLetters {
    /// The letters of a character of U+00C0 to U+017F, given as its two bytes of UTF-8. Nil: it is not a letter, or not folded
    /// to a to z alone, or it is another character.
    static func folded(_ lead: UInt8, _ second: UInt8) -> [UInt8]? {
        guard (0xC3...0xC5).contains(lead), (0x80...0xBF).contains(second) else { return nil }
        return table[Int(lead - 0xC3) << 6 | Int(second & 0x3F)]
    }

    private static let table: [[UInt8]?] = Array(letters.utf8)
        .split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
        .map { $0.first == UInt8(ascii: ".") ? nil : Array($0) }

    private static let letters = """
        a a a a a a ae c e e e e i i i i d n o o o o o . o u u u u y th ss
        a a a a a a ae c e e e e i i i i d n o o o o o . o u u u u y th y
        a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g
        g g g g h h h h i i i i i i i i i i ij ij j j k k . l l l l l l .
        . l l n n n n n n . n n o o o o o o oe oe r r r r r r s s s s s s
        s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s
        """
}
