import ClinicalText
import DICOM
import Fixtures
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Catalog

/// Searches of a made archive, graded by hand: see Fixtures/search/README.md.
@Suite struct JudgedSearchTests {
    private static let archive = Result { try JudgedArchive() }

    /// Means over all queries that want anything.
    private struct Means {
        var gain = 0.0
        var wrong = 0
        var queries = 0
        var worst: [(query: String, gain: Double)] = []
    }

    /// Normalised discounted cumulative gain of the first ten, and how many of them must not be found.
    private func judge(_ name: String, _ find: (String) throws -> [String]) throws -> Means {
        let archive = try Self.archive.get()
        var means = Means()
        for (id, text) in archive.queries {
            let grades = archive.grades[id] ?? [:]
            let hits = Array(try find(text).prefix(10))
            means.wrong += hits.count { (grades[$0] ?? 0) < 0 }
            let best = grades.values.filter { $0 > 0 }.sorted(by: >).prefix(10)
            guard !best.isEmpty else { continue }
            let gain =
                Self.discounted(hits.map { max(0, grades[$0] ?? 0) }) / Self.discounted(Array(best))
            means.gain += gain
            means.queries += 1
            means.worst.append(("\(id) \(text)", gain))
        }
        means.gain /= Double(means.queries)
        means.worst.sort { $0.gain < $1.gain }
        print(
            "\(name): nDCG@10 \(means.gain) over \(means.queries) queries, \(means.wrong) wrong hits in the first ten")
        return means
    }

    private static func discounted(_ grades: [Int]) -> Double {
        grades.enumerated().reduce(0) { $0 + (exp2(Double($1.element)) - 1) / log2(Double($1.offset) + 2) }
    }

    @Test func searchFindsWhatAPersonWouldChoose() throws {
        let archive = try Self.archive.get()
        let means = try judge("search") { try archive.search($0) }
        for (query, gain) in means.worst.prefix(Int(ProcessInfo.processInfo.environment["FILEROOM_WORST"] ?? "") ?? 0) {
            print("  \(gain) \(query)")
        }
        let plain = try judge("bm25 over all texts") { try archive.plain($0) }
        #expect(means.gain > plain.gain + 0.2)
        #expect(means.gain > 0.8)
        #expect(means.wrong < plain.wrong / 4)
    }

    /// `FILEROOM_SHOW=q003,q004` prints what these find.
    @Test func hitsOfChosenQueriesArePrinted() throws {
        let archive = try Self.archive.get()
        for id in ProcessInfo.processInfo.environment["FILEROOM_SHOW"]?.split(separator: ",").map(String.init) ?? [] {
            let query = try #require(archive.queries.first { $0.id == id }?.text)
            print("\(id) \(query)")
            for concept in try archive.answer(query).concepts {
                print(
                    "  \(concept.typed): \(concept.count), \(concept.assertion?.rawValue ?? "") \(concept.otherNames)")
            }
            for hit in try archive.hits(query).prefix(12) {
                let series = "r" + hit.seriesInstanceUID.dropFirst(4)
                let texts = [hit.modality, hit.bodyPart, hit.studyDescription, hit.seriesDescription, hit.caption]
                let grade = archive.grades[id]?[series] ?? 0
                print(
                    "  \(grade) \(series) \(hit.basis) \(hit.score): \(texts.compactMap { $0 }.joined(separator: " | "))"
                )
            }
            let found = Set(try archive.search(query))
            let missed = archive.grades[id, default: [:]].filter { $0.value > 2 && !found.contains($0.key) }
            print("  not found: \(missed.keys.sorted())")
        }
    }

    @Test func whatMustComeFirstDoesAndWhatMustNotComeDoesNot() throws {
        let archive = try Self.archive.get()
        var (right, wrong) = (0, 0)
        for expected in archive.expected {
            let query = try #require(archive.queries.first { $0.id == expected.query }?.text)
            let hits = try archive.search(query)
            let isRight = expected.first.isEmpty ? hits.isEmpty : hits.first.map(expected.first.contains) == true
            if isRight {
                right += 1
            } else {
                print("\(expected.query) \(query): \(hits.prefix(3)) before \(expected.first.sorted().prefix(5))")
            }
            let others = hits.filter(expected.never.contains)
            wrong += others.count
            if !others.isEmpty { print("\(expected.query) \(query): \(others) must not be found") }
        }
        print(
            "\(right) of \(archive.expected.count) queries have a first hit as expected, \(wrong) hits must not be there"
        )
        #expect(right >= archive.expected.count * 5 / 6)
        #expect(wrong <= 2)
    }
}

/// The archive of Fixtures/search in a catalog.
private final class JudgedArchive: Sendable {
    let queries: [(id: String, text: String)]
    let grades: [String: [String: Int]]
    let expected: [(query: String, first: Set<String>, never: Set<String>)]
    private let test: TestCatalog
    private let plainIndex: DatabaseQueue

    init() throws {
        queries = try Self.rows("queries").map { ($0["id"] ?? "", $0["query"] ?? "") }
        grades = try Self.rows("judgements").reduce(into: [:]) {
            $0[$1["query"] ?? "", default: [:]][$1["series"] ?? ""] = Int($1["grade"] ?? "")
        }
        expected = try Self.rows("expected").map { row in
            func ids(_ name: String) -> Set<String> {
                Set((row[name] ?? "").split(separator: " ").map(String.init)).subtracting(["none"])
            }
            return (row["query"] ?? "", ids("first"), ids("never"))
        }
        test = try TestCatalog()
        plainIndex = try DatabaseQueue()
        try fill()
    }

    /// The series of a search, best first.
    func search(_ text: String) throws -> [String] {
        try hits(text).map { "r" + $0.seriesInstanceUID.dropFirst(4) }
    }

    func hits(_ text: String) throws -> [SearchHit] { try answer(text).hits }

    func answer(_ text: String) throws -> SearchAnswer {
        var query = try SearchQuery(typed: text)
        query.limit = 500
        return try test.catalog.answer(to: query)
    }

    /// The same with FTS5 as it comes: every word, anywhere, by bm25.
    func plain(_ text: String) throws -> [String] {
        let words = text.split { !$0.isLetter && !$0.isNumber }.map { "\"\($0)\"" }.joined(separator: " ")
        guard !words.isEmpty else { return [] }
        return try plainIndex.read {
            try String.fetchAll(
                $0, sql: "SELECT id FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT 500", arguments: [words])
        }
    }

    private static func rows(_ name: String) throws -> [[String: String]] {
        let text = try String(contentsOf: Fixtures.folder.appending(path: "search/\(name).tsv"), encoding: .utf8)
        let lines = text.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
    }

    private func fill() throws {
        let rows = try Self.rows("archive")
        var visit = FolderVisit(path: "/archive/a")
        func value(_ row: [String: String], _ name: String) -> String? { row[name].flatMap { $0.isEmpty ? nil : $0 } }
        for row in rows {
            let id = (row["id"] ?? "").dropFirst()
            var instance = TestCatalog.instance(
                series: "1.2." + id, study: "1.3." + (row["study"] ?? "").dropFirst(), sop: "1.2.\(id).1")
            instance.studyDate = value(row, "date")
            instance.modality = value(row, "modality")
            instance.bodyPartExamined = value(row, "bodyPart")
            instance.laterality = value(row, "laterality")
            instance.studyDescription = value(row, "studyDescription")
            instance.seriesDescription = value(row, "seriesDescription")
            instance.protocolName = value(row, "protocol")
            instance.contrastBolusAgent = value(row, "contrast")
            instance.manufacturer = value(row, "manufacturer")
            visit.files.append(TestCatalog.visit(instance, name: String(id)))
        }
        try test.catalog.record([visit], root: test.root, run: test.run, at: TestCatalog.now)
        let model = try test.model()
        let records = try test.catalog.pendingSeries(model: model, after: 0, limit: 1000).compactMap { series in
            let row = rows.first { "1.2." + ($0["id"] ?? "").dropFirst() == series.seriesInstanceUID } ?? [:]
            return value(row, "caption").map { caption in
                SeriesRecord(
                    seriesID: series.seriesID,
                    captions: [
                        IndexRecord(
                            text: caption, tokens: [], score: nil,
                            probability: ["likely": 0.95, "unsure": 0.7][row["belief"] ?? ""] ?? 0.2,
                            fileID: series.instances[0].fileID,
                            sopInstanceUID: series.instances[0].instance.sopInstanceUID, frame: 0, frameReason: "",
                            recipe: "{}", imageDigest: series.seriesInstanceUID)
                    ])
            }
        }
        try test.catalog.record(records, model: model, at: TestCatalog.now)
        let accepted = rows.filter { $0["status"] == "accepted" }.map { "1.2." + ($0["id"] ?? "").dropFirst() }
        try test.catalog.writer().write { db in
            for uid in accepted {
                try db.execute(
                    sql: """
                        UPDATE caption SET status = 'accepted'
                        WHERE seriesID = (SELECT id FROM series WHERE seriesInstanceUID = ?)
                        """, arguments: [uid])
            }
            try SearchIndexWriter(db: db).refresh(try Int64.fetchAll(db, sql: "SELECT id FROM series"))
        }
        try plainIndex.write { db in
            try db.execute(
                sql: "CREATE VIRTUAL TABLE texts USING fts5(id UNINDEXED, text, tokenize='porter unicode61')")
            for row in rows {
                let names = [
                    "studyDescription", "seriesDescription", "bodyPart", "protocol", "contrast", "modality", "caption",
                ]
                let texts = names.compactMap { row[$0] }
                try db.execute(
                    sql: "INSERT INTO texts VALUES (?, ?)",
                    arguments: [row["id"] ?? "", texts.joined(separator: "\n")])
            }
        }
    }
}
