/// Text that is compared byte by byte, for keys and sorting: two names that a file system tells apart are two keys.
///
/// `String` compares by canonical equivalence and works on grapheme clusters. To it, é and e + ´ are equal, `/a/x` does not
/// begin with `/a/` if x is a combining mark, and a comma before a joiner is not a comma. Text from files, headers and the
/// command line is compared with this type or with the functions below.
public struct ExactText: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let text: String

    public init(_ text: some StringProtocol) { self.text = String(text) }

    public var description: String { text }

    public static func == (a: ExactText, b: ExactText) -> Bool { a.text.isExactly(b.text) }

    public static func < (a: ExactText, b: ExactText) -> Bool { a.text.precedesExactly(b.text) }

    public func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        // Ends the text, which never contains this byte.
        hasher.combine(UInt8(0xFF))
    }
}

extension StringProtocol {
    /// Whether the two have the same bytes.
    public func isExactly(_ other: some StringProtocol) -> Bool { utf8.elementsEqual(other.utf8) }

    /// Whether the text comes before `other` in the order of bytes, as SQLite sorts.
    public func precedesExactly(_ other: some StringProtocol) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }

    /// Whether the bytes of `prefix` come first.
    public func startsExactly(with prefix: some StringProtocol) -> Bool { utf8.starts(with: prefix.utf8) }

    /// Whether the bytes of `suffix` come last.
    public func endsExactly(with suffix: some StringProtocol) -> Bool {
        utf8.reversed().starts(with: suffix.utf8.reversed())
    }

    /// Whether one of the scalars is in the text, whatever joins it.
    public func containsScalar(where matches: (Unicode.Scalar) -> Bool) -> Bool {
        unicodeScalars.contains(where: matches)
    }

    /// The parts between the scalars for which `isSeparator` holds; empty parts are kept.
    public func splitScalars(where isSeparator: (Unicode.Scalar) -> Bool) -> [String] {
        unicodeScalars.split(omittingEmptySubsequences: false, whereSeparator: isSeparator).map {
            String(String.UnicodeScalarView($0))
        }
    }
}

extension Sequence where Element: StringProtocol {
    /// In the order of their bytes.
    public func sortedExactly() -> [Element] { sorted { $0.precedesExactly($1) } }
}
