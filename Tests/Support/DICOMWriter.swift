/// Writes small DICOM files for the tests, byte by byte.
public struct DICOMWriter {
    public enum Encoding: String, CaseIterable, Sendable { case explicitLittle, implicitLittle, explicitBig }

    public var encoding = Encoding.explicitLittle
    public var hasPreamble = true
    public var transferSyntaxUID: String?
    private var elements: [DICOMElement] = []

    public init(_ encoding: Encoding = .explicitLittle) { self.encoding = encoding }

    /// An object with every element a frame needs: `rows` × `columns` gray pixels of `bits`.
    public static func image(
        _ encoding: Encoding = .explicitLittle, rows: Int = 2, columns: Int = 2, bits: Int = 16, stored: Int = 12,
        isSigned: Bool = false, pixels: [UInt8]
    ) -> DICOMWriter {
        var writer = DICOMWriter(encoding)
        writer.set(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.2")
        writer.set(0x0008_0018, "UI", "1.2.3.4")
        writer.set(0x0008_0060, "CS", "CT")
        writer.set(0x0020_000D, "UI", "1.2.3")
        writer.set(0x0020_000E, "UI", "1.2.3.3")
        writer.set(0x0028_0002, "US", [1])
        writer.set(0x0028_0004, "CS", "MONOCHROME2")
        writer.set(0x0028_0010, "US", [rows])
        writer.set(0x0028_0011, "US", [columns])
        writer.set(0x0028_0100, "US", [bits])
        writer.set(0x0028_0101, "US", [stored])
        writer.set(0x0028_0102, "US", [stored - 1])
        writer.set(0x0028_0103, "US", [isSigned ? 1 : 0])
        writer.set(0x7FE0_0010, bits > 8 ? "OW" : "OB", pixels)
        return writer
    }

    public mutating func set(_ element: DICOMElement) {
        elements.removeAll { $0.tag == element.tag }
        elements.append(element)
    }
    public mutating func set(_ tag: UInt32, _ vr: String, _ bytes: [UInt8]) { set(DICOMElement(tag, vr, bytes)) }
    public mutating func set(_ tag: UInt32, _ vr: String, _ text: String) { set(.text(tag, vr, text)) }
    public mutating func set(_ tag: UInt32, _ vr: String, _ words: [Int]) {
        set(tag, vr, words.flatMap { integer($0, 2, encoding) })
    }
    public mutating func remove(_ tag: UInt32) { elements.removeAll { $0.tag == tag } }

    public func integer(_ value: Int, _ width: Int, _ encoding: Encoding) -> [UInt8] {
        let little = DICOMElement.littleEndian(value, width)
        return encoding == .explicitBig ? little.reversed() : little
    }

    public func element(_ tag: UInt32, _ vr: String, _ value: [UInt8], _ encoding: Encoding, length: Int? = nil)
        -> [UInt8]
    {
        let length = length ?? value.count
        var bytes = integer(Int(tag >> 16), 2, encoding) + integer(Int(tag & 0xFFFF), 2, encoding)
        if encoding == .implicitLittle {
            bytes += integer(length, 4, encoding)
        } else if ["OB", "OW", "OF", "OD", "SQ", "UN", "UT"].contains(vr) {
            bytes += Array(vr.utf8) + [0, 0] + integer(length, 4, encoding)
        } else {
            bytes += Array(vr.utf8) + integer(length, 2, encoding)
        }
        return bytes + value
    }

    /// Elements in the order of their tags, as they stand in an item.
    static func bytes(of elements: [DICOMElement]) -> [UInt8] {
        let writer = DICOMWriter()
        return elements.sorted { $0.tag < $1.tag }.flatMap {
            writer.element($0.tag, $0.vr, $0.value, .explicitLittle)
        }
    }

    public var bytes: [UInt8] {
        let uids: [Encoding: String] = [
            .explicitLittle: "1.2.840.10008.1.2.1", .implicitLittle: "1.2.840.10008.1.2",
            .explicitBig: "1.2.840.10008.1.2.2",
        ]
        var bytes: [UInt8] = []
        if hasPreamble {
            let syntax = DICOMElement.text(0x0002_0010, "UI", transferSyntaxUID ?? uids[encoding] ?? "")
            bytes = [UInt8](repeating: 0, count: 128) + Array("DICM".utf8)
            bytes += element(syntax.tag, syntax.vr, syntax.value, .explicitLittle)
        }
        for element in elements.sorted(by: { $0.tag < $1.tag }) {
            // Fragments have undefined length.
            let isEncapsulated = element.tag == 0x7FE0_0010 && element.value.starts(with: [0xFE, 0xFF, 0x00, 0xE0])
            bytes += self.element(
                element.tag, element.vr, element.value, encoding, length: isEncapsulated ? 0xFFFF_FFFF : nil)
        }
        return bytes
    }

    /// The items that compressed pixel data are made of, after an empty offset table.
    public static func fragments(_ fragments: [[UInt8]]) -> [UInt8] {
        DICOMElement.item([]) + fragments.flatMap(DICOMElement.item) + [0xFE, 0xFF, 0xDD, 0xE0, 0, 0, 0, 0]
    }
}
