/// Reads a pickle piece by piece, never past its end.
struct PickleBytes {
    let file: MappedFile
    private(set) var place: Int
    private let end: Int
    /// The byte that offsets in errors are counted from.
    private let origin: Int
    /// Whether the range was cut off at `largest`, before the pickle ends.
    private let isCut: Bool

    /// In bytes: 20 times the largest pickle of a published checkpoint. The tensors' elements lie outside it.
    static let largest = 64 << 20

    init(_ file: MappedFile, _ range: Range<Int>, origin: Int) {
        self.file = file
        place = range.lowerBound
        end = range.upperBound
        isCut = range.count >= Self.largest
        self.origin = origin
    }

    mutating func byte() throws(TensorError) -> UInt8 { UInt8(try littleEndian(1)) }

    /// A number of up to eight bytes.
    mutating func littleEndian(_ width: Int) throws(TensorError) -> UInt64 {
        let start = try take(UInt64(width))
        return file.littleEndian(width, at: start)
    }

    mutating func bytes(_ count: UInt64) throws(TensorError) -> [UInt8] {
        let start = try take(count)
        return file.bytes(in: start..<place)
    }

    /// Bytes that must be UTF-8.
    mutating func text(_ count: UInt64) throws(TensorError) -> String {
        guard let text = String(validating: try bytes(count), as: UTF8.self) else {
            throw error("a string is not UTF-8")
        }
        return text
    }

    /// The bytes up to the next line feed, as text; torch's lines are short.
    mutating func line() throws(TensorError) -> String {
        let start = place
        while try byte() != UInt8(ascii: "\n") {
            guard place - start <= 4096 else { throw error("a line is too long") }
        }
        guard let text = String(validating: file.bytes(in: start..<(place - 1)), as: UTF8.self) else {
            throw error("a line is not UTF-8")
        }
        return text
    }

    /// Skips bytes and returns where they begin.
    mutating func take(_ count: UInt64) throws(TensorError) -> Int {
        guard count <= UInt64(end - place) else {
            throw error(isCut ? "the pickle is larger than that of any checkpoint" : "the pickle is truncated")
        }
        defer { place += Int(count) }
        return place
    }

    func error(_ problem: String, at offset: Int? = nil) -> TensorError {
        TensorError(file.name, "pickle, byte \((offset ?? place) - origin): \(problem)")
    }
}
