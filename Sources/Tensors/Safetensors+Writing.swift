public import Foundation

extension Safetensors {
    /// A file of some tensors in single precision, in the order of their names.
    public static func file(of tensors: [String: Tensor]) throws -> Data {
        var header: [String: WrittenEntry] = [:]
        var body = Data()
        for (name, tensor) in tensors.sorted(by: { $0.key < $1.key }) {
            let first = body.count
            for value in tensor.values { body.append(contentsOf: littleEndian(value.bitPattern)) }
            header[name] = WrittenEntry(dtype: "F32", shape: tensor.shape, data_offsets: [first, body.count])
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var text = try encoder.encode(header)
        // The elements begin at a multiple of eight bytes.
        while text.count % 8 != 0 { text.append(UInt8(ascii: " ")) }
        var file = Data()
        file.append(contentsOf: littleEndian(UInt64(text.count)))
        return file + text + body
    }

    private static func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
        (0..<(value.bitWidth / 8)).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    private struct WrittenEntry: Encodable {
        let dtype: String
        let shape: [Int]
        let data_offsets: [Int]
    }
}
