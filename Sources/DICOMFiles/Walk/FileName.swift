/// Lossless conversion of file names to text.
///
/// A Linux file name is a sequence of bytes and need not be UTF-8. A byte that is not part of valid UTF-8 becomes the
/// private-use scalar U+F700 + byte (U+F780 to U+F7FF). To keep this reversible, a name's own U+F780 to U+F7FF are
/// escaped byte by byte in the same way. Compare such names by `fileNameBytes` or `utf8`: `==` treats é and e + ´ as
/// equal, and a file system does not.
extension String {
    public init(fileNameBytes bytes: some Collection<UInt8>) {
        // Nearly all names are UTF-8 with nothing to escape; U+F780 and above start with these two bytes.
        if let plain = String(validating: bytes, as: UTF8.self),
            !plain.unicodeScalars.contains(where: { escapedBytes.contains($0.value) })
        {
            self = plain
            return
        }
        self.init()
        var rest = bytes[...]
        while let byte = rest.first {
            let length = Swift.min(utf8SequenceLength(startingWith: byte), rest.count)
            let sequence = rest.prefix(length)
            if let scalar = String(validating: sequence, as: UTF8.self)?.unicodeScalars.first,
                !escapedBytes.contains(scalar.value)
            {
                unicodeScalars.append(scalar)
                rest = rest.dropFirst(length)
            } else {
                unicodeScalars.append(Unicode.Scalar(0xF700 + UInt32(byte)) ?? "\u{FFFD}")
                rest = rest.dropFirst()
            }
        }
    }

    /// The name's bytes in the file system.
    public var fileNameBytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        for scalar in unicodeScalars {
            if escapedBytes.contains(scalar.value) {
                bytes.append(UInt8(scalar.value - 0xF700))
            } else {
                bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        return bytes
    }

    /// The name for C functions, ending with a NUL.
    var fileNameCString: [CChar] { fileNameBytes.map { CChar(bitPattern: $0) } + [0] }
}

private let escapedBytes: ClosedRange<UInt32> = 0xF780...0xF7FF

private func utf8SequenceLength(startingWith byte: UInt8) -> Int {
    switch byte {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
}
