import Testing

@testable import Evaluation

/// BERTScore of tokens whose cosines are given; `BERTScorerTests` compares whole texts with the reference.
@Suite struct BERTScoreTests {
    private static func side(_ counts: [Bool], padded: Bool = false) -> BERTScore.Side {
        BERTScore.Side(counts: counts, isPadded: padded)
    }

    private static let around = [false, true, true, false]

    @Test func everyTokenIsMatchedWithItsNearest() {
        // Rows and columns: start, two words, end.
        let cosines: [Float] = [
            1, 0, 0, 0,  //
            0, 0.5, 0.25, 0,  //
            0.75, 0.125, 0, 0,  //
            0, 0, 0, 1,
        ]
        let score = BERTScore(cosines: cosines, candidate: Self.side(Self.around), reference: Self.side(Self.around))
        // A word may match the start token, which itself does not count.
        #expect(score.precision == (0.5 + 0.75) / 2)
        #expect(score.recall == (0.5 + 0.25) / 2)
        #expect(score.f1 == 2 * 0.625 * 0.375 / (0.625 + 0.375))
    }

    @Test func shorterTextsOfABatchArePaddedWithZeros() {
        let cosines = [Float](repeating: -0.5, count: 16)
        func score(_ candidate: Bool, _ reference: Bool) -> BERTScore {
            BERTScore(
                cosines: cosines, candidate: Self.side(Self.around, padded: candidate),
                reference: Self.side(Self.around, padded: reference))
        }
        #expect(score(false, false) == BERTScore(precision: -0.5, recall: -0.5, f1: -0.5))
        #expect(score(false, true).precision == 0 && score(false, true).recall == -0.5)
        #expect(score(true, false).precision == -0.5 && score(true, false).recall == 0)
        #expect(score(true, true).f1 == 0)
    }

    @Test func emptyTextsScoreZero() {
        let zero = BERTScore(precision: 0, recall: 0, f1: 0)
        let none = [false, false]
        #expect(
            BERTScore(
                cosines: Array(repeating: 1, count: 8), candidate: Self.side(none), reference: Self.side(Self.around))
                == zero)
        #expect(
            BERTScore(
                cosines: Array(repeating: 1, count: 8), candidate: Self.side(Self.around), reference: Self.side(none))
                == zero)
        // A text of special tokens only.
        let odd = BERTScore(
            cosines: Array(repeating: 1, count: 12), candidate: Self.side([false, false, false]),
            reference: Self.side(Self.around))
        #expect(odd == BERTScore(precision: 0, recall: 1, f1: 0))
    }

    @Test func bestOfSeveralReferencesIsTakenFigureByFigure() {
        let scores = [BERTScore(precision: 0.5, recall: 0.2, f1: 0.3), BERTScore(precision: 0.1, recall: 0.6, f1: 0.2)]
        #expect(BERTScore.best(of: scores) == BERTScore(precision: 0.5, recall: 0.6, f1: 0.3))
        #expect(BERTScore.best(of: []) == nil)
    }

    @Test func publishedEncodersAreKnownByTheirFolder() {
        let paths = [
            "/models/deberta-large-mnli", "microsoft/deberta-large-mnli", "DeBERTa-large-MNLI",
            "/home/u/.cache/huggingface/hub/models--microsoft--deberta-large-mnli/snapshots/0a1b",
        ]
        for path in paths { #expect(BERTScoreModel.published(path, layers: 24)?.layer == 18, "\(path)") }
        #expect(BERTScoreModel.published("/models/roberta-large", layers: 24)?.layer == 17)
        #expect(BERTScoreModel.published("/models/bert-base-uncased", layers: 12)?.layer == 9)
        #expect(BERTScoreModel.published("/models/deberta-large-mnli", layers: 3) == nil, "another model")
        #expect(BERTScoreModel.published("/models/deberta-large-mnli/other", layers: 24) == nil)
        #expect(BERTScoreModel.published("", layers: 24) == nil)
        #expect(Set(BERTScoreModel.published.map(\.name)).count == BERTScoreModel.published.count)
        for model in BERTScoreModel.published { #expect(model.layer <= model.layers) }
    }

    @Test func tableOfBaselinesIsReadByItsLayer() {
        let table = "LAYER,P,R,F\r\n0,0.1,0.2,0.3\r\n1,0.4,0.5,0.6\n"
        #expect(BERTScore(tableOfBaselines: table, layer: 1) == BERTScore(precision: 0.4, recall: 0.5, f1: 0.6))
        #expect(BERTScore(tableOfBaselines: table, layer: 2) == nil)
        #expect(BERTScore(tableOfBaselines: "LAYER,P,R,F\n0,1,0.2,0.3\n", layer: 0) == nil, "nothing to divide by")
        #expect(BERTScore(tableOfBaselines: "", layer: 0) == nil)
    }

    @Test func cardsFigureIsThatOfTheirEncoderAndSkipsBlankTexts() throws {
        let model = try #require(BERTScoreModel.published("/m/deberta-large-mnli", layers: 24))
        let pairs = [
            CaptionPair(candidate: "a", references: ["b", "c"]), CaptionPair(candidate: " ", references: ["d"]),
        ]
        let low = BERTScore(precision: 0.5, recall: 0.5, f1: 0.5)
        let high = BERTScore(precision: 0.75, recall: 0.75, f1: 0.75)
        let scores = [[low, high], [high]]
        func metrics(_ name: String, baseline: (BERTScore, String)?) -> [String: Metric] {
            let all = BERTScoreMetrics(encoder: name, layer: 18, baseline: baseline)
                .metrics(scores, of: pairs, bootstrap: nil)
            return Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
        }
        let card = metrics(model.name, baseline: (model.baseline, "en"))
        #expect(card["BERTScore-F1"]?.value == 0.75)
        #expect(card["card-BERT_F1"]?.value == low.rescaled(model.baseline).f1)
        #expect(
            card["BERTScore-F1-rescaled"]?.signature
                == "BERTScore-F1-rescaled|refs:1-2|ref:best|model:microsoft/deberta-large-mnli|layer:18|idf:no"
                + "|rescaled:en|tok:slow|eff:bert-score-0.3.13-transformers-4.57.6|n:2|v:fileroom-0.1")
        let other = metrics("a b|c", baseline: nil)
        #expect(other["card-BERT_F1"] == nil && other["BERTScore-P-rescaled"]?.value == nil)
        #expect(other["BERTScore-P-rescaled"]?.note?.contains("rescale_baseline.tsv") == true)
        #expect(other["BERTScore-P"]?.signature.contains("|model:a-b-c|") == true)
    }
}
