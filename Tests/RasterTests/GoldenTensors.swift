import Foundation

/// The named tensors of a safetensors file, for comparing with what the reference implementation gave.
struct GoldenTensors {
    struct Entry: Decodable {
        var dtype: String
        var shape: [Int]
        var data_offsets: [Int]
    }

    private let bytes: [UInt8]
    private let payload: Int
    let entries: [String: Entry]

    init(contentsOf file: URL) throws {
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

    func shape(_ name: String) throws -> [Int] {
        guard let entry = entries[name] else { throw CocoaError(.fileReadCorruptFile) }
        return entry.shape
    }

    func bytes(_ name: String) throws -> [UInt8] {
        guard let entry = entries[name] else { throw CocoaError(.fileReadCorruptFile) }
        return Array(bytes[payload + entry.data_offsets[0]..<payload + entry.data_offsets[1]])
    }

    func floats(_ name: String) throws -> [Float] {
        let raw = try bytes(name)
        return Swift.stride(from: 0, to: raw.count, by: 4).map { start in
            Float(bitPattern: (0..<4).reduce(UInt32(0)) { $0 | UInt32(raw[start + $1]) << (8 * UInt32($1)) })
        }
    }
}

/// The folder beside the package that holds the golden outputs, where there is one.
enum Shared {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared")

    static func has(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appendingPathComponent(path).path)
    }
}
