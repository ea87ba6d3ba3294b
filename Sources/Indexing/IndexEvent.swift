public import Catalog
public import DICOMFiles

/// What happened, as it happens.
public enum IndexEvent: Sendable {
    /// How far a scan is: the files seen, and those that the catalog had of the root.
    case scanned(IndexSummary, known: Int)
    /// How far the describing is: series done, and series there are to do.
    case described(IndexSummary, total: Int)
    /// A file or a series failed; it is in the catalog's list.
    case failed(FailureReport)
    /// A walk skips a link or a folder.
    case skipped(WalkSkip)
    /// Series could not be captioned because their root is away.
    case isAway(IndexingError)
}
