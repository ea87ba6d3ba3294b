/// Pairs for pycocoevalcap's metrics: words of the PTB tokenizer.
struct TokenizedPairs {
    let pairs: [CaptionPair]
    let candidates: [[String]]
    let references: [[[String]]]

    init(_ pairs: [CaptionPair]) {
        self.pairs = pairs.filter { !$0.references.isEmpty }
        candidates = self.pairs.map { PTBTokenizer.words($0.candidate) }
        references = self.pairs.map { $0.references.map(PTBTokenizer.words) }
    }

    private var parts: [String] {
        ["refs:\(Metrics.references(pairs))", "tok:ptb", "case:lc", "n:\(pairs.count)"]
    }

    var bleu: Estimate {
        Estimate(
            names: (1...4).map { "BLEU-\($0)" },
            rows: COCOBLEU(
                candidates: candidates.map(PTBTokenizer.divided),
                references: references.map { $0.map(PTBTokenizer.divided) }
            ).columns, values: COCOBLEU.scores,
            parts: parts + ["ref:closest", "eff:pycocoevalcap-1.2"])
    }

    var rougeL: Estimate {
        Estimate.means(
            ["ROUGE-L"], zip(candidates, references).map { [COCORougeL.score(candidate: $0, references: $1)] },
            parts: parts + ["beta:1.2", "eff:pycocoevalcap-1.2"])
    }

    var ciderD: Estimate {
        var estimate = Estimate.means(
            ["CIDEr-D"],
            COCOCIDErD(
                candidates: candidates.map(PTBTokenizer.divided),
                references: references.map { $0.map(PTBTokenizer.divided) }
            ).scores.map { [$0] },
            parts: parts + ["sigma:6", "idf:references", "scale:10", "eff:pycocoevalcap-1.2"], fixed: "idf-fixed")
        if pairs.count == 1 { estimate.note = "always 0 for one item: its words are in every document" }
        return estimate
    }
}
