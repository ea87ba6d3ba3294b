import Testing

@testable import Evaluation

@Suite struct MetricsTests {
    let pairs = [
        CaptionPair(candidate: "a red plaque on the arm", references: ["a red scaly plaque on the left arm"]),
        CaptionPair(candidate: "a red plaque on the arm", references: ["a nodule in the lung", "one lung nodule"]),
        CaptionPair(candidate: "normal chest", references: ["normal chest"]),
    ]

    func value(_ name: String, _ metrics: [Metric]) throws -> Double {
        try #require(metrics.first { $0.name == name }?.value)
    }

    /// All six words are in the reference, which has eight: e^(1 − 8/6). "red red" would count once.
    @Test func countsAreClippedAndShortCaptionsPenalized() throws {
        let bleu = try value("BLEU-1", Metrics.coco([pairs[0]], bootstrap: nil))
        #expect(abs(bleu - 0.716_531_310_6) < 1e-8)
        let repeated = CaptionPair(candidate: "red red", references: ["red plaque"])
        #expect(abs(try value("BLEU-1", Metrics.coco([repeated], bootstrap: nil)) - 0.5) < 1e-8)
    }

    @Test func identicalTextsScoreTheMaximum() throws {
        let texts = ["one two three four five", "six seven eight nine ten", "a b1 c1 d1 e1"]
        let perfect = texts.map { CaptionPair(candidate: $0, references: [$0]) }
        let metrics = Metrics.comparing(perfect, bootstrap: nil)
        for name in ["BLEU-4", "ROUGE-L", "rougeLsum-F1", "card-ROUGE-L"] {
            #expect(abs(try value(name, metrics) - 1) < 1e-8, "\(name)")
        }
        #expect(abs(try value("sacreBLEU", metrics) - 100) < 1e-9)
        #expect(abs(try value("CIDEr-D", metrics) - 10) < 1e-9)
    }

    @Test func singleItemHasNoCIDErD() throws {
        let metric = try #require(Metrics.coco([pairs[2]]).first { $0.name == "CIDEr-D" })
        #expect(metric.value == 0)
        #expect(metric.note?.contains("one item") == true)
    }

    @Test func nothingToCompareIsNotAvailable() {
        let none = [CaptionPair(candidate: "a", references: [])]
        for metrics in [Metrics.comparing([]), Metrics.comparing(none)] {
            #expect(metrics.count == 13)
            for metric in metrics {
                #expect(metric.value == nil, "\(metric.name)")
                #expect(metric.note?.hasPrefix("not available") == true)
            }
        }
    }

    @Test func unavailableMetricsStateTheReason() {
        let absent = Metrics.all(pairs, bootstrap: nil).filter { $0.value == nil }
        #expect(absent.map(\.name).contains("BERTScore"))
        for metric in absent { #expect(metric.note?.hasPrefix("not available: ") == true) }
    }

    @Test func signaturesStateHowAValueWasComputed() throws {
        let metrics = Metrics.all(pairs)
        let signatures = Dictionary(uniqueKeysWithValues: metrics.map { ($0.name, $0.signature) })
        #expect(
            signatures["BLEU-4"]
                == "BLEU-4|refs:1-2|tok:ptb|case:lc|n:3|ref:closest|eff:pycocoevalcap-1.2|v:fileroom-0.1"
                + "|ci:bootstrap-1000-seed-1")
        #expect(signatures["CIDEr-D"]?.hasSuffix("|ci:bootstrap-1000-seed-1-idf-fixed") == true)
        #expect(signatures["card-BLEU"]?.hasPrefix("card-BLEU|refs:first|nrefs:1|") == true)
        #expect(signatures["distinct captions"] == "distinct captions|tok:none|n:3|v:fileroom-0.1")
        #expect(Set(signatures.values).count == metrics.count)
    }

    @Test func intervalsContainTheirValues() throws {
        var found = 0
        for metric in Metrics.all(pairs) where metric.low != nil {
            let (value, low, high) = (
                try #require(metric.value), try #require(metric.low), try #require(metric.high)
            )
            #expect(low <= value && value <= high, "\(metric.name)")
            found += 1
        }
        #expect(found >= 13)
    }

    /// The scripts of the cards leave blank texts out; pycocoevalcap counts them.
    @Test func cardMetricsSkipBlankCaptions() throws {
        let blank = pairs + [CaptionPair(candidate: "  ", references: ["a plaque"])]
        let (with, without) = (Metrics.card(blank, bootstrap: nil), Metrics.card(pairs, bootstrap: nil))
        #expect(with.map(\.value) == without.map(\.value))
        #expect(with[0].note == "pairs with a blank text left out, as the training script does: 1")
        #expect(Metrics.coco(blank, bootstrap: nil)[0].value != Metrics.coco(pairs, bootstrap: nil)[0].value)
    }
}
