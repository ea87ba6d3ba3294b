import ClinicalText
import Foundation
import Testing

/// How many pairs of each status were given each status.
private struct Confusion {
    private var counts: [String: [String: Int]] = [:]

    mutating func add(expected: String, found: String) { counts[expected, default: [:]][found, default: 0] += 1 }

    func precision(of status: String) -> Double {
        ratio(right(status), counts.values.reduce(0) { $0 + ($1[status] ?? 0) })
    }
    func recall(of status: String) -> Double { ratio(right(status), counts[status]?.values.reduce(0, +) ?? 0) }
    func f1(of status: String) -> Double {
        let (precision, recall) = (precision(of: status), recall(of: status))
        return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
    }

    func line(_ status: String) -> String {
        let figures = [precision(of: status), recall(of: status), f1(of: status)]
            .map { String(format: "%.3f", $0) }
        return "\(status): precision \(figures[0]), recall \(figures[1]), F1 \(figures[2])"
    }

    private func right(_ status: String) -> Int { counts[status]?[status] ?? 0 }
    private func ratio(_ part: Int, _ total: Int) -> Double { total > 0 ? Double(part) / Double(total) : 0 }
}

@Suite struct AssertionGoldTests {
    private struct Pair {
        let sentence: String
        let concept: String
        let status: String
        let set: String
    }

    private static let statuses = ["present", "uncertain", "absent", "unmentioned"]

    /// What the rules scored on each blind set before anything was corrected after it.
    private static let firstSight = """
        blind at first sight: F1 present 0.969, uncertain 0.977, absent 0.989, unmentioned 1.000
        blind-2 at first sight: F1 present 0.965, uncertain 0.977, absent 0.968, unmentioned 0.800 (2 pairs)
        """

    private static func gold() throws -> [Pair] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Fixtures/assertion/gold.tsv")
        return try rows(of: file).dropFirst().map { row in
            try #require(row.count == 4, "\(row)")
            return Pair(sentence: row[0], concept: row[1], status: row[2], set: row[3])
        }
    }

    private static func rows(of file: URL) throws -> [[String]] {
        // Latin-1, because the public sentences are not all UTF-8.
        let data = try Data(contentsOf: file)
        let text = String(data: data, encoding: .utf8) ?? String(data: data, encoding: .isoLatin1) ?? ""
        return text.split(whereSeparator: \.isNewline)
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }

    @Test func theGoldSetIsLargeAndHasEveryStatus() throws {
        let gold = try Self.gold()
        #expect(Set(gold.map(\.sentence)).count >= 600)
        #expect(Set(gold.map(\.status)) == Set(Self.statuses))
        #expect(Set(gold.map(\.set)) == ["developed", "blind", "blind-2"])
        #expect(Set(gold.map { $0.sentence + "\t" + $0.concept }).count == gold.count)
    }

    @Test func everyStatusOfTheGoldSetIsFound() throws {
        var confusion: [String: Confusion] = [:]
        for pair in try Self.gold() {
            let found = AssertedText(pair.sentence).assertion(of: pair.concept)?.rawValue ?? "unmentioned"
            confusion["all", default: Confusion()].add(expected: pair.status, found: found)
            confusion[pair.set, default: Confusion()].add(expected: pair.status, found: found)
            if found != pair.status { print("\(pair.sentence) \(pair.concept): \(found), not \(pair.status)") }
        }
        for (set, confusion) in confusion.sorted(by: { $0.key < $1.key }) {
            for status in Self.statuses { print(set, confusion.line(status)) }
        }
        print(Self.firstSight)
        for status in Self.statuses {
            #expect(try #require(confusion["all"]).f1(of: status) >= 0.95, "\(status)")
        }
    }

    /// NegEx's annotated sentences, which are not part of the repository: columns number, concept, sentence, `Negated` or
    /// `Affirmed`.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["FILEROOM_NEGEX"] != nil))
    func negationIsFoundInPublicSentences() throws {
        let path = try #require(ProcessInfo.processInfo.environment["FILEROOM_NEGEX"])
        var confusion = Confusion()
        var pairs = 0
        for row in try Self.rows(of: URL(fileURLWithPath: path)) where row.count >= 4 {
            guard row[3].hasPrefix("Negated") || row[3].hasPrefix("Affirmed") else { continue }
            pairs += 1
            let isAbsent = AssertedText(row[2]).assertion(of: row[1]) == .absent
            confusion.add(
                expected: row[3].hasPrefix("Negated") ? "negated" : "affirmed", found: isAbsent ? "negated" : "affirmed"
            )
        }
        print("\(pairs) pairs,", confusion.line("negated"))
        #expect(pairs > 2_000)
        #expect(confusion.f1(of: "negated") >= 0.94)
    }
}
