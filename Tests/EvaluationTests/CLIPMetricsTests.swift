import Evaluation
import Testing

@Suite struct CLIPMetricsTests {
    private static let pairs = [
        CaptionPair(candidate: "a disc", references: ["a disc"]), CaptionPair(candidate: " ", references: ["a square"]),
        CaptionPair(candidate: "a square", references: ["a square", "two"]),
    ]
    private static let near = CLIPMetrics(
        towers: "timm vit|BERT", prompted: [0.2, -0.4, 0.4], plain: [0.3, 0.9, -0.1])

    @Test func negativeCosineScoresZero() throws {
        let score = Self.near.score(nil)
        let value = try #require(score.value)
        #expect(abs(value - 0.5) < 1e-12, "2.5 times the mean of 0.2, 0 and 0.4")
        #expect(score.low == nil && score.high == nil)
        #expect(score.signature.hasPrefix("CLIPScore|w:2.5|prompt:A-photo-depicts|refs:0|tower:timm-vit-BERT|n:3|v:"))
    }

    @Test func cardMetricSkipsBlankTextsAndCanBeNegative() throws {
        let card = Self.near.card(Self.pairs, nil)
        let value = try #require(card.value)
        #expect(abs(value - 10) < 1e-9, "100 times the mean of 0.3 and -0.1")
        #expect(card.signature.contains("|n:2|"))
        #expect(card.note?.hasSuffix(": 1") == true)
    }

    @Test func noTextMeansNoValue() {
        let blank = CLIPMetrics(towers: "a+b", prompted: [0.1], plain: [0.1])
            .card([CaptionPair(candidate: "", references: ["a"])])
        #expect(blank.value == nil)
        #expect(blank.note?.hasPrefix("not available: ") == true)
    }

    @Test func intervalContainsTheMean() throws {
        let score = Self.near.score(Bootstrap(resamples: 200))
        let value = try #require(score.value)
        let (low, high) = (try #require(score.low), try #require(score.high))
        #expect(low <= value && value <= high)
        #expect(score.signature.contains("|ci:"))
    }
}
