public import Catalog
import Synchronization

/// `scan` and `describe`: the work that fills a catalog.
///
/// The two share nothing but the catalog, so each can stop anywhere and picks up where it was.
public struct Indexer: Sendable {
    let catalog: Catalog
    let readers: FileReaders
    /// How many pieces of reading may be under way at once.
    let readAhead: Int
    let stop: StopRequest

    public init(catalog: Catalog, readers: FileReaders, readAhead: Int, stop: StopRequest = StopRequest()) {
        self.catalog = catalog
        self.readers = readers
        self.readAhead = max(1, readAhead)
        self.stop = stop
    }
}

/// A wish to stop, which a signal handler makes and the work looks at between two pieces.
public final class StopRequest: Sendable {
    private let signalNumber = Atomic<Int32>(0)

    public init() {}

    public func make(signal: Int32) { signalNumber.store(signal, ordering: .relaxed) }

    public var isMade: Bool { signal != 0 }

    /// The signal that asked for it; 0 where none did.
    public var signal: Int32 { signalNumber.load(ordering: .relaxed) }
}

/// What happened, as it happens.
public enum IndexEvent: Sendable {
    /// How far a scan is.
    case scanned(IndexSummary)
    /// How far the describing is: series done, and series there are to do.
    case described(IndexSummary, total: Int)
    /// A file or a series failed; it is in the catalog's list.
    case failed(FailureReport)
}

/// What a run did, in numbers.
public struct IndexSummary: Sendable, Equatable {
    public var folders = 0
    public var files = 0
    public var bytes: Int64 = 0
    public var unchanged = 0
    public var opened = 0
    public var instances = 0
    public var notDICOM = 0
    public var missing = 0
    public var captions = 0
    /// Captions taken over from the same picture elsewhere.
    public var reused = 0
    /// Failures met in this run.
    public var failures = 0

    public init() {}

    /// The counts by name, as a run's row in the catalog keeps them.
    public var counts: [String: Int] {
        [
            "folders": folders, "files": files, "unchanged": unchanged, "opened": opened, "instances": instances,
            "notDICOM": notDICOM, "missing": missing, "captions": captions, "reused": reused, "failures": failures,
        ]
    }

    public static func + (a: IndexSummary, b: IndexSummary) -> IndexSummary {
        var sum = a
        sum.folders += b.folders
        sum.files += b.files
        sum.bytes += b.bytes
        sum.unchanged += b.unchanged
        sum.opened += b.opened
        sum.instances += b.instances
        sum.notDICOM += b.notDICOM
        sum.missing += b.missing
        sum.captions += b.captions
        sum.reused += b.reused
        sum.failures += b.failures
        return sum
    }
}

/// Why a run could not be done at all.
public struct IndexingError: Error, CustomStringConvertible, Sendable {
    public let subject: String
    public let problem: String

    public init(_ subject: String, _ problem: String) {
        self.subject = subject
        self.problem = problem
    }

    public var description: String { "\(subject): \(problem)" }
}
