import Captioning
import Catalog
import Foundation

extension Checkpoint {
    /// The digest of the model's files. Files of which the catalog knows this size and time are not read again.
    func digest(rememberedIn catalog: Catalog) throws -> String {
        var stamps: [String: (path: String, bytes: Int64, modifiedAt: Int64)] = [:]
        let listing = try files.listing(of: decidingFiles()) { name in
            guard let path = files.path(ofFile: name).map({ URL(fileURLWithPath: $0).standardizedFileURL.path }) else {
                return nil
            }
            var status = stat()
            guard unsafe stat(path, &status) == 0 else { return nil }
            let modifiedAt = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
            stamps[name] = (path, Int64(status.st_size), modifiedAt)
            return try catalog.knownDigest(ofCheckpointFile: path, bytes: Int64(status.st_size), modifiedAt: modifiedAt)
        }
        for file in listing {
            guard let stamp = stamps[file.name] else { continue }
            try catalog.rememberDigest(
                file.sha256, ofCheckpointFile: stamp.path, bytes: stamp.bytes, modifiedAt: stamp.modifiedAt)
        }
        return ModelFiles.digest(of: listing)
    }
}
