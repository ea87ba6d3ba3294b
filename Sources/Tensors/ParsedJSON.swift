/// A JSON text (RFC 8259) whose strings are bytes and whose objects keep every member in order.
///
/// Not Foundation's `JSONDecoder`, because that drops duplicate keys silently; because `[String: Int]` merges vocabulary
/// entries that are canonically equivalent; and because hashing 50,000 strings that are not ASCII takes longer than
/// everything else. Here a string is its UTF-8.
public enum ParsedJSON: Sendable {
    case null
    case bool(Bool)
    /// A number without a point or exponent that fits.
    case integer(Int)
    /// Any other number.
    case real(Double)
    case string([UInt8])
    case array([ParsedJSON])
    case object([Member])

    public struct Member: Sendable {
        public let name: [UInt8]
        public let value: ParsedJSON
    }

    /// Why a text is not JSON, and where.
    public struct Malformed: Error, CustomStringConvertible {
        public let problem: String
        public let offset: Int

        public var description: String { "\(problem), at byte \(offset)" }
    }

    public init(parsing bytes: [UInt8]) throws(Malformed) {
        var parser = JSONParser(bytes: bytes)
        self = try parser.document()
    }

    /// A member of an object; the last of several with one name.
    public subscript(name: String) -> ParsedJSON? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.name.elementsEqual(name.utf8) }?.value
    }

    public var text: String? {
        if case .string(let bytes) = self { String(decoding: bytes, as: UTF8.self) } else { nil }
    }

    public var bool: Bool? {
        if case .bool(let flag) = self { flag } else { nil }
    }

    public var number: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .real(let number): number
        default: nil
        }
    }

    /// An array of numbers.
    public var numbers: [Double]? {
        guard case .array(let elements) = self else { return nil }
        let numbers = elements.compactMap(\.number)
        return numbers.count == elements.count ? numbers : nil
    }
}
