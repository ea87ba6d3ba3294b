import Captioning
import Catalog
import DICOM
import DICOMFiles
import Foundation

extension Checkpoint {
    /// The digest of the model's files. Files of which the catalog knows this size and time are not read again.
    func digest(rememberedIn catalog: Catalog) throws -> String {
        var stamps: [String: (path: String, bytes: Int64, modifiedAt: Int64)] = [:]
        let listing = try files.listing(of: decidingFiles()) { name in
            guard let place = files.path(ofFile: name) else { return nil }
            let path = ArchivePath(typed: place, in: FileManager.default.currentDirectoryPath).text
            var status = stat()
            guard unsafe stat(path, &status) == 0 else { return nil }
            let stamp = FileStamp(status)
            stamps[name] = (path, stamp.bytes, stamp.modifiedAt)
            return try catalog.knownDigest(
                ofCheckpointFile: path, bytes: stamp.bytes, modifiedAt: stamp.modifiedAt)
        }
        for file in listing {
            guard let stamp = stamps[file.name] else { continue }
            try catalog.rememberDigest(
                file.sha256, ofCheckpointFile: stamp.path, bytes: stamp.bytes, modifiedAt: stamp.modifiedAt)
        }
        return ModelFiles.digest(of: listing)
    }
}
