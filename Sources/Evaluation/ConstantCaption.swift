/// A baseline: the metrics of one constant caption for every image.
public struct ConstantCaption: Sendable, Hashable, Codable {
    public var caption: String
    /// The share of captions that equal this one, 0…1.
    public var share: Double
    public var metrics: [Metric]

    public enum Source: String, Sendable, Codable {
        /// The model's most frequent caption.
        case candidates
        /// The most frequent first reference: the best guess without looking at the image.
        case references
    }

    /// nil if there are no captions.
    public init?(
        _ pairs: [CaptionPair], mostFrequentOf source: Source = .candidates, bootstrap: Bootstrap? = Bootstrap()
    ) {
        let texts =
            switch source {
            case .candidates: pairs.map(\.candidate)
            case .references: pairs.compactMap(\.references.first)
            }
        guard let most = Diversity.mostFrequent(texts.map(Diversity.trimmed)) else { return nil }
        caption = most.caption
        share = Double(most.count) / Double(texts.count)
        let constant = pairs.map { CaptionPair(candidate: most.caption, references: $0.references) }
        metrics = Metrics.comparing(constant, bootstrap: bootstrap).map { metric in
            var metric = metric
            metric.signature += "|cand:constant-of-\(source.rawValue)"
            return metric
        }
    }
}
