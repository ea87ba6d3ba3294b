/// One metric's value, with everything needed to compare it with another.
public struct Metric: Sendable, Hashable, Codable {
    public var name: String
    /// nil if the metric is not available; `note` then states why.
    public var value: Double?
    /// The ends of the bootstrap interval; nil if there is none.
    public var low: Double?
    public var high: Double?
    /// How the value was computed: the name, then `key:value` parts, separated by `|`.
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

    /// A metric that cannot be computed here: it has no value.
    public static func notAvailable(_ name: String, because note: String) -> Metric {
        Metric(name: name, value: nil, signature: "\(name)|v:\(Metrics.version)", note: "not available: \(note)")
    }
}
