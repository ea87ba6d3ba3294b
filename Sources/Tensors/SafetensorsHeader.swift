/// Reads the JSON of a safetensors header: nothing but what that header may hold, and every name as often as it occurs.
///
/// Foundation's reader keeps one of two equal keys and says nothing; a header with two tensors of one name is an error.
struct SafetensorsHeader {
    struct RawEntry {
        let name: String
        var type = ""
        var shape: [Int] = []
        var begin = 0
        var end = 0
    }

    private(set) var entries: [RawEntry] = []
    private(set) var metadata: [String: String] = [:]

    private let bytes: [UInt8]
    private let subject: String
    private var place = 0

    init(_ bytes: [UInt8], subject: String) {
        self.bytes = bytes
        self.subject = subject
    }

    mutating func parse() throws(TensorError) {
        try object { (header, name) throws(TensorError) in
            if name == "__metadata__" {
                try header.object { (header, key) throws(TensorError) in header.metadata[key] = try header.string() }
            } else {
                header.entries.append(try header.entry(name))
            }
        }
        skipSpace()
        guard place == bytes.count else { throw error("something follows the header's closing brace") }
    }

    private mutating func entry(_ name: String) throws(TensorError) -> RawEntry {
        var entry = RawEntry(name: name)
        var seen: Set<String> = []
        var offsets: [Int] = []
        try object { (header, key) throws(TensorError) in
            guard seen.insert(key).inserted else { throw header.error("'\(name)' has '\(key)' twice") }
            switch key {
            case "dtype": entry.type = try header.string()
            case "shape": entry.shape = try header.integers()
            case "data_offsets": offsets = try header.integers()
            default: throw header.error("'\(name)' has an unknown field '\(key)'")
            }
        }
        guard seen.count == 3, offsets.count == 2 else {
            throw error("'\(name)' needs dtype, shape and two data_offsets")
        }
        (entry.begin, entry.end) = (offsets[0], offsets[1])
        return entry
    }

    private mutating func object(
        _ member: (inout SafetensorsHeader, String) throws(TensorError) -> Void
    ) throws(TensorError) {
        try expect("{")
        if skip("}") { return }
        repeat {
            let key = try string()
            try expect(":")
            try member(&self, key)
        } while skip(",")
        try expect("}")
    }

    private mutating func integers() throws(TensorError) -> [Int] {
        try expect("[")
        if skip("]") { return [] }
        var numbers: [Int] = []
        repeat { numbers.append(try integer()) } while skip(",")
        try expect("]")
        return numbers
    }

    private mutating func integer() throws(TensorError) -> Int {
        skipSpace()
        var value = 0
        var digits = 0
        while place < bytes.count, case UInt8(ascii: "0")...UInt8(ascii: "9") = bytes[place] {
            let (tens, tooBig) = value.multipliedReportingOverflow(by: 10)
            let (sum, stillTooBig) = tens.addingReportingOverflow(Int(bytes[place] - UInt8(ascii: "0")))
            guard !tooBig, !stillTooBig else { throw error("a number is too large") }
            value = sum
            digits += 1
            place += 1
        }
        guard digits > 0 else { throw error("expected a whole number") }
        return value
    }

    private mutating func string() throws(TensorError) -> String {
        try expect("\"")
        var text: [UInt8] = []
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else { throw error("a name is not UTF-8") }
                return string
            case UInt8(ascii: "\\"): try escape(into: &text)
            case 0..<0x20: throw error("a control character in a name")
            default: text.append(byte)
            }
        }
        throw error("a string does not end")
    }

    private mutating func escape(into text: inout [UInt8]) throws(TensorError) {
        guard place < bytes.count else { throw error("a string does not end") }
        let byte = bytes[place]
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(8)
        case UInt8(ascii: "f"): text.append(12)
        case UInt8(ascii: "n"): text.append(10)
        case UInt8(ascii: "r"): text.append(13)
        case UInt8(ascii: "t"): text.append(9)
        case UInt8(ascii: "u"):
            var units = [try codeUnit()]
            if UTF16.isLeadSurrogate(units[0]), place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\"),
                bytes[place + 1] == UInt8(ascii: "u")
            {
                place += 2
                units.append(try codeUnit())
            }
            text += String(decoding: units, as: UTF16.self).utf8
        default: throw error("an unknown escape in a name")
        }
    }

    private mutating func codeUnit() throws(TensorError) -> UInt16 {
        guard place + 4 <= bytes.count,
            bytes[place..<(place + 4)].allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
            let unit = UInt16(String(decoding: bytes[place..<(place + 4)], as: UTF8.self), radix: 16)
        else { throw error("an unfinished escape in a name") }
        place += 4
        return unit
    }

    private mutating func skipSpace() {
        while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    private mutating func expect(_ character: Unicode.Scalar) throws(TensorError) {
        guard skip(character) else { throw error("expected '\(character)'") }
    }

    private func error(_ problem: String) -> TensorError {
        TensorError(subject, "header, byte \(place): \(problem)")
    }
}
