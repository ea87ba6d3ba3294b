import Fixtures
import Foundation

@testable import Evaluation

/// `expected/metrics.json`: the reference programs' results.
struct Golden: Decodable {
    struct Captions: Decodable {
        var items: [CaptionPair]
        var corpus: [String: Double]
        var perItem: PerItem
        var sacreBLEU: String
        var intervals: [String: [Double]]
    }

    struct PerItem: Decodable {
        var bleu: [[Double]]
        var rougeL: [Double]
        var ciderD: [Double]

        enum CodingKeys: String, CodingKey {
            case bleu = "BLEU"
            case rougeL = "ROUGE-L"
            case ciderD = "CIDEr-D"
        }
    }

    var sets: [String: Captions]
    var stems: [String: String]
    var mteval13a: [[String]]

    static let metrics = Result {
        try JSONDecoder().decode(Golden.self, from: Data(contentsOf: Fixtures.expected("metrics.json")))
    }

    /// Texts, each with the words that pycocoevalcap keeps, joined by spaces.
    static let words = Result {
        try JSONDecoder().decode([[String]].self, from: Data(contentsOf: Fixtures.expected("caption-words.json")))
    }
}

/// The largest relative difference seen, by name.
struct Differences {
    private(set) var largest: [String: Double] = [:]
    private(set) var count = 0

    mutating func add(_ name: String, _ found: Double, _ wanted: Double) {
        count += 1
        // pycocoevalcap's values that stand for zero are of the order of 1e-15 or smaller.
        let difference = abs(found - wanted) / max(abs(wanted), 1e-9)
        largest[name] = max(largest[name] ?? 0, difference.isNaN ? .infinity : difference)
    }

    var maximum: Double { largest.values.max() ?? .infinity }

    func report(_ title: String) {
        let names = largest.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        print("\(title): largest relative difference of \(count) figures: \(names.joined(separator: ", "))")
    }
}
