import ArgumentParser
import Catalog
import Foundation
import Indexing

/// A run that fills the catalog: the lock, the signals, the progress, the summary and the exit code around the work.
struct IndexRun {
    let command: String
    let catalog: CatalogConfiguration
    let options: RunOptions
    let threads: Int

    func perform(_ work: (IndexSession) async throws -> Void) async throws {
        try ResourceLimits.check()
        try catalog.checkFolder()
        let path = catalog.path
        guard let lock = try CatalogLock.take(forCatalogAt: path) else {
            Output.error(
                "fileroom: \(path): another run is using this catalog; wait for it to end, or use another --catalog")
            throw ExitCode.catalogHeld
        }
        let store = try Catalog(path: path, creating: true)
        let run = try store.beginRun(command, at: Date())
        let stop = StopRequest()
        let signals = SignalWatch(stop)
        let progress = ProgressLine(isShown: Output.errorIsTerminal && !options.quiet)
        let session = IndexSession(
            catalog: store, run: run, threads: threads, stop: stop, progress: progress,
            namesFailures: !options.quiet && (options.verbose || Output.errorIsTerminal))
        do {
            try await work(session)
        } catch {
            progress.finish()
            try? store.finishRun(run, .broken, summary: session.summary.counts, at: Date())
            throw error
        }
        progress.finish()
        let summary = session.summary
        let outcome: RunOutcome = stop.isMade ? .stopped : summary.failures > 0 ? .failures : .done
        try store.finishRun(run, outcome, summary: summary.counts, at: Date())
        try await report(session, outcome: outcome)
        _ = consume lock
        signals.end()
        if stop.isMade { throw ExitCode.stopped(by: stop.signal) }
        if summary.failures > 0 { throw ExitCode.someFailed }
    }

    private func report(_ session: IndexSession, outcome: RunOutcome) async throws {
        if options.json {
            try Output.json(
                RunReport(
                    command: command, outcome: outcome.rawValue, seconds: session.elapsed,
                    counts: session.summary.counts))
        }
        if !options.quiet || outcome != .done { Output.error(session.sentence(outcome)) }
    }

    private struct RunReport: Encodable {
        let command: String
        let outcome: String
        let seconds: Double
        let counts: [String: Int]
    }
}
