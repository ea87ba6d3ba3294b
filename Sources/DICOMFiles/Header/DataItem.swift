import CDCMTK

/// A data set, or an item of a sequence, to look values up in. It lives no longer than the file it is of.
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

    /// A value's bytes in this machine's order, with the VR the file gives it.
    func value(_ tag: Tag) -> (vr: String, bytes: [UInt8])? {
        var vr: (CChar, CChar) = (0, 0)
        var length: Int64 = 256
        var bytes: [UInt8] = []
        // Twice only for a value that is longer than nearly all are.
        while true {
            let capacity = length
            bytes = unsafe [UInt8](unsafeUninitializedCapacity: Int(capacity)) { buffer, count in
                length = unsafe withUnsafeMutablePointer(to: &vr) { vr in
                    unsafe vr.withMemoryRebound(to: CChar.self, capacity: 2) { vr in
                        unsafe cdcmtk_value(item, tag.value, vr, buffer.baseAddress, capacity)
                    }
                }
                count = Int(max(0, min(length, capacity)))
            }
            // Nothing that is looked up here is as long as this; a value that claims to be is no value.
            if length < 0 || length > 64 << 20 { return nil }
            if length <= capacity { break }
        }
        let letters = [vr.0, vr.1].map { UInt8(bitPattern: $0) }
        return (String(decoding: letters, as: UTF8.self), bytes)
    }

    /// The parts of a text value, trimmed, in a code that is ASCII everywhere (CS, UI, DA, TM, IS, DS).
    func codes(_ tag: Tag) -> [String] {
        guard let bytes = value(tag)?.bytes else { return [] }
        return bytes.split(separator: UInt8(ascii: "\\"), omittingEmptySubsequences: false).map { part in
            var text = String.UnicodeScalarView()
            for byte in part { text.append(Unicode.Scalar(byte)) }
            return String(text).trimmed
        }
    }

    /// The first part, or nil where it is empty.
    func code(_ tag: Tag) -> String? {
        guard let first = codes(tag).first, !first.isEmpty else { return nil }
        return first
    }

    /// A text value in the file's character set; its parts joined as they were.
    func text(_ tag: Tag, _ characterSet: CharacterSet, _ warnings: inout [String]) -> String? {
        guard let (vr, bytes) = value(tag) else { return nil }
        let text = characterSet.decode(bytes, vr: vr, warnings: &warnings).trimmed
        return text.isEmpty ? nil : text
    }

    /// A numeric value, whichever way it is written; parts that are no numbers are nil.
    func optionalNumbers(_ tag: Tag) -> [Double?] {
        guard let (vr, bytes) = value(tag) else { return [] }
        switch vr {
        case "US", "xs", "OW", "lt", "AT": return bytes.integers(UInt16.self).map(Double.init)
        case "SS": return bytes.integers(Int16.self).map(Double.init)
        case "UL", "OL", "up": return bytes.integers(UInt32.self).map(Double.init)
        case "SL": return bytes.integers(Int32.self).map(Double.init)
        case "UV", "OV": return bytes.integers(UInt64.self).map(Double.init)
        case "SV": return bytes.integers(Int64.self).map(Double.init)
        case "FL", "OF": return bytes.integers(UInt32.self).map { Double(Float(bitPattern: $0)) }
        case "FD", "OD": return bytes.integers(UInt64.self).map { Double(bitPattern: $0) }
        case "UN", "OB", "??", "ox":
            switch tag.kind {
            case .us, .words: return bytes.integers(UInt16.self).map(Double.init)
            case .ss: return bytes.integers(Int16.self).map(Double.init)
            case .ul: return bytes.integers(UInt32.self).map(Double.init)
            case .fd: return bytes.integers(UInt64.self).map { Double(bitPattern: $0) }
            case .fl: return bytes.integers(UInt32.self).map { Double(Float(bitPattern: $0)) }
            case .text, .number, .sequence: break
            }
        default: break
        }
        return codes(tag).map { number($0) }
    }

    func numbers(_ tag: Tag) -> [Double] { optionalNumbers(tag).compactMap { $0 } }

    func double(_ tag: Tag) -> Double? { optionalNumbers(tag).first ?? nil }

    func int(_ tag: Tag) -> Int? { double(tag).flatMap { Int(exactly: $0.rounded(.towardZero)) } }

    /// Exactly `count` numbers, or nil.
    func vector(_ tag: Tag, count: Int) -> [Double]? {
        let numbers = optionalNumbers(tag).compactMap { $0 }
        return numbers.count == count && numbers.allSatisfy(\.isFinite) ? numbers : nil
    }
}

/// A decimal or integer string, forgiving a decimal comma (PS3.5 6.2 wants a point).
private func number(_ text: String) -> Double? {
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 < 0x80 && ($0 < 0x41 || $0 | 0x20 == 0x65) }) else { return nil }
    if let number = Double(text) { return number }
    return Double(String(text.map { $0 == "," ? "." : $0 }))
}

extension String {
    /// Without the spaces and NULs that values are padded with.
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
    /// The bytes as whole integers of this machine's order; a remainder is dropped.
    func integers<Value: FixedWidthInteger>(_: Value.Type) -> [Value] {
        let width = MemoryLayout<Value>.size
        return unsafe withUnsafeBytes { bytes in
            (0..<count / width).map { unsafe bytes.loadUnaligned(fromByteOffset: $0 * width, as: Value.self) }
        }
    }
}
