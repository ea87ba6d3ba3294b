/// The similarity of captions to their images in the space of a CLIP (Radford et al., 2021), without references.
public struct CLIPMetrics: Sendable {
    /// The prompt of Hessel et al. before a caption; published scores use it.
    public static let prompt = "A photo depicts "

    /// The names of the metrics: CLIPScore, and that of the prefix family's cards.
    public static let names = (score: "CLIPScore", card: "card-CLIP")

    /// The two towers, such as `timm-vit_base_patch16_224+BERT`.
    public let towers: String
    /// The cosine of each image with its caption after `prompt`.
    public let prompted: [Double]
    /// The cosine of each image with its caption.
    public let plain: [Double]

    public init(towers: String, prompted: [Double], plain: [Double]) {
        self.towers = towers.split { $0.isWhitespace || $0 == "|" }.joined(separator: "-")
        self.prompted = prompted
        self.plain = plain
    }

    /// The mean of 2.5 · max(cos, 0) (CLIPScore; Hessel et al., 2021, section 3).
    public func score(_ bootstrap: Bootstrap? = Bootstrap()) -> Metric {
        Metrics.mean(
            Self.names.score, of: prompted.map { 2.5 * max($0, 0) },
            parts: ["w:2.5", "prompt:A-photo-depicts", "refs:0", "tower:\(towers)"], bootstrap: bootstrap)
    }

    /// The mean of 100 · cos, pairs with a blank text left out: see `CardMetrics`.
    ///
    /// - Parameter pairs: the captions of the same images, in the same order.
    public func card(_ pairs: [CaptionPair], _ bootstrap: Bootstrap? = Bootstrap()) -> Metric {
        let kept = zip(plain, CardMetrics.pairs(pairs)).compactMap { $1 == nil ? nil : 100 * $0 }
        guard !kept.isEmpty else {
            return .notAvailable(Self.names.card, because: "nothing to compare")
        }
        let blank = pairs.count - kept.count
        return Metrics.mean(
            Self.names.card, of: kept, parts: ["scale:100", "refs:0", "tower:\(towers)"],
            note: blank > 0 ? "pairs with a blank text left out, as the training script does: \(blank)" : nil,
            bootstrap: bootstrap)
    }
}
