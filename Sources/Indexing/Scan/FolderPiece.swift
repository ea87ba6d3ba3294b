import Catalog
import DICOM
import DICOMFiles
import Reading

/// A part of a folder: at most so many files to open that a reader process takes them in one go.
struct FolderPiece: Sendable {
    static let fileLimit = 64

    var visit: FolderVisit
    var toOpen: [ArchiveFile] = []
    /// What the walk could not read.
    var failures: [FileFailure] = []
    /// Files looked at, opened or not, with their bytes.
    var files = 0
    var bytes: Int64 = 0
    var unchanged = 0
    var opened = 0
    /// Containers among the files of this piece; they are read after it.
    var containers: [ContainerVisit] = []
    var mediaDirectories: [MediaDirectory] = []
    /// The folder's last piece.
    var isLast = true

    /// Opens the files of this piece and adds what came of it to the visit.
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

    /// Adds what came of opening a file.
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

/// The folders of a walk, until a stop is asked for.
struct ArchiveFolders: AsyncSequence {
    let walker: ArchiveWalker
    let stop: StopRequest

    struct AsyncIterator: AsyncIteratorProtocol {
        var walker: ArchiveWalker
        let stop: StopRequest

        mutating func next() async throws -> ArchiveFolder? { stop.isMade ? nil : walker.next() }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(walker: walker, stop: stop) }
}

/// Compares folders with what the catalog knows.
struct FolderComparison: Sendable {
    let catalog: Catalog
    /// False where the root is a single file: then a folder's other files are not gone, they were not looked at.
    let isWholeFolders: Bool

    /// What is to be opened of a folder, and what is otherwise new, in pieces.
    func pieces(of folder: ArchiveFolder) throws -> [FolderPiece] {
        var known = try catalog.knownFiles(in: folder.path)
        var visit = FolderVisit(path: folder.path)
        var toOpen: [ArchiveFile] = []
        var entries = 0
        for file in folder.files {
            let before = known.removeValue(forKey: file.name)
            if let before, before.bytes == file.bytes, before.modifiedAt == file.modifiedAt {
                if before.isMissing { visit.returned.append(file.name) }
                if before.kind == .container {
                    visit.unchangedContainers.append(file.name)
                    entries += try catalog.fileCount(below: visit.path(of: file.name))
                }
            } else {
                toOpen.append(file)
            }
        }
        // What could not be listed is not gone.
        if folder.failures.isEmpty, isWholeFolders {
            visit.vanished = known.filter { !$0.value.isMissing }.keys.sorted()
        }
        visit.isWhole = isWholeFolders
        var whole = FolderPiece(visit: visit, failures: folder.failures)
        whole.files = folder.files.count + entries
        whole.bytes = folder.files.reduce(0) { $0 + $1.bytes }
        whole.unchanged = whole.files - toOpen.count
        guard toOpen.count > FolderPiece.fileLimit else {
            whole.toOpen = toOpen
            return [whole]
        }
        var pieces: [FolderPiece] = []
        var rest = toOpen[...]
        while rest.count > FolderPiece.fileLimit {
            pieces.append(
                FolderPiece(
                    visit: FolderVisit(path: folder.path), toOpen: Array(rest.prefix(FolderPiece.fileLimit)),
                    isLast: false))
            rest = rest.dropFirst(FolderPiece.fileLimit)
        }
        whole.toOpen = Array(rest)
        return pieces + [whole]
    }
}
