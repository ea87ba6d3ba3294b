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

    public init(catalog: Catalog, readers: FileReaders, readAhead: Int, stop: StopRequest = StopRequest()) {
        self.catalog = catalog
        self.readers = readers
        self.readAhead = max(1, readAhead)
        self.stop = stop
    }
}
