import Digests
public import Tensors

extension ModelFiles {
    /// Every file with its size and SHA-256, in alphabetical order. Reads all bytes once.
    ///
    /// - Parameters:
    ///   - names: the files to list; nil for all.
    ///   - known: the SHA-256 of a file if it is known from an earlier run.
    public func listing(
        of names: [String]? = nil, known: (String) throws -> String? = { _ in nil }
    ) throws -> [CheckpointFile] {
        try (names ?? self.names()).compactMap { name in
            guard let file = try bytes(named: name) else { return nil }
            return CheckpointFile(name: name, bytes: file.count, sha256: try known(name) ?? file.sha256())
        }
    }

    /// The digest of a model's weights: the SHA-256 of the names and SHA-256 checksums of the files that can change a
    /// caption. A card or an image beside them cannot.
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
            // Without a copy: the hash reads the mapped pages.
            hash.update(chunk)
        }
        return hash.hexadecimal()
    }
}

extension Checkpoint {
    /// The names of the files that decide captions. Of the weight files only those that were opened count, so that others
    /// in a snapshot are neither read nor part of the model's identity.
    public func decidingFiles() throws -> [String] {
        // Its content is in `identitySettings(asked:fit:)`, where a flag of the same meaning is equal to it.
        let names = try files.names().filter { !$0.hasSuffix(ModelSettings.fileName) }
        guard family == .clipPrefix else { return names }
        let kinds = [".safetensors", ".bin", ".pt", ".h5", ".msgpack", ".onnx", ".ot"]
        let stock = files.lowRankUpdates == .drop ? ["gpt2/"] : []
        return names.filter { name in
            weightFiles.contains(name) || name == Evidence.tensorsFileName || !kinds.contains { name.hasSuffix($0) }
                || stock.contains { name.hasPrefix($0) }
        }
    }
}
