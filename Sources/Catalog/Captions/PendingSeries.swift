/// A series that has no caption by a model yet, with everything that could stand for it.
public struct PendingSeries: Sendable {
    public let seriesID: Int64
    public let seriesInstanceUID: String
    public let modality: String?
    public let instances: [StoredInstance]
}
