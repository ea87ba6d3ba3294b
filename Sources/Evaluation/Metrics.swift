/// The quality of captions by the metrics of the field, each with its signature.
///
/// Every function is pure: the same texts give the same values. Pairs without references are left out of the metrics
/// that need them; `n` in a signature is the number of the others.
public enum Metrics {
    /// Part of every signature. It changes when any metric does.
    public static let version = "fileroom-0.1"

    /// Every metric of candidates against references, the diversity of the candidates, and the metrics that are not
    /// available.
    ///
    /// - Parameter bertScore: what `BERTScoreMetrics` gives, if there is an encoder.
    public static func all(
        _ pairs: [CaptionPair], bertScore: [Metric] = BERTScoreMetrics.notAvailable,
        bootstrap: Bootstrap? = Bootstrap()
    ) -> [Metric] {
        comparing(pairs, bootstrap: bootstrap) + bertScore
            + diversity(pairs.map(\.candidate), bootstrap: bootstrap) + notAvailable
    }

    /// The metrics of `all` that compare candidates with references.
    public static func comparing(_ pairs: [CaptionPair], bootstrap: Bootstrap? = Bootstrap()) -> [Metric] {
        coco(pairs, bootstrap: bootstrap) + sacreBLEU(pairs, bootstrap: bootstrap)
            + rougeLsum(pairs, bootstrap: bootstrap) + card(pairs, bootstrap: bootstrap)
    }

    /// BLEU-1…4, ROUGE-L (each 0…1) and CIDEr-D (0…10) as pycocoevalcap 1.2.
    public static func coco(_ pairs: [CaptionPair], bootstrap: Bootstrap? = Bootstrap()) -> [Metric] {
        let set = TokenizedPairs(pairs)
        return [set.bleu, set.rougeL, set.ciderD].flatMap { $0.metrics(bootstrap) }
    }

    /// Corpus BLEU (0…100) as sacreBLEU 2.6.0 with its defaults.
    public static func sacreBLEU(_ pairs: [CaptionPair], bootstrap: Bootstrap? = Bootstrap()) -> [Metric] {
        let pairs = pairs.filter { !$0.references.isEmpty }
        let estimate = Estimate(
            names: ["sacreBLEU"], rows: SacreBLEU(pairs).columns, values: { [SacreBLEU.score($0)] },
            parts: sacreBLEUParts(pairs))
        return estimate.metrics(bootstrap)
    }

    /// The mean F1, precision and recall (0…1) of rouge-score 0.1.2's rougeLsum with stemming.
    public static func rougeLsum(_ pairs: [CaptionPair], bootstrap: Bootstrap? = Bootstrap()) -> [Metric] {
        let pairs = pairs.filter { !$0.references.isEmpty }
        let scores = pairs.map { RougeLsum(candidate: $0.candidate, references: $0.references) }
        return Estimate.means(
            ["rougeLsum-F1", "rougeLsum-P", "rougeLsum-R"], scores.map { [$0.f1, $0.precision, $0.recall] },
            parts: rougeParts(pairs)
        ).metrics(bootstrap)
    }

    /// The text metrics of the prefix family's cards, as their training script computes them: see `CardMetrics`.
    public static func card(_ pairs: [CaptionPair], bootstrap: Bootstrap? = Bootstrap()) -> [Metric] {
        let given = pairs.filter { !$0.references.isEmpty }
        let places = CardMetrics.pairs(given)
        let kept = places.compactMap { $0 }
        guard !kept.isEmpty else {
            return ["card-BLEU", "card-ROUGE-L", "card-CIDEr-D"].map {
                .notAvailable($0, because: "nothing to compare")
            }
        }
        let first = given.contains { $0.references.count > 1 } ? ["refs:first"] : []
        let bleu = Estimate(
            names: ["card-BLEU"], rows: SacreBLEU(kept).columns, values: { [SacreBLEU.score($0)] },
            parts: first + sacreBLEUParts(kept))
        let rouge = Estimate.means(
            ["card-ROUGE-L"],
            kept.map { [RougeLsum(candidate: $0.candidate, references: $0.references).f1] },
            parts: first + rougeParts(kept))
        let cider = Estimate.means(
            ["card-CIDEr-D"], CardCIDErD(kept).scores.map { [$0] },
            parts: first + [
                "refs:1", "tok:a-z0-9", "case:lc", "n:\(kept.count)", "sigma:6", "length:words", "clip:no",
                "idf:references-plus-1", "scale:10", "eff:training-script",
            ], fixed: "idf-fixed")
        return [bleu, rouge, cider].flatMap { estimate in
            var estimate = estimate
            let blank = given.count - kept.count
            if blank > 0 { estimate.note = "pairs with a blank text left out, as the training script does: \(blank)" }
            return estimate.metrics(bootstrap)
        }
    }

    /// The shares of distinct captions, of the most frequent one and of captions that repeat four words in a row;
    /// distinct-1 and distinct-2; the mean length in words.
    public static func diversity(_ captions: [String], bootstrap: Bootstrap? = Bootstrap()) -> [Metric] {
        Diversity(captions).estimates.flatMap { $0.metrics(bootstrap) }
    }

    /// The mean of one score per item, with its interval, for metrics that need a model.
    ///
    /// - Parameters:
    ///   - values: One score per item.
    ///   - parts: The parts of the signature between name and version, such as `unit:nat`.
    public static func mean(
        _ name: String, of values: [Double], parts: [String] = [], note: String? = nil,
        bootstrap: Bootstrap? = Bootstrap()
    ) -> Metric {
        var estimate = Estimate.means([name], values.map { [$0] }, parts: parts + ["n:\(values.count)"])
        estimate.note = note
        return estimate.metrics(bootstrap)[0]
    }

    /// Common metrics that need a model or a program that is not included.
    public static let notAvailable: [Metric] = [
        .notAvailable("METEOR", because: "its implementation is a Java program"),
        .notAvailable("SPICE", because: "it needs Java and the models of Stanford CoreNLP"),
        .notAvailable("CheXbert-F1", because: "its checkpoint has its own license and cannot be redistributed"),
        .notAvailable("RadGraph-F1", because: "its weights need PhysioNet credentials"),
        .notAvailable("RadCliQ", because: "it needs CheXbert and RadGraph"),
        .notAvailable("GREEN", because: "its judge is a language model of 7 billion parameters"),
    ]

    static func references(_ pairs: [CaptionPair]) -> String {
        let counts = pairs.map(\.references.count)
        guard let low = counts.min(), let high = counts.max() else { return "0" }
        return low == high ? "\(low)" : "\(low)-\(high)"
    }

    /// sacreBLEU's own signature, then the number of pairs.
    private static func sacreBLEUParts(_ pairs: [CaptionPair]) -> [String] {
        let references = references(pairs)
        let number = references.contains("-") ? "var" : references
        return ["nrefs:\(number)", "case:mixed", "eff:no", "tok:13a", "smooth:exp", "version:2.6.0"]
            + ["n:\(pairs.count)"]
    }

    private static func rougeParts(_ pairs: [CaptionPair]) -> [String] {
        [
            "refs:\(references(pairs))", "tok:a-z0-9", "case:lc", "stem:porter-nltk", "n:\(pairs.count)", "ref:best-f1",
            "eff:rouge-score-0.1.2",
        ]
    }
}

/// A caption of an image and its reference texts.
public struct CaptionPair: Sendable, Hashable, Codable {
    public var candidate: String
    /// One or more; a pair without any is left out of the metrics that need them.
    public var references: [String]

    public init(candidate: String, references: [String]) {
        self.candidate = candidate
        self.references = references
    }
}
