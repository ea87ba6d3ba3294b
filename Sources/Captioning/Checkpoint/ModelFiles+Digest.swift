import Digests
public import Tensors

extension ModelFiles {
    /// Every file with its size and SHA-256, in alphabetical order. Reads all bytes once.
    ///
    /// - Parameters:
    ///   - names: the files wanted; nil for all.
    ///   - known: gives the SHA-256 of a file that was read before, if it is still known.
    public func listing(
        of names: [String]? = nil, known: (String) throws -> String? = { _ in nil }
    ) throws -> [CheckpointFile] {
        try (names ?? self.names()).compactMap { name in
            guard let file = try bytes(named: name) else { return nil }
            return CheckpointFile(name: name, bytes: file.count, sha256: try known(name) ?? file.sha256())
        }
    }

    /// What tells this model from every other: the SHA-256 of the names and SHA-256 sums of the files that can change
    /// what it says. A card or a picture beside them cannot.
    public static func digest(of listing: [CheckpointFile]) -> String {
        var hash = SHA256()
        let kinds = [".json", ".safetensors", ".bin", ".pt", "merges.txt", "vocab.txt"]
        let deciding = listing.filter { file in kinds.contains { file.name.hasSuffix($0) } }
        for file in deciding.sorted(by: { $0.name < $1.name }) {
            hash.update("\(file.sha256)  \(file.name)\n".utf8)
        }
        return hash.hexadecimal()
    }
}

extension MappedFile {
    /// The SHA-256 of the bytes, or of the first `limit` of them.
    public func sha256(first limit: Int = .max) -> String {
        var hash = SHA256()
        forEachChunk(upTo: limit) { chunk in
            // Neither copied nor kept: the hash reads the mapped pages.
            hash.update(chunk)
        }
        return hash.hexadecimal()
    }
}

extension Checkpoint {
    /// The names of the files that decide what this checkpoint says: of files of weights only those that were opened,
    /// so that what else a snapshot holds is neither read nor part of the model's identity.
    public func decidingFiles() throws -> [String] {
        // What that file says is part of the settings, in whatever way it was said.
        let names = try files.names().filter { !$0.hasSuffix(ModelSettings.fileName) }
        guard family == .clipPrefix else { return names }
        let kinds = [".safetensors", ".bin", ".pt", ".h5", ".msgpack", ".onnx", ".ot"]
        let stock = files.lowRankUpdates == .drop ? ["gpt2/"] : []
        return names.filter { name in
            weightFiles.contains(name) || !kinds.contains { name.hasSuffix($0) }
                || stock.contains { name.hasPrefix($0) }
        }
    }
}
