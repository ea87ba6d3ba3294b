import Crypto
import Tensors

extension CheckpointFiles {
    /// Every file with its size and SHA-256, in alphabetical order. Reads all bytes once.
    ///
    /// - Parameter known: gives the SHA-256 of a file that was read before, if it is still known.
    public func listing(known: (String) throws -> String? = { _ in nil }) throws -> [CheckpointFile] {
        try names().compactMap { name in
            guard let file = try bytes(named: name) else { return nil }
            return CheckpointFile(name: name, bytes: file.count, sha256: try known(name) ?? Self.sha256(of: file))
        }
    }

    /// What tells this model from every other: the SHA-256 of the names and SHA-256 sums of the files that can change
    /// what it says. A card or a picture beside them cannot.
    public static func digest(of listing: [CheckpointFile]) -> String {
        var hash = SHA256()
        let kinds = [".json", ".safetensors", ".bin", ".pt", ".txt"]
        let deciding = listing.filter { file in kinds.contains { file.name.hasSuffix($0) } }
        for file in deciding.sorted(by: { $0.name < $1.name }) {
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
