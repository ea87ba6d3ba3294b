import Evaluation
import Fixtures
import Foundation
import Tensors
import Testing

@testable import fileroom

/// `evaluate --bertscore`, compared with bert-score 0.3.13 on tiny encoders of every family.
@Suite struct BERTScorerTests {
    static let cases = [
        "encoder_deberta", "encoder_deberta_absolute", "encoder_roberta", "encoder_bert_uncased", "encoder_bert_cased",
    ]

    private struct Golden: Decodable {
        let layers: Int
        let texts: [String]
        /// Candidate and reference.
        let pairs: [[Int]]
        /// P, R and F of each pair at each layer; null for NaN.
        let scores: [[[Double?]]]
        /// At the last layer.
        let rescaled: [[Double?]]
        /// The references of the first texts, and the scores at the last layer.
        let groups: [[Int]]
        let several: [[Double?]]
    }

    private static func folder(_ name: String) -> String {
        Fixtures.checkpoint(name).appendingPathComponent("model").path
    }

    private static func golden(_ name: String) throws -> Golden {
        let file = Fixtures.checkpoint(name).appendingPathComponent("golden.json")
        return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
    }

    private static func scorer(_ name: String, layer: Int) throws -> BERTScorer {
        try BERTScorer(folder: folder(name), layer: layer, Workers(count: 2))
    }

    private static func scores(_ scorer: BERTScorer, _ pairs: [CaptionPair]) throws -> [[BERTScore]] {
        try #require(scorer.scores(of: [pairs]) { _, _ in true }).sets[0]
    }

    private static func largestDifference(_ scores: [BERTScore], _ expected: [[Double?]]) -> Double {
        guard scores.count == expected.count else { return .infinity }
        return zip(scores, expected).reduce(0) { largest, pair in
            let figures = [pair.0.precision, pair.0.recall, pair.0.f1]
            return zip(figures, pair.1).reduce(largest) { max($0, abs($1.0 - ($1.1 ?? 0))) }
        }
    }

    @Test(arguments: cases)
    func scoresEqualTheReferencesAtEveryLayer(name: String) throws {
        let golden = try Self.golden(name)
        let pairs = golden.pairs.map {
            CaptionPair(candidate: golden.texts[$0[0]], references: [golden.texts[$0[1]]])
        }
        try #require(pairs.count > BERTScore.batch && golden.scores.count == golden.layers + 1)
        for layer in 0...golden.layers {
            let scores = try Self.scores(Self.scorer(name, layer: layer), pairs)
            let difference = Self.largestDifference(scores.map { $0[0] }, golden.scores[layer])
            print("\(name), layer \(layer): largest difference of a score \(difference)")
            #expect(difference < 1e-5)
        }
    }

    @Test(arguments: cases)
    func rescaledScoresAndSeveralReferencesEqualTheReferences(name: String) throws {
        let golden = try Self.golden(name)
        let scorer = try Self.scorer(name, layer: golden.layers)
        let baseline = try #require(scorer.metrics.baseline)
        let pairs = golden.pairs.map {
            CaptionPair(candidate: golden.texts[$0[0]], references: [golden.texts[$0[1]]])
        }
        let rescaled = try Self.scores(scorer, pairs).map { $0[0].rescaled(baseline.scores) }
        let groups = zip(golden.texts, golden.groups).map { text, group in
            CaptionPair(candidate: text, references: group.map { golden.texts[$0] })
        }
        let best = try Self.scores(scorer, groups).compactMap { BERTScore.best(of: $0) }
        let differences = [
            Self.largestDifference(rescaled, golden.rescaled), Self.largestDifference(best, golden.several),
        ]
        print("\(name): largest differences, rescaled \(differences[0]), several references \(differences[1])")
        #expect(differences.allSatisfy { $0 < 1e-5 })
    }

    private static let model = PrefixFixture(name: "prefix_dermlip")

    private static func items(in command: Command) throws -> String {
        let lines = try zip(model.pictures, model.golden().teacher_forced).map { path, text in
            let object: [String: Any] = ["path": path, "references": [text.text, "nothing"]]
            return String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
        }
        let file = command.folder + "/items.jsonl"
        try lines.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
        return file
    }

    private static func metrics(_ list: Any?) throws -> [String: [String: Any]] {
        let metrics = try #require(list as? [[String: Any]])
        return Dictionary(uniqueKeysWithValues: try metrics.map { (try #require($0["name"] as? String), $0) })
    }

    @Test func commandPrintsRawAndRescaledScoresOfTheCaptions() throws {
        let command = try Command()
        let outcome = try command.run(
            [
                "evaluate", try Self.items(in: command), "--json", "--resamples", "10", "--captions", "said.jsonl",
                "--model", Self.model.captioner, "--bertscore", Self.folder("encoder_deberta"), "--bertscore-layers",
                "2",
            ] + Self.model.parts)
        #expect(outcome.status == 0, "\(outcome.error)")
        let object = try #require(try outcome.objects().first)
        let metrics = try Self.metrics(object["metrics"])
        let said = try String(contentsOfFile: command.folder + "/said.jsonl", encoding: .utf8)
        let pairs = try said.split(separator: "\n").map { line in
            let row = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            return CaptionPair(
                candidate: try #require(row["text"] as? String),
                references: try #require(row["references"] as? [String]))
        }
        let scorer = try Self.scorer("encoder_deberta", layer: 2)
        let base = try #require(scorer.metrics.baseline).scores
        let best = try Self.scores(scorer, pairs).compactMap { BERTScore.best(of: $0) }
        func expect(_ name: String, _ values: [Double]) throws {
            let value = try #require(metrics[name]?["value"] as? Double, "\(name)")
            #expect(abs(value - values.reduce(0, +) / Double(values.count)) < 1e-6, "\(name)")
            #expect(metrics[name]?["low"] is Double && metrics[name]?["high"] is Double)
            let signature = try #require(metrics[name]?["signature"] as? String)
            #expect(signature.contains("|model:model|layer:2|idf:no|"), "\(signature)")
        }
        try expect("BERTScore-P", best.map(\.precision))
        try expect("BERTScore-R", best.map(\.recall))
        try expect("BERTScore-F1", best.map(\.f1))
        try expect("BERTScore-F1-rescaled", best.map { $0.rescaled(base).f1 })
        #expect(metrics["BERTScore"] == nil)
        let constant = try Self.metrics(try #require(object["constant"] as? [String: Any])["metrics"])
        #expect(constant["BERTScore-F1"]?["value"] is Double)
    }

    @Test func withoutAnEncoderItIsNotAvailableAndSaysWhatToDownload() throws {
        let command = try Command()
        let outcome = try command.run(
            ["evaluate", try Self.items(in: command), "--resamples", "0", "--model", Self.model.captioner]
                + Self.model.parts)
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("BERTScore: not available: it needs a text encoder: download"))
        #expect(outcome.output.contains("microsoft/deberta-large-mnli") && outcome.output.contains("--bertscore"))
    }

    @Test func encoderThatCannotBeUsedIsNamedBeforeTheFirstImage() throws {
        let command = try Command()
        let file = try Self.items(in: command)
        func run(_ flags: [String]) throws -> Command.Outcome {
            try command.run(["evaluate", file, "--model", Self.model.captioner] + Self.model.parts + flags)
        }
        let unknown = try run(["--bertscore", Self.folder("encoder_deberta")])
        #expect(unknown.status == 3 && unknown.output.isEmpty)
        #expect(unknown.error.contains("name the layer with --bertscore-layers"))
        let absent = try run(["--bertscore", command.folder + "/absent"])
        #expect(absent.status == 3 && absent.error.contains("no such folder"))
        let high = try run(["--bertscore", Self.folder("encoder_deberta"), "--bertscore-layers", "9"])
        #expect(high.status == 3 && high.error.contains("rescale_baseline.tsv"))
        #expect(try run(["--bertscore-layers", "9"]).status == 64)
        #expect(try run(["--bertscore", Self.model.clip]).status == 3)
    }
}
