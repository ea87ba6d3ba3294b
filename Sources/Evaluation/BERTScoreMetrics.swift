/// The means of BERTScore over captions, raw and rescaled.
public struct BERTScoreMetrics: Sendable {
    /// The encoder's name in signatures.
    public let encoder: String
    public let layer: Int
    /// The scores of unrelated sentences, and where they are from, such as "en"; nil if none are known for this layer.
    public let baseline: (scores: BERTScore, source: String)?

    public init(encoder: String, layer: Int, baseline: (scores: BERTScore, source: String)?) {
        self.encoder = encoder.split { $0.isWhitespace || $0 == "|" }.joined(separator: "-")
        self.layer = layer
        self.baseline = baseline
    }

    static let names = ["BERTScore-P", "BERTScore-R", "BERTScore-F1"]
    /// The figure of the prefix family's cards: see `CardMetrics`.
    static let cardName = "card-BERT_F1"

    /// Why there is no score when no encoder is named.
    public static let notAvailable: [Metric] = [
        .notAvailable(
            "BERTScore",
            because: "it needs a text encoder: download the files of \(BERTScoreModel.ofCards) (config.json, "
                + "pytorch_model.bin, tokenizer_config.json, vocab.json, merges.txt) and name their folder with "
                + "--bertscore")
    ]

    /// The metrics of captions.
    ///
    /// - Parameters:
    ///   - scores: for each of `pairs` its score with each reference.
    ///   - note: what to say of every figure.
    public func metrics(
        _ scores: [[BERTScore]], of pairs: [CaptionPair], note: String? = nil, bootstrap: Bootstrap? = Bootstrap()
    ) -> [Metric] {
        precondition(scores.count == pairs.count)
        let best = scores.compactMap(BERTScore.best)
        let several = pairs.contains { $0.references.count > 1 } ? ["ref:best"] : []
        let references = "refs:\(Metrics.references(pairs.filter { !$0.references.isEmpty }))"
        func estimate(_ names: [String], _ rows: [[Double]], _ refs: [String], rescaled: String) -> [Metric] {
            var estimate = Estimate.means(names, rows, parts: refs + parts(rescaled: rescaled) + ["n:\(rows.count)"])
            estimate.note = note
            return estimate.metrics(bootstrap)
        }
        var metrics = estimate(Self.names, best.map(\.figures), [references] + several, rescaled: "no")
        let names = Self.names.map { $0 + "-rescaled" }
        guard let (base, source) = baseline else {
            return metrics
                + names.map {
                    .notAvailable(
                        $0,
                        because:
                            "no baseline is known for layer \(layer) of this encoder; bert-score's table for it is "
                            + "read from rescale_baseline.tsv in its folder")
                }
        }
        metrics += estimate(
            names, best.map { $0.rescaled(base).figures }, [references] + several, rescaled: source)
        // The cards' script skips blank texts and has one reference.
        let card = zip(scores, CardMetrics.pairs(pairs)).compactMap { $1 == nil ? nil : $0.first }
        if isOfCards, !card.isEmpty {
            metrics += estimate(
                [Self.cardName], card.map { [$0.rescaled(base).f1] },
                pairs.contains { $0.references.count > 1 } ? ["refs:first"] : ["refs:1"], rescaled: source)
        }
        return metrics
    }

    private var isOfCards: Bool {
        BERTScoreModel.published.contains {
            $0.name == BERTScoreModel.ofCards && $0.name == encoder && $0.layer == layer
                && $0.baseline == baseline?.scores
        }
    }

    private func parts(rescaled: String) -> [String] {
        [
            "model:\(encoder)", "layer:\(layer)", "idf:no", "rescaled:\(rescaled)", "tok:slow",
            "eff:bert-score-0.3.13-transformers-4.57.6",
        ]
    }
}

extension BERTScore {
    /// The row of a layer in a table as bert-score ships it: `LAYER,P,R,F`, then a line for each layer from 0 on.
    ///
    /// - Returns: nil if the table has no such row.
    public init?(tableOfBaselines text: String, layer: Int) {
        for line in text.split(whereSeparator: \.isNewline).dropFirst() {
            let cells = line.split { $0 == "," || $0 == "\t" }.map { Double($0.filter { !$0.isWhitespace }) }
            guard cells.count == 4, cells[0] == Double(layer), let precision = cells[1], let recall = cells[2],
                let f1 = cells[3], [precision, recall, f1].allSatisfy({ $0.isFinite && $0 < 1 })
            else { continue }
            self.init(precision: precision, recall: recall, f1: f1)
            return
        }
        return nil
    }
}
