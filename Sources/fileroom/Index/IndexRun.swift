import ArgumentParser
import Catalog
import DICOM
import Foundation
import Indexing
import Reading

/// A run that fills the catalog: the lock, the signals, the progress, the summary and the exit code around the work.
struct IndexRun {
    let command: String
    let catalog: CatalogConfiguration
    let options: RunOptions
    let threads: Int
    /// The seconds that a file or folder may take; nil for the usual limit.
    let timeout: Int?
    /// Whether a scan follows links that lead out of its root.
    var followsLinks = false

    func perform(_ work: (IndexSession) async throws -> Void) async throws {
        try ResourceLimits.check()
        try ThreadLimit.check(ThreadLimit.ofRun(processors: threads))
        try catalog.checkFolder()
        let path = catalog.path
        let stop = StopRequest()
        let readers = FileReaders.ofThisProgram(count: threads, timeout: timeout)
        guard let lock = try CatalogLock.take(forCatalogAt: path, creating: true) else {
            throw CatalogHeld.reported(path)
        }
        let signals = SignalWatch(stop) { readers.hangUp() }
        let store = try Catalog(path: path, for: .writing) { !stop.isMade }
        try store.checkFileIfDue(at: Date())
        let run = try store.beginRun(command, at: Date())
        let progress = ProgressLine(isShown: Output.errorIsTerminal && !options.quiet)
        let session = IndexSession(
            catalog: store, run: run, readers: readers, threads: threads, followsLinks: followsLinks, stop: stop,
            progress: progress, namesFailures: !options.quiet && (options.verbose || Output.errorIsTerminal),
            namesSkips: !options.quiet && options.verbose)
        do {
            try await work(session)
        } catch {
            progress.finish()
            try? store.finishRun(
                run, stop.isMade ? .stopped : .broken, summary: session.summary.counts, at: Date())
            guard stop.isMade else { throw error }
            // Such as another program that held the catalog, for which the run no longer waited.
            Output.error("fileroom: \(error)")
            throw ExitCode.stopped(by: stop.signal)
        }
        progress.finish()
        signals.end()
        let summary = session.summary
        let standing = summary.newFailures + summary.standingFailures
        let outcome: RunOutcome =
            stop.isMade ? .stopped : !session.problems.isEmpty ? .broken : standing > 0 ? .failures : .done
        try store.finishRun(run, outcome, summary: summary.counts, at: Date())
        try await report(session, outcome: outcome)
        _ = consume lock
        if stop.isMade { throw ExitCode.stopped(by: stop.signal) }
        if !session.problems.isEmpty { throw ExitCode.cannotRun }
        if standing > 0 { throw ExitCode.someFailed }
    }

    private func report(_ session: IndexSession, outcome: RunOutcome) async throws {
        if options.json {
            try Output.json(
                RunReport(
                    command: command, outcome: outcome.rawValue, seconds: session.elapsed,
                    counts: session.summary.counts))
        }
        for problem in session.problems { Output.error("fileroom: \(problem)") }
        if !options.quiet || outcome != .done { Output.error(session.sentence(outcome)) }
    }

    private struct RunReport: Encodable {
        let command: String
        let outcome: String
        let seconds: Double
        let counts: [String: Int]
    }
}
