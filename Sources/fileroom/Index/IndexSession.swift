import Catalog
import DICOM
import DICOMFiles
import Foundation
import Indexing
import Reading
import Synchronization

/// The work of a run with its counts, shown as it proceeds.
///
/// `@unchecked Sendable`: `parts` is changed by the one task that runs the command, between two awaits.
final class IndexSession: @unchecked Sendable {
    private let catalog: Catalog
    private let run: Int64
    private let indexer: Indexer
    private let stop: StopRequest
    private let progress: ProgressLine
    private let namesFailures: Bool
    private let namesSkips: Bool
    private let start = ContinuousClock.now
    /// Failures after it are new.
    private let mark: Int64
    private var parts: [IndexSummary] = []
    /// How far the scan of a root is.
    private let lastScan = Mutex(IndexSummary())
    private let away = Mutex<[IndexingError]>([])

    init(
        catalog: Catalog, run: Int64, readers: FileReaders, threads: Int, followsLinks: Bool, stop: StopRequest,
        progress: ProgressLine, namesFailures: Bool, namesSkips: Bool
    ) {
        self.catalog = catalog
        mark = (try? catalog.failureMark()) ?? 0
        self.run = run
        self.stop = stop
        self.progress = progress
        self.namesFailures = namesFailures
        self.namesSkips = namesSkips
        indexer = Indexer(
            catalog: catalog, readers: readers, readAhead: threads, stop: stop, followsLinks: followsLinks)
    }

    var summary: IndexSummary {
        var sum = parts.reduce(IndexSummary(), +)
        if let counts = try? catalog.failureCounts(since: mark) {
            sum.newFailures = counts.new
            sum.standingFailures = counts.standing
            sum.acknowledgedFailures = counts.acknowledged
        }
        return sum
    }
    /// Why roots were not scanned, or their series not captioned.
    var problems: [IndexingError] { away.withLock { $0 } }
    var elapsed: Double { (ContinuousClock.now - start).seconds }

    /// Scans every root; one that cannot be scanned does not keep the others from it.
    ///
    /// - Parameter isConfirmed: mark files as missing even if most of a root is gone.
    func scan(_ roots: [String], isConfirmed: Bool) async throws {
        for root in roots where !stop.isMade {
            lastScan.withLock { $0 = IndexSummary() }
            do {
                parts.append(
                    try await indexer.scan(root, run: run, isConfirmed: isConfirmed) { [self] in note($0) })
            } catch let problem as IndexingError {
                parts.append(lastScan.withLock { $0 })
                note(.isAway(problem))
            }
        }
    }

    func describe(with describer: EngineDescriber, framesPerPart: Int) async throws {
        guard !stop.isMade else { return }
        parts.append(
            try await indexer.describe(
                with: describer.describer(rememberingIn: catalog), run: run, options: describer.rendering,
                framesPerPart: framesPerPart
            ) { [self] in note($0) })
    }

    private func note(_ event: IndexEvent) {
        switch event {
        case .isAway(let problem):
            away.withLock { problems in
                if !problems.contains(where: { $0.subject.isExactly(problem.subject) }) { problems.append(problem) }
            }
        case .scanned(let summary, let knownFiles):
            lastScan.withLock { $0 = summary }
            // The number of files in the last scan is the best estimate.
            let total = knownFiles > summary.files ? knownFiles : nil
            progress.update(
                "Scanning", done: summary.files, total: total, unit: "files",
                detail: "\(summary.instances.grouped) read")
        case .described(let summary, let total):
            let done = min(summary.described + summary.failures, total)
            progress.update("Captioning", done: done, total: total, unit: "series")
        case .failed(let failure):
            if namesFailures {
                progress.print("\(failure.path.printable): \(failure.message.printable) [\(failure.code)]")
            }
        case .skipped(let skip):
            if namesSkips { progress.print("\(skip.path.printable): \(skip.reason.rawValue)") }
        }
    }

    /// The run in one line.
    func sentence(_ outcome: RunOutcome) -> String {
        RunSentence(summary: summary, outcome: outcome, seconds: elapsed).text
    }
}
