import Catalog
import DICOM
import DICOMFiles
import Foundation
import Reading

/// Collects visits and writes them a batch at a time: at least every second, so that little is lost however a run ends.
struct ScanRecorder {
    static let batch = 1000
    private static let interval = Duration.seconds(1)

    let catalog: Catalog
    let rootID: Int64
    let run: Int64
    let report: @Sendable (IndexEvent) -> Void
    var summary = IndexSummary()
    private(set) var unreadable: [String] = []
    private var visits: [FolderVisit] = []
    /// DICOMDIRs at or above the folder where the walk is.
    private var mediaDirectories: [MediaDirectory] = []
    /// Whether anything differs from what the catalog had.
    private(set) var hasNews = false
    private var waiting = 0
    private var lastWrite = ContinuousClock.now

    init(catalog: Catalog, rootID: Int64, run: Int64, report: @escaping @Sendable (IndexEvent) -> Void) {
        self.catalog = catalog
        self.rootID = rootID
        self.run = run
        self.report = report
    }

    mutating func add(_ piece: FolderPiece) throws {
        try compareMediaDirectories { !$0.isAtOrAbove(piece.visit.path) }
        mediaDirectories += piece.mediaDirectories
        var visit = piece.visit
        if piece.isLast { summary.folders += 1 }
        summary.files += piece.files
        summary.bytes += Int(piece.bytes)
        summary.unchanged += piece.unchanged
        summary.opened += piece.opened
        summary.missing += visit.vanished.count
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
        if waiting >= Self.batch || ContinuousClock.now - lastWrite >= Self.interval { try write() }
    }

    mutating func write() throws {
        summary.missing += try catalog.record(visits, root: rootID, run: run, at: Date())
        visits.removeAll(keepingCapacity: true)
        waiting = 0
        lastWrite = .now
        report(.scanned(summary))
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
            for failure in try catalog.compare(directory, run: run, at: Date()) {
                summary.failures += 1
                report(.failed(failure))
            }
        }
    }
}

extension MediaDirectory {
    fileprivate func isAtOrAbove(_ path: String) -> Bool { ArchivePath(folder).contains(ArchivePath(path)) }
}
