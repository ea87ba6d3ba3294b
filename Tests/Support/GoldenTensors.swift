public import Foundation

/// The named tensors of a safetensors file, for comparing with what the reference implementation gave.
public struct GoldenTensors: Sendable {
    public struct Entry: Decodable, Sendable {
        public var dtype: String
        public var shape: [Int]
        public var data_offsets: [Int]
    }

    private let bytes: [UInt8]
    private let payload: Int
    public let entries: [String: Entry]

    public init(contentsOf file: URL) throws {
        let bytes = [UInt8](try Data(contentsOf: file))
        let length = (0..<8).reduce(0) { $0 | Int(bytes[$1]) << (8 * $1) }
        let header = try JSONSerialization.jsonObject(with: Data(bytes[8..<8 + length])) as? [String: Any] ?? [:]
        var entries: [String: Entry] = [:]
        for (name, value) in header where name != "__metadata__" {
            entries[name] = try JSONDecoder().decode(Entry.self, from: JSONSerialization.data(withJSONObject: value))
        }
        self.entries = entries
        self.bytes = bytes
        payload = 8 + length
    }

    public func shape(_ name: String) throws -> [Int] {
        guard let entry = entries[name] else { throw CocoaError(.fileReadCorruptFile) }
        return entry.shape
    }

    public func bytes(_ name: String) throws -> [UInt8] {
        guard let entry = entries[name] else { throw CocoaError(.fileReadCorruptFile) }
        return Array(bytes[payload + entry.data_offsets[0]..<payload + entry.data_offsets[1]])
    }

    public func floats(_ name: String) throws -> [Float] {
        let raw = try bytes(name)
        return Swift.stride(from: 0, to: raw.count, by: 4).map { start in
            Float(bitPattern: (0..<4).reduce(UInt32(0)) { $0 | UInt32(raw[start + $1]) << (8 * UInt32($1)) })
        }
    }
}
