import Catalog
import DICOMFiles
import Foundation

extension Indexer {
    /// Walks a root, opens what is new or changed, and records what is there.
    ///
    /// Nothing is recorded as gone unless the whole root was walked and is still where it was: a share that is not
    /// mounted, or that goes away in the middle, costs nothing.
    public func scan(
        _ root: String, run: Int64, report: @escaping @Sendable (IndexEvent) -> Void
    ) async throws -> IndexSummary {
        let place = try ScanRoot(root)
        if place.isEmpty, try catalog.fileCount(below: place.path) > 0 {
            throw IndexingError(
                place.path, "is empty, but the catalog has files of it: is it mounted? Nothing was changed")
        }
        let walker: ArchiveWalker
        do { walker = try ArchiveWalker(root: place.path) } catch {
            throw IndexingError(place.path, error.problem)
        }
        let rootID = try catalog.root(place.path)
        var recorder = ScanRecorder(catalog: catalog, rootID: rootID, run: run, report: report)
        report(.scanned(recorder.summary))
        let pieces = FolderPieces(walker: walker, isWholeFolders: place.isFolder, catalog: catalog, stop: stop)
        for try await piece in pieces.mapAhead(readAhead * 2, { [readers] in await $0.read(by: readers) }) {
            try recorder.add(piece)
        }
        try recorder.write()
        guard !stop.isMade else { return recorder.summary }

        guard place.isStillThere() else {
            throw IndexingError(
                place.path, "the root went away during the walk; what was read is kept, and nothing is marked as missing")
        }
        if place.isFolder {
            recorder.summary.missing += try catalog.markMissing(
                below: place.path, notSeenIn: run, unreadable: recorder.unreadable, at: Date())
        }
        report(.scanned(recorder.summary))
        return recorder.summary
    }
}

/// A root as it is now, for telling whether it is still there when the walk is over.
struct ScanRoot {
    /// Absolute, without `.`, `..` and a slash at the end; symbolic links are kept.
    let path: String
    let isFolder: Bool
    let isEmpty: Bool
    private let identity: [UInt64]

    init(_ root: String) throws(IndexingError) {
        path = URL(fileURLWithPath: root).standardizedFileURL.path
        guard let status = Self.status(of: path) else {
            throw IndexingError(path, "there is no such root, or it may not be read: check the path, and whether it is mounted")
        }
        identity = Self.identity(status)
        isFolder = status.st_mode & S_IFMT == S_IFDIR
        isEmpty = isFolder && FileManager.default.enumerator(atPath: path + "/")?.nextObject() == nil
    }

    func isStillThere() -> Bool { Self.status(of: path).map(Self.identity) == identity }

    /// The device and the number of the folder: another file system mounted there, or none, is another folder.
    private static func identity(_ status: stat) -> [UInt64] { [UInt64(status.st_dev), UInt64(status.st_ino)] }

    private static func status(of path: String) -> stat? {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? status : nil
    }
}

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

/// Collects visits and writes them a batch at a time: at least every second, so that little is lost however a run ends.
struct ScanRecorder {
    private static let batch = 1000
    private static let interval = Duration.seconds(1)

    let catalog: Catalog
    let rootID: Int64
    let run: Int64
    let report: @Sendable (IndexEvent) -> Void
    var summary = IndexSummary()
    private(set) var unreadable: [String] = []
    private var visits: [FolderVisit] = []
    private var waiting = 0
    private var lastWrite = ContinuousClock.now

    init(catalog: Catalog, rootID: Int64, run: Int64, report: @escaping @Sendable (IndexEvent) -> Void) {
        self.catalog = catalog
        self.rootID = rootID
        self.run = run
        self.report = report
    }

    mutating func add(_ piece: FolderPiece) throws {
        var visit = piece.visit
        for case .failure(ReadingFailure.readerNotStarted, let problem) in visit.files.map(\.outcome) {
            // A file that nobody looked at has not failed, and would not be looked at again.
            try write()
            throw IndexingError("reader", problem)
        }
        if piece.isLast { summary.folders += 1 }
        summary.files += piece.files
        summary.bytes += piece.bytes
        summary.unchanged += piece.unchanged
        summary.opened += piece.toOpen.count
        summary.missing += visit.vanished.count
        for problem in piece.problems {
            unreadable.append(problem.path)
            visit.failures.append(FailureReport(path: problem.path, stage: .walk, code: "unreadable", message: problem.message))
        }
        for file in visit.files {
            switch file.outcome {
            case .instance: summary.instances += 1
            case .notDICOM: summary.notDICOM += 1
            case .failure(let code, let message):
                // Not the file's fault: without readers every file would fail.
                if code == ReadingFailure.readerNotStarted { throw IndexingError("the reader processes", message) }
                summary.failures += 1
                report(.failed(FailureReport(path: visit.path(of: file.name), stage: .read, code: code, message: message)))
            }
        }
        for failure in visit.failures {
            summary.failures += 1
            report(.failed(failure))
        }
        visits.append(visit)
        waiting += 1 + visit.files.count
        if waiting >= Self.batch || ContinuousClock.now - lastWrite >= Self.interval { try write() }
    }

    mutating func write() throws {
        try catalog.record(visits, root: rootID, run: run, at: Date())
        visits.removeAll(keepingCapacity: true)
        waiting = 0
        lastWrite = .now
        report(.scanned(summary))
    }
}
