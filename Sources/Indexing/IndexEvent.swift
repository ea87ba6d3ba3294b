public import Catalog

/// What happened, as it happens.
public enum IndexEvent: Sendable {
    /// How far a scan is.
    case scanned(IndexSummary)
    /// How far the describing is: series done, and series there are to do.
    case described(IndexSummary, total: Int)
    /// A file or a series failed; it is in the catalog's list.
    case failed(FailureReport)
}
