import ArgumentParser
import Captioning
import Catalog
import Dispatch
import Foundation
import Indexing

/// A run that fills the catalog: the lock, the signals, the progress, the summary and the exit code around the work.
struct IndexRun {
    let command: String
    let catalog: CatalogOptions
    let options: RunOptions
    let threads: Int

    init(command: String, catalog: CatalogOptions, options: RunOptions, threads: Int?) {
        self.command = command
        self.catalog = catalog
        self.options = options
        self.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    }

    func perform(_ work: (IndexSession) async throws -> Void) async throws {
        let path = try catalog.path()
        guard let lock = try CatalogLock.take(forCatalogAt: path) else {
            Output.error("fileroom: \(path): another run holds this catalog; wait for it to end, or use another --catalog")
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
            try Output.json(RunReport(command: command, outcome: outcome.rawValue, seconds: session.elapsed, counts: session.summary.counts))
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

/// The work of a run as a command says it, with its counts.
final class IndexSession: @unchecked Sendable {  // `parts` is changed only between two awaits of the one task that runs the command
    private let catalog: Catalog
    private let run: Int64
    private let indexer: Indexer
    private let stop: StopRequest
    private let progress: ProgressLine
    private let namesFailures: Bool
    private let start = ContinuousClock.now
    private var parts: [IndexSummary] = []

    init(catalog: Catalog, run: Int64, threads: Int, stop: StopRequest, progress: ProgressLine, namesFailures: Bool) {
        self.catalog = catalog
        self.run = run
        self.stop = stop
        self.progress = progress
        self.namesFailures = namesFailures
        indexer = Indexer(catalog: catalog, readers: .ofThisProgram(count: threads), readAhead: threads, stop: stop)
    }

    var summary: IndexSummary { parts.reduce(IndexSummary(), +) }
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

    func describe(with describer: EngineDescriber) async throws {
        guard !stop.isMade else { return }
        parts.append(
            try await indexer.describe(with: describer.describer(rememberingIn: catalog)) { [progress, namesFailures] event in
                Self.show(event, on: progress, namesFailures: namesFailures, knownFiles: 0)
            })
    }

    private static func show(_ event: IndexEvent, on progress: ProgressLine, namesFailures: Bool, knownFiles: Int) {
        switch event {
        case .scanned(let summary):
            // The files of the last scan are the best guess at how many there are.
            let total = knownFiles > summary.files ? knownFiles : nil
            progress.update("Scanning", done: summary.files, total: total, unit: "files", detail: "\(summary.instances.grouped) read")
        case .described(let summary, let total):
            let done = summary.captions + summary.failures
            progress.update("Describing", done: done, total: total, unit: "series")
        case .failed(let failure):
            if namesFailures { progress.print("\(failure.path.printable): \(failure.message.printable) [\(failure.code)]") }
        }
    }

    /// The run in one line, for a person and for cron's mail.
    func sentence(_ outcome: RunOutcome) -> String {
        let sum = summary
        var facts: [String] = []
        if sum.folders > 0 {
            facts.append("\(sum.files.counted("file")) seen (\(sum.unchanged.grouped) unchanged, \(sum.instances.counted("DICOM object")) read, \(sum.notDICOM.grouped) not DICOM)")
        }
        if sum.missing > 0 { facts.append("\(sum.missing.counted("file")) missing") }
        if sum.captions > 0 { facts.append("\(sum.captions.counted("series", "series")) described") }
        if sum.failures > 0 { facts.append("\(sum.failures.grouped) failed: see `fileroom failures`") }
        let standing = max(0, ((try? catalog.failureCount()) ?? 0) - sum.failures)
        if standing > 0 { facts.append("\(standing.counted("earlier failure")) standing") }
        if facts.isEmpty { facts.append("nothing to do") }
        let head = outcome == .stopped ? "fileroom: stopped; what was finished is kept: " : "fileroom: "
        return head + facts.joined(separator: ", ") + String(format: " (%.1f s)", elapsed)
    }
}

extension FileReaders {
    /// Readers that are this program, started anew.
    static func ofThisProgram(count: Int) -> FileReaders {
        // The very file that runs here, also when an upgrade has put another in its place.
        let own = "/proc/\(ProcessInfo.processInfo.processIdentifier)/exe"
        let executable = FileManager.default.isExecutableFile(atPath: own) ? own : CommandLine.arguments[0]
        return .processes(executable: executable, arguments: ["reader"], count: max(1, count))
    }
}

/// Turns the first SIGINT or SIGTERM into a wish to stop; a second one ends the program at once.
struct SignalWatch {
    private let sources: [any DispatchSourceSignal]

    init(_ stop: StopRequest) {
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                if stop.isMade { _exit(128 + number) }
                stop.make(signal: number)
                Output.error("\nfileroom: stopping after the batch in hand; once more stops at once")
            }
            source.resume()
            return source
        }
    }

    func end() { for source in sources { source.cancel() } }
}
