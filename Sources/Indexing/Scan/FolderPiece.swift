import Catalog
import DICOM
import DICOMFiles
import Reading

/// A part of a folder, with at most as many files to open as a reader process takes at once.
struct FolderPiece: Sendable {
    static let fileLimit = 64

    var visit: FolderVisit
    var toOpen: [ArchiveFile] = []
    /// What the walk could not read.
    var failures: [FileFailure] = []
    /// Files seen, opened or not, and their bytes.
    var files = 0
    var bytes: Int64 = 0
    var unchanged = 0
    var opened = 0
    /// Containers among the files of this piece; they are read after it.
    var containers: [ContainerVisit] = []
    var mediaDirectories: [MediaDirectory] = []
    /// The folder's last piece.
    var isLast = true

    /// Opens the files of this piece and adds what they turned out to be to the visit.
    func read(by readers: FileReaders) async throws(ReadersUnavailable) -> FolderPiece {
        guard !toOpen.isEmpty else { return self }
        let contents = try await readers.headers(toOpen.map { ReadHeader(path: visit.path(of: $0.name)) })
        var read = self
        read.opened = toOpen.count
        for (file, content) in zip(toOpen, contents) {
            if case .container = content {
                read.containers.append(ContainerVisit(folder: visit.path, file: file))
                read.visit.begunContainers.append(file.name)
            } else {
                read.add(content, name: file.name, bytes: file.bytes, modifiedAt: file.modifiedAt)
            }
        }
        return read
    }

    /// Adds what a file turned out to be.
    mutating func add(
        _ content: FileContent, name: String, bytes: Int64, modifiedAt: Int64, isInContainer: Bool = false
    ) {
        visit.files.append(FileVisit(name: name, bytes: bytes, modifiedAt: modifiedAt, content: content))
        if case .mediaDirectory(let listed) = content {
            mediaDirectories.append(
                MediaDirectory(
                    folder: visit.path, name: name, modifiedAt: modifiedAt, listed: listed,
                    isInContainer: isInContainer))
        }
    }
}
