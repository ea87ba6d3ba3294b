import Catalog
import DICOMFiles

/// A part of a folder: at most so many files to open that a reader process takes them in one go.
struct FolderPiece: Sendable {
    static let fileLimit = 64

    var visit: FolderVisit
    var toOpen: [ArchiveFile] = []
    var problems: [WalkProblem] = []
    /// Files looked at, opened or not, with their bytes.
    var files = 0
    var bytes: Int64 = 0
    var unchanged = 0
    /// The folder's last piece.
    var isLast = true

    /// Opens the files of this piece and adds what came of it to the visit.
    func read(by readers: FileReaders) async -> FolderPiece {
        guard !toOpen.isEmpty else { return self }
        let readings = await readers.headers(toOpen.map { HeaderRequest(path: visit.path(of: $0.name)) })
        var read = self
        read.visit.files = zip(toOpen, readings).map { file, reading in
            let outcome: FileVisit.Outcome =
                switch reading {
                case .instance(let instance): .instance(instance)
                case .notDICOM: .notDICOM
                case .failure(let failure): .failure(code: failure.code, message: failure.problem)
                }
            return FileVisit(name: file.name, bytes: file.bytes, modifiedAt: file.modifiedAt, outcome: outcome)
        }
        return read
    }
}

/// The folders of a walk, compared with what the catalog knows, in pieces.
struct FolderPieces: AsyncSequence {
    let walker: ArchiveWalker
    /// False where the root is a single file: then a folder's other files are not gone, they were not looked at.
    let isWholeFolders: Bool
    let catalog: Catalog
    let stop: StopRequest

    struct AsyncIterator: AsyncIteratorProtocol {
        var walker: ArchiveWalker
        let isWholeFolders: Bool
        let catalog: Catalog
        let stop: StopRequest
        var ready: [FolderPiece] = []

        mutating func next() async throws -> FolderPiece? {
            guard !stop.isMade else { return nil }
            if ready.isEmpty {
                guard let folder = walker.next() else { return nil }
                // Reversed, so that the next piece is the last element.
                ready = try pieces(of: folder).reversed()
            }
            return ready.popLast()
        }

        private func pieces(of folder: ArchiveFolder) throws -> [FolderPiece] {
            var known = try catalog.knownFiles(in: folder.path)
            var visit = FolderVisit(path: folder.path)
            var toOpen: [ArchiveFile] = []
            for file in folder.files {
                let before = known.removeValue(forKey: file.name)
                if let before, before.bytes == file.bytes, before.modifiedAt == file.modifiedAt {
                    if before.isMissing { visit.returned.append(file.name) }
                } else {
                    toOpen.append(file)
                }
            }
            // What could not be listed is not gone.
            if folder.problems.isEmpty, isWholeFolders {
                visit.vanished = known.filter { !$0.value.isMissing }.keys.sorted()
            }
            visit.isWhole = isWholeFolders
            var whole = FolderPiece(visit: visit, problems: folder.problems)
            whole.files = folder.files.count
            whole.bytes = folder.files.reduce(0) { $0 + $1.bytes }
            whole.unchanged = folder.files.count - toOpen.count
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

    func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(walker: walker, isWholeFolders: isWholeFolders, catalog: catalog, stop: stop)
    }
}
