public import Captioning
public import Catalog
import DICOM
import DICOMFiles
import Foundation

extension Checkpoint {
    /// The digest of the model's files. Files of which the catalog knows this size and time are not read again.
    func digest(rememberedIn catalog: Catalog) throws -> String {
        let (listing, stamps) = try listing(knownTo: catalog)
        for file in listing {
            guard let stamp = stamps[file.name] else { continue }
            try catalog.rememberDigest(
                file.sha256, ofCheckpointFile: stamp.path, bytes: stamp.bytes, modifiedAt: stamp.modifiedAt)
        }
        return ModelFiles.digest(of: listing)
    }

    /// The same of a catalog that is only read.
    public func digest(knownTo catalog: Catalog) throws -> String {
        ModelFiles.digest(of: try listing(knownTo: catalog).files)
    }

    private typealias Stamp = (path: String, bytes: Int64, modifiedAt: Int64)

    /// The files that decide captions, and the size and time of those that are on disk, by name.
    private func listing(knownTo catalog: Catalog) throws -> (files: [CheckpointFile], stamps: [String: Stamp]) {
        var stamps: [String: Stamp] = [:]
        let files = try files.listing(of: decidingFiles()) { name in
            guard let place = self.files.path(ofFile: name) else { return nil }
            let path = ArchivePath(typed: place, in: FileManager.default.currentDirectoryPath).text
            var status = stat()
            guard unsafe stat(path, &status) == 0 else { return nil }
            let stamp = FileStamp(status)
            stamps[name] = (path, stamp.bytes, stamp.modifiedAt)
            return try catalog.knownDigest(
                ofCheckpointFile: path, bytes: stamp.bytes, modifiedAt: stamp.modifiedAt)
        }
        return (files, stamps)
    }
}
