import DICOM
import DICOMFiles
import Foundation
import Reading

/// A root as it is now, to check after the walk that it is still there.
///
/// A reader process looks at it: a disk or share that does not answer would stop this one.
struct ScanRoot {
    /// Absolute, without `.`, `..` and a slash at the end; symbolic links are kept.
    let path: String
    let found: ArchiveRoot
    private let readers: FileReaders

    var isFolder: Bool { found.file == nil }
    var isEmpty: Bool { found.isEmpty }

    init(_ root: String, by readers: FileReaders) async throws {
        path = ArchivePath(typed: root, in: FileManager.default.currentDirectoryPath).text
        self.readers = readers
        switch try await readers.root(ReadRoot(path: path)) {
        case .success(let found): self.found = found
        case .failure(let failure): throw Self.problem(failure, path)
        }
    }

    /// Whether the same folder is there: another file system mounted at the path, or none, makes it another folder.
    func isStillThere() async throws -> Bool {
        guard case .success(let now) = try await readers.root(ReadRoot(path: path)) else { return false }
        return now.id == found.id
    }

    static func problem(_ failure: FileFailure, _ path: String) -> IndexingError {
        switch failure.code {
        case .timeout: IndexingError(path, "does not answer; check that the disk or share is mounted")
        case .unreadable:
            IndexingError(
                path, "no such folder, or no permission to read it; check the path and that the share is mounted")
        default: IndexingError(path, "\(failure.message) [\(failure.code)]")
        }
    }
}
