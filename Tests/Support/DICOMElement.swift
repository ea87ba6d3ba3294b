/// A data element for a test file, explicit VR little endian.
public struct DICOMElement: Sendable {
    public let tag: UInt32
    public let vr: String
    public let value: [UInt8]

    public init(_ tag: UInt32, _ vr: String, _ value: [UInt8]) {
        self.tag = tag
        self.vr = vr
        self.value = value
    }

    /// Padded to an even length: a UID with a null, other text with a space (PS3.5 6.2).
    public static func text(_ tag: UInt32, _ vr: String, _ text: String) -> DICOMElement {
        let padding: [UInt8] = text.utf8.count.isMultiple(of: 2) ? [] : [vr == "UI" ? 0 : 0x20]
        return DICOMElement(tag, vr, Array(text.utf8) + padding)
    }

    public static func shorts(_ tag: UInt32, _ values: [Int]) -> DICOMElement {
        DICOMElement(tag, "US", values.flatMap { littleEndian($0, 2) })
    }

    public static func longs(_ tag: UInt32, _ values: [Int]) -> DICOMElement {
        DICOMElement(tag, "UL", values.flatMap { littleEndian($0, 4) })
    }

    public static func double(_ tag: UInt32, _ value: Double) -> DICOMElement {
        DICOMElement(tag, "FD", littleEndian(Int(bitPattern: UInt(value.bitPattern)), 8))
    }

    /// An attribute tag as a value.
    public static func pointer(_ tag: UInt32, _ element: UInt32) -> DICOMElement {
        DICOMElement(tag, "AT", littleEndian(Int(element >> 16), 2) + littleEndian(Int(element & 0xFFFF), 2))
    }

    public static func sequence(_ tag: UInt32, _ items: [[DICOMElement]]) -> DICOMElement {
        DICOMElement(tag, "SQ", items.flatMap { item(DICOMWriter.bytes(of: $0)) })
    }

    /// An item of a sequence, or a fragment of encapsulated pixel data.
    public static func item(_ value: [UInt8]) -> [UInt8] {
        [0xFE, 0xFF, 0x00, 0xE0] + littleEndian(value.count, 4) + value
    }

    static func littleEndian(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
}
