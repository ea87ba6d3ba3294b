import DICOM

/// What a run did, in numbers.
///
/// A count is a property and a row of `counts`: sums, the catalog's record of the run and JSON follow from the row.
public struct IndexSummary: Sendable, Equatable {
    public var folders = 0
    /// Files on disk, and the entries of containers. Unless the run is stopped, each is counted once more below: as
    /// unchanged, an instance, not DICOM, a container, a media directory or a file that failed.
    public var files = 0
    /// The bytes of the files on disk.
    public var bytes = 0
    public var unchanged = 0
    public var opened = 0
    public var instances = 0
    public var notDICOM = 0
    /// Containers that were read to their end.
    public var containers = 0
    /// DICOMDIRs.
    public var mediaDirectories = 0
    /// Files that could not be read.
    public var failedFiles = 0
    public var missing = 0
    /// Links that lead out of the root and were not followed.
    public var skippedLinks = 0
    /// Folders, and files behind links, that had been reached by another path before.
    public var repeatedPaths = 0
    /// Series captioned.
    public var described = 0
    /// Captions of those series, one for each representative frame.
    public var captions = 0
    /// Captions reused from an identical image elsewhere.
    public var reused = 0
    /// Series that wait for a root that is away.
    public var postponed = 0
    /// Failures in this run: of files, and of what was made of them.
    public var failures = 0
    /// Those that no earlier run had.
    public var newFailures = 0
    /// Failures of earlier runs that stand, acknowledged ones aside.
    public var standingFailures = 0
    /// Failures that a person has acknowledged.
    public var acknowledgedFailures = 0
    /// Failures of earlier runs that are over.
    public var healedFailures = 0

    public init() {}

    /// Every count with its name.
    private static let table: [(name: String, count: any WritableKeyPath<IndexSummary, Int> & Sendable)] = [
        ("folders", \.folders), ("files", \.files), ("bytes", \.bytes), ("unchanged", \.unchanged),
        ("opened", \.opened), ("instances", \.instances), ("notDICOM", \.notDICOM), ("containers", \.containers),
        ("mediaDirectories", \.mediaDirectories), ("failedFiles", \.failedFiles), ("missing", \.missing),
        ("skippedLinks", \.skippedLinks), ("repeatedPaths", \.repeatedPaths),
        ("described", \.described), ("captions", \.captions), ("reused", \.reused),
        ("postponed", \.postponed), ("failures", \.failures), ("newFailures", \.newFailures),
        ("standingFailures", \.standingFailures), ("acknowledgedFailures", \.acknowledgedFailures),
        ("healedFailures", \.healedFailures),
    ]

    /// The counts by name, as the catalog records a run and JSON shows it.
    public var counts: [String: Int] {
        Dictionary(uniqueKeysWithValues: Self.table.map { ($0.name, self[keyPath: $0.count]) })
    }

    public static func + (a: IndexSummary, b: IndexSummary) -> IndexSummary {
        var sum = a
        for (_, count) in table { sum[keyPath: count] = a[keyPath: count].addingClamped(b[keyPath: count]) }
        return sum
    }
}
