public import Catalog
public import Reading

/// `scan` and `describe`: the work that fills a catalog.
///
/// The two share nothing but the catalog, so each can stop anywhere and picks up where it was.
public struct Indexer: Sendable {
    let catalog: Catalog
    let readers: FileReaders
    /// How many pieces of reading may be under way at once.
    let readAhead: Int
    let stop: StopRequest
    /// Whether a walk follows links that lead out of the root.
    let followsLinks: Bool
    /// How long a scan waits for the next piece before it writes what is finished, or ends if a stop was asked for.
    var patience = Duration.seconds(1)

    public init(
        catalog: Catalog, readers: FileReaders, readAhead: Int, stop: StopRequest = StopRequest(),
        followsLinks: Bool = false
    ) {
        self.followsLinks = followsLinks
        self.catalog = catalog
        self.readers = readers
        self.readAhead = max(1, readAhead)
        self.stop = stop
    }

    /// Every root of a catalog, and why it cannot be scanned now or is not what it was; nil if it can.
    public static func roots(
        of catalog: Catalog, by readers: FileReaders
    ) async throws -> [(path: String, problem: String?)] {
        var findings: [(path: String, problem: String?)] = []
        for root in try catalog.roots() {
            findings.append((root.path, try await RootWatch.problem(of: root, by: readers)?.problem))
        }
        return findings
    }
}
