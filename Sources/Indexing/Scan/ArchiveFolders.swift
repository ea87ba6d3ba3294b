import DICOMFiles
import Reading
import Synchronization

/// The folders of a walk, until a stop is asked for. They are listed by a reader process, so that a folder that does not
/// answer costs one failure.
struct ArchiveFolders: AsyncSequence {
    let walker: ArchiveWalker
    let readers: FileReaders
    let stop: StopRequest
    let skips: WalkSkips

    struct AsyncIterator: AsyncIteratorProtocol {
        var walker: ArchiveWalker
        let readers: FileReaders
        let stop: StopRequest
        let skips: WalkSkips

        mutating func next() async throws -> ArchiveFolder? {
            if let single = walker.takeSingle() { return single }
            while !stop.isMade, let path = walker.nextFolder {
                let listing = try await readers.folder(ListFolder(path: path))
                let folder = walker.add(listing)
                skips.add((folder?.skips ?? []) + walker.takeSkips())
                if let folder { return folder }
            }
            return nil
        }
    }

    func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(walker: walker, readers: readers, stop: stop, skips: skips)
    }
}

/// What a walk skips, counted and reported as it is found.
final class WalkSkips: Sendable {
    private let counts = Mutex<[WalkSkip.Reason: Int]>([:])
    private let report: @Sendable (IndexEvent) -> Void

    init(report: @escaping @Sendable (IndexEvent) -> Void) { self.report = report }

    func add(_ skips: [WalkSkip]) {
        for skip in skips {
            counts.withLock { $0[skip.reason, default: 0] += 1 }
            report(.skipped(skip))
        }
    }

    /// Sets the counts of a summary.
    func count(in summary: inout IndexSummary) {
        let counts = counts.withLock { $0 }
        summary.skippedLinks = counts[.leadsOut] ?? 0
        summary.repeatedPaths = counts[.reachedBefore] ?? 0
    }
}
