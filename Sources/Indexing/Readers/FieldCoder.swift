/// Goes through the fields of a value in their order, to write them or to read them: one list serves both directions.
///
/// A number takes eight bytes, little endian; a text its length and UTF-8; an optional one byte before it; a list its
/// count. Both ends are the same program, so there are no names and no versions.
protocol FieldCoder {
    mutating func field(_ value: inout UInt64) throws(MalformedMessage)
    mutating func field(_ value: inout Bool) throws(MalformedMessage)
    mutating func field(_ value: inout String) throws(MalformedMessage)
}

/// A value that knows how to be a field; `blank` is what is read into.
protocol Field {
    static var blank: Self { get }
    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage)
}

extension Field {
    init(_ reader: inout FieldReader) throws(MalformedMessage) {
        self = .blank
        try code(&reader)
    }
}

/// The other end of the pipe sent what is no message.
struct MalformedMessage: Error {}

extension FieldCoder {
    mutating func field(_ value: inout some Field) throws(MalformedMessage) { try value.code(&self) }

    mutating func field<Value: Field>(_ value: inout Value?) throws(MalformedMessage) {
        var isThere = value != nil
        try field(&isThere)
        guard isThere else {
            value = nil
            return
        }
        var content = value ?? .blank
        try content.code(&self)
        value = content
    }

    mutating func field<Value: Field>(_ values: inout [Value]) throws(MalformedMessage) {
        var count = UInt64(values.count)
        try field(&count)
        for index in 0..<Int(clamping: count) {
            if index == values.count { values.append(.blank) }
            try values[index].code(&self)
        }
    }
}

extension String: Field {
    static var blank: String { "" }
    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) { try coder.field(&self) }
}

extension Int: Field {
    static var blank: Int { 0 }
    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) {
        var bits = UInt64(bitPattern: Int64(self))
        try coder.field(&bits)
        self = Int(Int64(bitPattern: bits))
    }
}

extension Double: Field {
    static var blank: Double { 0 }
    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) {
        var bits = bitPattern
        try coder.field(&bits)
        self = Double(bitPattern: bits)
    }
}

extension Array: Field where Element: Field {
    static var blank: [Element] { [] }
    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) { try coder.field(&self) }
}

struct FieldWriter: FieldCoder {
    var bytes: [UInt8] = []

    mutating func field(_ value: inout UInt64) {
        unsafe withUnsafeBytes(of: value.littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }

    mutating func field(_ value: inout Bool) { bytes.append(value ? 1 : 0) }

    mutating func field(_ value: inout String) {
        var count = UInt64(value.utf8.count)
        field(&count)
        bytes.append(contentsOf: value.utf8)
    }
}

struct FieldReader: FieldCoder {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    private mutating func take(_ count: Int) throws(MalformedMessage) -> ArraySlice<UInt8> {
        guard count >= 0, count <= bytes.count - position else { throw MalformedMessage() }
        position += count
        return bytes[(position - count)..<position]
    }

    mutating func field(_ value: inout UInt64) throws(MalformedMessage) {
        let start = try take(8).startIndex
        value = unsafe UInt64(
            littleEndian: bytes.withUnsafeBytes { unsafe $0.loadUnaligned(fromByteOffset: start, as: UInt64.self) })
    }

    mutating func field(_ value: inout Bool) throws(MalformedMessage) {
        value = bytes[try take(1).startIndex] != 0
    }

    mutating func field(_ value: inout String) throws(MalformedMessage) {
        var count: UInt64 = 0
        try field(&count)
        value = String(decoding: try take(Int(clamping: count)), as: UTF8.self)
    }

    /// What has not been read.
    var rest: ArraySlice<UInt8> { bytes[position...] }
}
