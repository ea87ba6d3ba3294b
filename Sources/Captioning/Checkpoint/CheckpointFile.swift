/// One file of a checkpoint, with its checksum.
public struct CheckpointFile: Sendable, Equatable, Codable {
    public let name: String
    public let bytes: Int
    /// 64 hexadecimal digits.
    public let sha256: String

    public init(name: String, bytes: Int, sha256: String) {
        self.name = name
        self.bytes = bytes
        self.sha256 = sha256
    }
}
