import Crypto
import Tensors

extension CheckpointFiles {
    /// Every file with its size and SHA-256, in alphabetical order. Reads all bytes once.
    public func listing() throws -> [CheckpointFile] {
        try names().compactMap { name in
            guard let file = try bytes(named: name) else { return nil }
            return CheckpointFile(name: name, bytes: file.count, sha256: Self.sha256(of: file))
        }
    }

    /// What tells this model from every other: the SHA-256 of the names and SHA-256 sums in the listing.
    public static func digest(of listing: [CheckpointFile]) -> String {
        var hash = SHA256()
        for file in listing.sorted(by: { $0.name < $1.name }) {
            hash.update(data: Array("\(file.sha256)  \(file.name)\n".utf8))
        }
        return hexadecimal(hash.finalize())
    }

    private static func sha256(of file: MappedFile) -> String {
        var hash = SHA256()
        file.forEachChunk { chunk in
            // Neither copied nor kept: the hash reads the mapped pages.
            unsafe chunk.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
        }
        return hexadecimal(hash.finalize())
    }

    private static func hexadecimal(_ digest: SHA256.Digest) -> String {
        digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

extension Checkpoint {
    /// The checkpoint's files, as `CheckpointFiles.listing()` gives them.
    public func fileListing() throws -> [CheckpointFile] { try files.listing() }
}
