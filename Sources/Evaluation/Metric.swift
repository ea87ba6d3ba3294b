/// One figure with everything needed to compare it with another.
public struct Metric: Sendable, Hashable, Codable {
    public var name: String
    /// Nil where the figure is not available; `note` then says why.
    public var value: Double?
    /// The ends of the bootstrap interval, nil where there is none.
    public var low: Double?
    public var high: Double?
    /// How the figure was made: name, then `key:value` parts divided by `|`.
    public var signature: String
    public var note: String?

    public init(
        name: String, value: Double?, low: Double? = nil, high: Double? = nil, signature: String, note: String? = nil
    ) {
        self.name = name
        self.value = value
        self.low = low
        self.high = high
        self.signature = signature
        self.note = note
    }

    /// A metric this build cannot compute: it has no value, never a made-up one.
    public static func notAvailable(_ name: String, because note: String) -> Metric {
        Metric(name: name, value: nil, signature: "\(name)|v:\(Metrics.version)", note: "not available: \(note)")
    }
}
