import Catalog
import DICOM
import DICOMFiles
import Foundation
import Reading

/// Collects visits and writes them a batch at a time: at least every second, so that little is lost however a run ends.
struct ScanRecorder {
    static let batch = 1000

    let catalog: Catalog
    let root: ScanRoot
    let rootID: Int64
    let run: Int64
    /// The present files of the root before the walk.
    let knownFiles: Int
    let watch: RootWatch
    /// How long what is finished may wait to be written.
    let patience: Duration
    let report: @Sendable (IndexEvent) -> Void
    var summary = IndexSummary()
    /// DICOM objects at paths that the catalog did not have.
    private(set) var newObjects = 0
    /// The folders from the root to where the walk is, with the file system that each is on.
    private var above: [(folder: ArchivePath, device: UInt64)] = []
    /// The folders that are on another file system than the folder they are in.
    private(set) var mounts: [ExactText: UInt64] = [:]
    private(set) var unreadable: [String] = []
    private var visits: [FolderVisit] = []
    /// DICOMDIRs at or above the folder where the walk is.
    private var mediaDirectories: [MediaDirectory] = []
    /// Whether anything differs from what the catalog had.
    private(set) var hasNews = false
    private var waiting = 0
    private var lastWrite = ContinuousClock.now

    init(
        catalog: Catalog, root: ScanRoot, rootID: Int64, run: Int64, knownFiles: Int, watch: RootWatch,
        patience: Duration, report: @escaping @Sendable (IndexEvent) -> Void
    ) {
        self.catalog = catalog
        self.root = root
        self.rootID = rootID
        self.run = run
        self.knownFiles = knownFiles
        self.watch = watch
        self.patience = patience
        self.report = report
    }

    mutating func add(_ piece: FolderPiece) async throws {
        try await checkRoot(behind: piece)
        noteMount(of: piece.visit)
        try compareMediaDirectories { !$0.isAtOrAbove(piece.visit.path) }
        mediaDirectories += piece.mediaDirectories
        var visit = piece.visit
        if piece.isLast { summary.folders += 1 }
        summary.files += piece.files
        summary.bytes = summary.bytes.addingClamped(Int(piece.bytes))
        summary.unchanged += piece.unchanged
        summary.opened += piece.opened
        if piece.opened > 0 || !visit.vanished.isEmpty || !visit.returned.isEmpty { hasNews = true }
        for failure in piece.failures {
            unreadable.append(failure.path)
            visit.failures.append(FailureReport(failure, stage: .walk))
        }
        for file in visit.files {
            switch file.content {
            case .instance: summary.instances += 1
            case .notDICOM: summary.notDICOM += 1
            case .container(nil): summary.containers += 1
            case .mediaDirectory: summary.mediaDirectories += 1
            case .failure(let failure), .container(let failure?):
                summary.failures += 1
                summary.failedFiles += 1
                report(.failed(FailureReport(failure, stage: .read)))
            }
        }
        for failure in visit.failures {
            summary.failures += 1
            report(.failed(failure))
        }
        visits.append(visit)
        waiting += 1 + visit.files.count
        if waiting >= Self.batch || ContinuousClock.now - lastWrite >= patience { try write() }
    }

    /// What a task makes. What is finished is written while it takes long.
    mutating func value<Result: Sendable>(of task: Task<Result, any Error>) async throws -> Result {
        while true {
            if let value = try await Indexing.value(of: task, within: patience) { return value }
            try write()
        }
    }

    /// Ends the scan if what could not be read tells that the root is away: then it says nothing of the files.
    private func checkRoot(behind piece: FolderPiece) async throws {
        let failures = piece.failures + piece.visit.files.compactMap(\.content.failure)
        if failures.isEmpty, piece.opened > 0 { await watch.noteSuccess() }
        for failure in failures {
            guard let problem = try await watch.problem(behind: failure) else { continue }
            throw IndexingError(
                problem.subject,
                "went away during the walk: \(problem.problem). What was read is kept, and nothing is marked as missing"
            )
        }
    }

    private mutating func noteMount(of visit: FolderVisit) {
        guard let device = visit.device else { return }
        let folder = ArchivePath(visit.path)
        while let last = above.last, !last.folder.contains(folder) { above.removeLast() }
        if let last = above.last, last.folder != folder, last.device != device {
            mounts[ExactText(visit.path)] = device
        }
        if above.last?.folder != folder { above.append((folder, device)) }
    }

    mutating func write() throws {
        guard !visits.isEmpty else { return }
        let changes = try catalog.record(visits, root: rootID, run: run, at: Date())
        summary.missing += changes.missing
        summary.healedFailures += changes.healed
        newObjects += changes.newObjects
        visits.removeAll(keepingCapacity: true)
        waiting = 0
        lastWrite = .now
        report(.scanned(summary, known: knownFiles))
    }

    /// Adds what the end of the walk changed.
    mutating func add(_ changes: ArchiveChanges, _ failures: [FailureReport]) {
        summary.missing += changes.missing
        summary.healedFailures += changes.healed
        summary.failures += failures.count
        for failure in failures { report(.failed(failure)) }
    }

    // MARK: DICOMDIRs

    /// Compares all DICOMDIRs once a complete walk is over.
    mutating func compareMediaDirectories() throws { try compareMediaDirectories { _ in true } }

    /// Compares unchanged DICOMDIRs with files that have changed.
    mutating func compareAgain(below path: String, by readers: FileReaders) async throws {
        let unopened = try catalog.unopenedMediaDirectories(below: path, run: run)
        let requests = unopened.map { ReadHeader(path: FolderVisit(path: $0.folder).path(of: $0.name)) }
        guard !requests.isEmpty else { return }
        for (file, content) in zip(unopened, try await readers.headers(requests)) {
            guard case .mediaDirectory(let listed) = content else { continue }
            mediaDirectories.append(
                MediaDirectory(folder: file.folder, name: file.name, modifiedAt: file.modifiedAt, listed: listed))
        }
        try compareMediaDirectories()
    }

    /// Compares DICOMDIRs below whose folders the walk is done, unless a part of those could not be read.
    private mutating func compareMediaDirectories(where isDone: (MediaDirectory) -> Bool) throws {
        let done = mediaDirectories.filter(isDone)
        guard !done.isEmpty else { return }
        mediaDirectories.removeAll(where: isDone)
        try write()
        for directory in done where !unreadable.contains(where: directory.isAtOrAbove) {
            let result = try catalog.compare(directory, run: run, at: Date())
            summary.healedFailures += result.healed
            for failure in result.new {
                summary.failures += 1
                report(.failed(failure))
            }
        }
    }
}

extension MediaDirectory {
    fileprivate func isAtOrAbove(_ path: String) -> Bool { ArchivePath(folder).contains(ArchivePath(path)) }
}
