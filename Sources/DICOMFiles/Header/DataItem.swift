import CDCMTK
import DICOM

/// A data set, or an item of a sequence. Valid only as long as its file.
@safe struct DataItem {
    private let item: OpaquePointer

    init(_ item: OpaquePointer) { unsafe self.item = item }

    // MARK: Sequences

    func items(_ tag: Tag) -> [DataItem] {
        let count = unsafe cdcmtk_item_count(item, tag.value)
        return (0..<count).compactMap { self.item(tag, at: Int($0)) }
    }

    func item(_ tag: Tag, at index: Int) -> DataItem? {
        guard let found = unsafe cdcmtk_item_at(item, tag.value, Int64(index)) else { return nil }
        return unsafe DataItem(found)
    }

    func first(_ tag: Tag) -> DataItem? { item(tag, at: 0) }

    // MARK: Values

    /// A value's bytes in this machine's byte order, with its VR in the file.
    func value(_ tag: Tag) -> (vr: String, bytes: [UInt8])? {
        unsafe withValue(tag) { vr, bytes in unsafe (vr, Array(bytes)) }
    }

    /// Calls `body` with a value's bytes, which are valid only during the call. Nil if the element is absent.
    private func withValue<Result>(
        _ tag: Tag, _ body: (_ vr: String, _ bytes: UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result? {
        // Most lookups find nothing, and nearly all values are shorter than this.
        var result: Result?
        let length = unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { buffer in
            var vr = ""
            let length = unsafe read(tag, into: buffer, &vr)
            if 0...Int64(buffer.count) ~= length {
                result = unsafe body(vr, UnsafeBufferPointer(rebasing: buffer[..<Int(length)]))
            }
            return length
        }
        // No element that is looked up here has a value of more than 64 MB.
        guard result == nil, length > 0, length <= 64 << 20 else { return result }
        var vr = ""
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Int(length)) { buffer, count in
            count = unsafe read(tag, into: buffer, &vr) == length ? Int(length) : 0
        }
        return bytes.isEmpty ? nil : unsafe bytes.withUnsafeBufferPointer { unsafe body(vr, $0) }
    }

    /// Copies as much of a value as the buffer holds. Returns the length of the value, or -1 if it is absent.
    private func read(_ tag: Tag, into buffer: UnsafeMutableBufferPointer<UInt8>, _ vr: inout String) -> Int64 {
        var letters: (CChar, CChar) = (0, 0)
        let length = unsafe withUnsafeMutableBytes(of: &letters) { letters in
            unsafe cdcmtk_value(
                item, tag.value, letters.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.baseAddress,
                Int64(buffer.count))
        }
        if length >= 0 {
            vr = unsafe String(unsafeUninitializedCapacity: 2) { text in
                unsafe text[0] = UInt8(bitPattern: letters.0)
                unsafe text[1] = UInt8(bitPattern: letters.1)
                return 2
            }
        }
        return length
    }

    /// The trimmed values of an element whose VR allows ASCII only (CS, UI, DA, TM, IS, DS).
    func codes(_ tag: Tag) -> [String] { unsafe withValue(tag) { unsafe Self.codes($1) } ?? [] }

    private static func codes(_ bytes: UnsafeBufferPointer<UInt8>) -> [String] {
        unsafe bytes.split(separator: UInt8(ascii: "\\"), omittingEmptySubsequences: false).map { unsafe code($0) }
    }

    private static func code(_ value: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        // A NUL can only be padding. What stands behind it is what was in the writer's memory.
        guard let start = unsafe value.firstIndex(where: { $0 > 0x20 }) else { return "" }
        let bytes = unsafe value[start...].prefix { $0 != 0 }
        // Anything but ASCII is read as Latin-1, which accepts any byte.
        if unsafe bytes.allSatisfy({ $0 < 0x80 }) {
            guard let first = unsafe bytes.firstIndex(where: { $0 > 0x20 }),
                let last = unsafe bytes.lastIndex(where: { $0 > 0x20 })
            else { return "" }
            return unsafe String(decoding: UnsafeBufferPointer(rebasing: bytes[first...last]), as: UTF8.self)
        }
        var text = String.UnicodeScalarView()
        unsafe bytes.forEach { text.append(Unicode.Scalar($0)) }
        return String(text).trimmed
    }

    /// The first value. Nil if it is empty.
    func code(_ tag: Tag) -> String? {
        let first = unsafe withValue(tag) { unsafe Self.code($1.prefix { $0 != UInt8(ascii: "\\") }) }
        return first?.isEmpty == false ? first : nil
    }

    /// A text value in the file's character set. Multiple values stay joined by `\`.
    func text(_ tag: Tag, _ characterSet: CharacterSet, _ warnings: inout [String]) -> String? {
        guard let (vr, bytes) = value(tag) else { return nil }
        let text = characterSet.decode(bytes, vr: vr, warnings: &warnings).trimmed.withoutNULs
        return text.isEmpty ? nil : text
    }

    /// Numeric values of any VR. Values that are not numbers are nil.
    func optionalNumbers(_ tag: Tag) -> [Double?] {
        unsafe withValue(tag) { unsafe Self.numbers($1, vr: $0, tag.kind) } ?? []
    }

    private static func numbers(_ bytes: UnsafeBufferPointer<UInt8>, vr: String, _ kind: Tag.Kind) -> [Double?] {
        switch vr {
        case "DS", "IS": break
        case "US", "xs", "OW", "lt", "AT": return unsafe Array(bytes).integers(UInt16.self).map(Double.init)
        case "SS": return unsafe Array(bytes).integers(Int16.self).map(Double.init)
        case "UL", "OL", "up": return unsafe Array(bytes).integers(UInt32.self).map(Double.init)
        case "SL": return unsafe Array(bytes).integers(Int32.self).map(Double.init)
        case "UV", "OV": return unsafe Array(bytes).integers(UInt64.self).map(Double.init)
        case "SV": return unsafe Array(bytes).integers(Int64.self).map(Double.init)
        case "FL", "OF": return unsafe Array(bytes).integers(UInt32.self).map { Double(Float(bitPattern: $0)) }
        case "FD", "OD": return unsafe Array(bytes).integers(UInt64.self).map { Double(bitPattern: $0) }
        case "UN", "OB", "??", "ox":
            let bytes = unsafe Array(bytes)
            switch kind {
            case .us, .words: return bytes.integers(UInt16.self).map(Double.init)
            case .ss: return bytes.integers(Int16.self).map(Double.init)
            case .ul: return bytes.integers(UInt32.self).map(Double.init)
            case .fd: return bytes.integers(UInt64.self).map { Double(bitPattern: $0) }
            case .fl: return bytes.integers(UInt32.self).map { Double(Float(bitPattern: $0)) }
            case .text, .number, .sequence: break
            }
        default: break
        }
        return unsafe codes(bytes).map { number($0) }
    }

    func numbers(_ tag: Tag) -> [Double] { optionalNumbers(tag).compactMap { $0 } }

    func double(_ tag: Tag) -> Double? { optionalNumbers(tag).first ?? nil }

    /// An integer of at most 53 bits, more than any VR but SV and UV has and few enough that a sum does not overflow. Nil
    /// if it is outside.
    func int(_ tag: Tag) -> Int? {
        guard let value = double(tag), abs(value) <= 0x1p53 else { return nil }
        return Int(value)
    }

    /// Whether an element holds something that should be a number and is none.
    func holdsInvalidNumber(_ tag: Tag) -> Bool {
        let numbers = optionalNumbers(tag)
        if numbers.contains(where: { $0.map { !$0.isFinite } ?? false }) { return true }
        return numbers.contains(nil) && zip(numbers, codes(tag)).contains { $0 == nil && !$1.isEmpty }
    }

    /// Exactly `count` numbers, or nil.
    func vector(_ tag: Tag, count: Int) -> [Double]? {
        let numbers = optionalNumbers(tag).compactMap { $0 }
        return numbers.count == count && numbers.allSatisfy(\.isFinite) ? numbers : nil
    }
}

/// A decimal or integer string. A decimal comma is accepted, although PS3.5 6.2 requires a point.
private func number(_ text: String) -> Double? {
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 < 0x80 && ($0 < 0x41 || $0 | 0x20 == 0x65) }) else { return nil }
    if let number = Double(text) { return number }
    return Double(String(text.map { $0 == "," ? "." : $0 }))
}

extension String {
    /// With spaces for NULs, behind which SQLite and C would not see the rest.
    fileprivate var withoutNULs: String {
        guard unicodeScalars.contains("\0") else { return self }
        var text = UnicodeScalarView()
        text.append(contentsOf: unicodeScalars.lazy.map { $0 == "\0" ? " " : $0 })
        return String(text)
    }

    /// Without the spaces and NULs that pad a value.
    var trimmed: String {
        func isPadding(_ scalar: Unicode.Scalar) -> Bool { scalar.value <= 0x20 }
        guard let first = unicodeScalars.first, let last = unicodeScalars.last, isPadding(first) || isPadding(last)
        else {
            return self
        }
        let scalars = unicodeScalars.drop(while: isPadding)
        guard let end = scalars.lastIndex(where: { !isPadding($0) }) else { return "" }
        return String(scalars[...end])
    }
}

extension [UInt8] {
    /// The bytes as integers in this machine's byte order. Leftover bytes are dropped.
    func integers<Value: FixedWidthInteger>(_: Value.Type) -> [Value] {
        unsafe [Value](unsafeUninitializedCapacity: count / MemoryLayout<Value>.size) { values, filled in
            filled = count / MemoryLayout<Value>.size
            unsafe UnsafeMutableRawBufferPointer(values).copyBytes(
                from: self[..<(filled * MemoryLayout<Value>.size)])
        }
    }
}
