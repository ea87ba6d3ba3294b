import Catalog
import DICOM
import Foundation
import Indexing

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
    private let start = ContinuousClock.now
    private let startedAt = Date()
    private var parts: [IndexSummary] = []

    init(catalog: Catalog, run: Int64, threads: Int, stop: StopRequest, progress: ProgressLine, namesFailures: Bool) {
        self.catalog = catalog
        self.run = run
        self.stop = stop
        self.progress = progress
        self.namesFailures = namesFailures
        indexer = Indexer(catalog: catalog, readers: .ofThisProgram(count: threads), readAhead: threads, stop: stop)
    }

    var summary: IndexSummary {
        var sum = parts.reduce(IndexSummary(), +)
        if sum.failures > 0 { sum.newFailures = (try? catalog.newFailureCount(since: startedAt)) ?? 0 }
        return sum
    }
    var elapsed: Double { (ContinuousClock.now - start).seconds }

    func scan(_ roots: [String]) async throws {
        for root in roots where !stop.isMade {
            let known = try catalog.fileCount(below: URL(fileURLWithPath: root).standardizedFileURL.path)
            parts.append(
                try await indexer.scan(root, run: run) { [progress, namesFailures] event in
                    Self.show(event, on: progress, namesFailures: namesFailures, knownFiles: known)
                })
        }
    }

    func describe(with describer: EngineDescriber, framesPerPart: Int) async throws {
        guard !stop.isMade else { return }
        parts.append(
            try await indexer.describe(
                with: describer.describer(rememberingIn: catalog), run: run, options: describer.rendering,
                framesPerPart: framesPerPart
            ) { [progress, namesFailures] event in
                Self.show(event, on: progress, namesFailures: namesFailures, knownFiles: 0)
            })
    }

    private static func show(_ event: IndexEvent, on progress: ProgressLine, namesFailures: Bool, knownFiles: Int) {
        switch event {
        case .scanned(let summary):
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
        }
    }

    /// The run in one line.
    func sentence(_ outcome: RunOutcome) -> String {
        let sum = summary
        let standing = max(0, ((try? catalog.failureCount()) ?? 0) - sum.failures)
        return RunSentence(summary: sum, outcome: outcome, standing: standing, seconds: elapsed).text
    }
}
