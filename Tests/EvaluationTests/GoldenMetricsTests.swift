import Testing

@testable import Evaluation

/// Every metric compared with the program that defines it, on the sets of `Fixtures/make/make_metrics.py`.
@Suite struct GoldenMetricsTests {
    static let sets = [
        "several references", "one reference", "one item", "three items", "constant", "all empty", "perfect",
    ]

    func captions(_ name: String) throws -> Golden.Captions {
        try #require(Golden.metrics.get().sets[name])
    }

    @Test(arguments: sets) func corpusMetricsMatchTheReferencePrograms(set: String) throws {
        let golden = try captions(set)
        let found = Metrics.comparing(golden.items, bootstrap: nil)
        var differences = Differences()
        for (name, wanted) in golden.corpus {
            let metric = try #require(found.first { $0.name == name })
            differences.add(name, try #require(metric.value), wanted)
        }
        differences.report(set)
        #expect(differences.count >= 10)
        #expect(differences.maximum <= 1e-12)
    }

    @Test(arguments: sets) func itemMetricsMatchPycocoevalcap(set: String) throws {
        let golden = try captions(set)
        let pairs = TokenizedPairs(golden.items)
        var differences = Differences()
        for (row, wanted) in zip(pairs.bleu.rows, golden.perItem.bleu) {
            for (n, (found, wanted)) in zip(COCOBLEU.scores(row), wanted).enumerated() {
                differences.add("BLEU-\(n + 1)", found, wanted)
            }
        }
        for (row, wanted) in zip(pairs.rougeL.rows, golden.perItem.rougeL) {
            differences.add("ROUGE-L", row[0], wanted)
        }
        for (row, wanted) in zip(pairs.ciderD.rows, golden.perItem.ciderD) {
            differences.add("CIDEr-D", row[0], wanted)
        }
        differences.report(set)
        #expect(differences.count == 6 * golden.items.count)
        #expect(differences.maximum <= 1e-12)
    }

    @Test(arguments: sets) func signatureContainsThatOfSacreBLEU(set: String) throws {
        let golden = try captions(set)
        let metric = try #require(Metrics.sacreBLEU(golden.items).first)
        #expect(metric.signature.hasPrefix("sacreBLEU|\(golden.sacreBLEU)|n:\(golden.items.count)|"))
    }

    @Test func intervalMatchesTheSameResamples() throws {
        let golden = try captions("several references")
        let metrics = Metrics.coco(golden.items, bootstrap: Bootstrap(resamples: 200, seed: 3))
        let rouge = try #require(metrics.first { $0.name == "ROUGE-L" })
        let wanted = try #require(golden.intervals["ROUGE-L"])
        var differences = Differences()
        differences.add("low", try #require(rouge.low), wanted[0])
        differences.add("high", try #require(rouge.high), wanted[1])
        differences.report("interval of ROUGE-L")
        #expect(differences.maximum <= 1e-12)
    }

    @Test func stemsMatchNLTK() throws {
        let stems = try Golden.metrics.get().stems
        #expect(stems.count > 100)
        for (word, stem) in stems { #expect(PorterStemmer.stem(word) == stem, "\(word)") }
    }

    @Test func tokensMatchSacreBLEU() throws {
        let lines = try Golden.metrics.get().mteval13a
        #expect(lines.count > 30)
        for line in lines { #expect(Mteval13a.words(line[0]).joined(separator: " ") == line[1]) }
    }
}
