/// What a run did, in numbers.
public struct IndexSummary: Sendable, Equatable {
    public var folders = 0
    /// Files on disk, and the DICOM files within those that are containers.
    public var files = 0
    /// The bytes of the files on disk.
    public var bytes: Int64 = 0
    public var unchanged = 0
    public var opened = 0
    public var instances = 0
    public var notDICOM = 0
    /// Containers that were read to their end.
    public var containers = 0
    public var missing = 0
    /// Series, and their captions: as many as frames that stand for them.
    public var described = 0
    public var captions = 0
    /// Captions reused from the same image elsewhere.
    public var reused = 0
    /// Failures of this run.
    public var failures = 0

    public init() {}

    /// The counts by name, as a run's row in the catalog keeps them.
    public var counts: [String: Int] {
        [
            "folders": folders, "files": files, "bytes": Int(bytes), "unchanged": unchanged, "opened": opened,
            "instances": instances, "containers": containers,
            "notDICOM": notDICOM, "missing": missing, "described": described, "captions": captions, "reused": reused,
            "failures": failures,
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
        sum.containers += b.containers
        sum.missing += b.missing
        sum.described += b.described
        sum.captions += b.captions
        sum.reused += b.reused
        sum.failures += b.failures
        return sum
    }
}
