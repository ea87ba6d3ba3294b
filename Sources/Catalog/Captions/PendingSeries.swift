/// A series without an up-to-date caption by a model, and the instances that could represent it.
public struct PendingSeries: Sendable {
    public let seriesID: Int64
    public let seriesInstanceUID: String
    public let modality: String?
    public var instances: [StoredInstance]
}
