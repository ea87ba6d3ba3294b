import Testing

@testable import Evaluation

@Suite struct DiversityTests {
    let captions = ["A red plaque.", "a blue plaque", "A red plaque. ", "up and down and on up and down and on"]

    func value(_ name: String) throws -> Double {
        try #require(Metrics.diversity(captions).first { $0.name == name }?.value)
    }

    @Test func captionsAreCountedByText() throws {
        #expect(try value("distinct captions") == 0.75)
        #expect(try value("most frequent caption") == 0.5)
        #expect(Diversity.mostFrequent(captions.map(Diversity.trimmed))?.caption == "A red plaque.")
    }

    /// As in Python: the letter in one scalar and in two is not the same text.
    @Test func captionsThatDifferInBytesAreTwo() throws {
        let captions = ["caf\u{E9}", "cafe\u{301}", "cafe\u{301}"]
        #expect(Metrics.diversity(captions).first { $0.name == "distinct captions" }?.value == 2.0 / 3)
        #expect(Metrics.diversity(captions).first { $0.name == "most frequent caption" }?.value == 2.0 / 3)
    }

    /// 19 words, 8 of them distinct; 15 pairs, 9 of them distinct.
    @Test func wordsAreCounted() throws {
        #expect(try value("distinct-1") == 8.0 / 19)
        #expect(try value("distinct-2") == 9.0 / 15)
        #expect(try value("mean length") == 19.0 / 4)
        #expect(try value("repetition") == 0.25)
    }

    @Test func sharesOfDistinctItemsHaveNoInterval() throws {
        let metrics = Metrics.diversity(captions)
        for metric in metrics where metric.name.hasPrefix("distinct") {
            #expect(metric.low == nil)
            #expect(metric.note?.contains("no interval") == true)
        }
        #expect(metrics.filter { $0.low != nil }.count == 3)
    }

    @Test func constantCaptionIsMeasuredLikeAnyOther() throws {
        let pairs = [("x y", "a b c"), ("x y", "x y"), ("z", "a b c")].map {
            CaptionPair(candidate: $0, references: [$1])
        }
        let said = try #require(ConstantCaption(pairs, bootstrap: nil))
        #expect(said.caption == "x y")
        #expect(said.share == 2.0 / 3)
        let due = try #require(ConstantCaption(pairs, mostFrequentOf: .references, bootstrap: nil))
        #expect(due.caption == "a b c")
        let rouge = try #require(due.metrics.first { $0.name == "ROUGE-L" })
        #expect(abs(try #require(rouge.value) - 2.0 / 3) < 1e-12)
        #expect(rouge.signature.hasSuffix("|cand:constant-of-references"))
        #expect(ConstantCaption([]) == nil)
    }
}
