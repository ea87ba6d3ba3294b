/// Reads the JSON of `ParsedJSON`, byte by byte.
struct JSONParser {
    let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func document() throws(ParsedJSON.Malformed) -> ParsedJSON {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        let value = try value()
        skipSpace()
        guard position == bytes.count else { throw malformed("more than one JSON value") }
        return value
    }

    private func malformed(_ problem: String) -> ParsedJSON.Malformed {
        ParsedJSON.Malformed(problem: problem, offset: position)
    }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    private mutating func skipSpace() {
        while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        position += 1
        return true
    }

    private mutating func take(word: StaticString, as value: ParsedJSON) throws(ParsedJSON.Malformed) -> ParsedJSON {
        let word = "\(word)".utf8
        guard bytes[position...].starts(with: word) else { throw malformed("not JSON") }
        position += word.count
        return value
    }

    private mutating func value() throws(ParsedJSON.Malformed) -> ParsedJSON {
        skipSpace()
        guard let first = current else { throw malformed("the text ends early") }
        switch first {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try take(word: "true", as: .bool(true))
        case UInt8(ascii: "f"): return try take(word: "false", as: .bool(false))
        case UInt8(ascii: "n"): return try take(word: "null", as: .null)
        default: return try number()
        }
    }

    private mutating func object() throws(ParsedJSON.Malformed) -> ParsedJSON {
        try descend()
        var members: [ParsedJSON.Member] = []
        skipSpace()
        if !take(UInt8(ascii: "}")) {
            repeat {
                skipSpace()
                let name = try string()
                skipSpace()
                guard take(UInt8(ascii: ":")) else { throw malformed("expected ':'") }
                members.append(ParsedJSON.Member(name: name, value: try value()))
                skipSpace()
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "}")) else { throw malformed("an object does not end") }
        }
        depth -= 1
        return .object(members)
    }

    private mutating func array() throws(ParsedJSON.Malformed) -> ParsedJSON {
        try descend()
        var elements: [ParsedJSON] = []
        skipSpace()
        if !take(UInt8(ascii: "]")) {
            repeat {
                elements.append(try value())
                skipSpace()
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "]")) else { throw malformed("an array does not end") }
        }
        depth -= 1
        return .array(elements)
    }

    /// Steps over the opening bracket.
    private mutating func descend() throws(ParsedJSON.Malformed) {
        position += 1
        depth += 1
        guard depth <= 100 else { throw malformed("nested too deeply") }
    }

    private static func isOfNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }

    private mutating func number() throws(ParsedJSON.Malformed) -> ParsedJSON {
        let start = position
        guard let first = current, first == UInt8(ascii: "-") || (0x30...0x39).contains(first) else {
            throw malformed("not JSON")
        }
        var integer = 0
        // 15 digits: no overflow, and exact as a Double.
        while position < bytes.count, position - start < 15, (0x30...0x39).contains(bytes[position]) {
            integer = integer * 10 + Int(bytes[position] - 0x30)
            position += 1
        }
        if position > start, current.map(Self.isOfNumber) != true { return .integer(integer) }
        while let byte = current, Self.isOfNumber(byte) { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if let integer = Int(text) { return .integer(integer) }
        guard let number = Double(text), number.isFinite else {
            position = start
            throw malformed("not JSON")
        }
        return .real(number)
    }

    private mutating func string() throws(ParsedJSON.Malformed) -> [UInt8] {
        guard take(UInt8(ascii: "\"")) else { throw malformed("expected '\"'") }
        let start = position
        while let byte = current, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { position += 1 }
        var string = Array(bytes[start..<position])
        while let byte = current {
            if take(UInt8(ascii: "\"")) { return string }
            guard byte >= 0x20 else { throw malformed("a control character in a string") }
            position += 1
            if byte == UInt8(ascii: "\\") {
                string += String(try escape()).utf8
            } else {
                string.append(byte)
            }
        }
        throw malformed("a string does not end")
    }

    private mutating func escape() throws(ParsedJSON.Malformed) -> Unicode.Scalar {
        guard let byte = current else { throw malformed("a string does not end") }
        position += 1
        switch byte {
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "u"):
            var code = try codeUnit()
            if (0xD800..<0xDC00).contains(code), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
                let low = try codeUnit()
                guard (0xDC00..<0xE000).contains(low) else { throw malformed("half a surrogate pair") }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw malformed("half a surrogate pair") }
            return scalar
        default: throw malformed("an unknown escape in a string")
        }
    }

    private mutating func codeUnit() throws(ParsedJSON.Malformed) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            switch current {
            case let digit? where (0x30...0x39).contains(digit): code = code << 4 | UInt32(digit - 0x30)
            case let letter? where (0x41...0x46).contains(letter & 0xDF):
                code = code << 4 | UInt32((letter & 0xDF) - 0x37)
            default: throw malformed("an escape without four hexadecimal digits")
            }
            position += 1
        }
        return code
    }
}
