// similar-benchmark CATALOG [SERIES] [WIDTH] [ROUNDS] [CHECKED]
//
// Makes CATALOG with SERIES captioned series (1,000,000) whose embeddings have WIDTH dimensions (256), unless it is there; then
// asks for the 20 series most similar to each of ROUNDS (25) of them. Prints a line of JSON: median and largest time of a
// query in milliseconds, of its parts, the bytes that embeddings take of the file, and how many of the 20 are those that
// comparing all in full precision finds (of the first CHECKED rounds, 5).

import Catalog
import Foundation
import GRDB
import Similarity

let arguments = CommandLine.arguments
guard arguments.count > 1 else {
    print("usage: similar-benchmark CATALOG [SERIES] [WIDTH] [ROUNDS]")
    exit(64)
}
let path = arguments[1]
func argument(_ index: Int, _ usual: Int) -> Int { arguments.count > index ? Int(arguments[index]) ?? usual : usual }
let (count, width, rounds, checked) = (argument(2, 1_000_000), argument(3, 256), argument(4, 25), argument(5, 5))
let clock = ContinuousClock()

func milliseconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) * 1e3 + Double(duration.components.attoseconds) / 1e15
}

/// The same numbers on every machine (SplitMix64).
struct Seeded: RandomNumberGenerator {
    var state: UInt64 = 7
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Nearly normal, with variance 1: the sum of four bytes' worth of bits is cheap.
    mutating func normal() -> Float {
        let bits = next()
        let sum = (0..<8).reduce(0) { $0 + Int(truncatingIfNeeded: bits >> UInt64(8 * $1) & 0xFF) }
        return (Float(sum) - 1020) / 209
    }
}

/// Embeddings of images in 70 classes: what all have in common, that of the class, and a part of their own, of which few
/// dimensions hold most, as those of the bundled model do (participation ratio 10 of 256 dimensions).
struct Embeddings {
    var random = Seeded()
    let scale: [Float]
    let common: [Float]
    let classes: [[Float]]

    init() {
        var random = Seeded()
        let scale = (0..<width).map { Float(pow(Double(1 + $0), -0.65)) }
        self.scale = scale
        common = (0..<width).map { _ in random.normal() * 0.05 }
        classes = (0..<70).map { _ in scale.map { $0 * random.normal() } }
        self.random = random
    }

    mutating func next() -> Embedding {
        let center = classes[Int.random(in: 0..<classes.count, using: &random)]
        var vector = (0..<width).map { common[$0] + center[$0] + 0.5 * scale[$0] * random.normal() }
        // Every dimension is a sum and a difference of others, so that none is empty.
        var half = 1
        while half < width {
            for start in stride(from: 0, to: width - half, by: 2 * half) {
                for index in start..<min(start + half, width - half) {
                    let (a, b) = (vector[index], vector[index + half])
                    (vector[index], vector[index + half]) = ((a + b) * 0.7071, (a - b) * 0.7071)
                }
            }
            half *= 2
        }
        return Embedding(vector)!
    }
}

func fill() throws {
    let catalog = try Catalog(path: path, for: .creating)
    let run = try catalog.beginRun("index", at: Date())
    let model = try catalog.beginCaptioning(
        with: ModelIdentity(weightsDigest: "benchmark", settings: [:], name: "benchmark", family: "none"), run: run)
    var embeddings = Embeddings()
    let queue = try DatabaseQueue(path: path)
    for first in stride(from: 1, through: count, by: 10_000) {
        try queue.write { db in
            for id in first..<min(first + 10_000, count + 1) {
                try db.cachedStatement(sql: "INSERT INTO study (id, studyInstanceUID, studyDate) VALUES (?, ?, ?)")
                    .execute(arguments: [id, "1.2.3.\(id)", "20\(10 + id % 15)-01-15"])
                try db.cachedStatement(
                    sql: "INSERT INTO series (id, studyID, seriesInstanceUID, modality) VALUES (?, ?, ?, ?)"
                ).execute(arguments: [id, id, "1.2.3.\(id).1", ["CT", "CR", "MR", "US", "DX"][id % 5]])
                try db.cachedStatement(
                    sql: """
                        INSERT INTO caption (id, seriesID, modelID, rank, text, tokens, sopInstanceUID, frame, frameReason,
                                             recipe, imageDigest, evidenceDigest, createdAt)
                        VALUES (?, ?, ?, 0, 'Axial CT of the chest.', '[]', ?, 0, '', '{}', ?, ?, '')
                        """
                ).execute(arguments: [id, id, model, "1.2.3.\(id).1.1", "\(id)", "\(id)"])
                try db.cachedStatement(sql: "INSERT INTO embedding (captionID, modelID, codes) VALUES (?, ?, ?)")
                    .execute(arguments: [id, model, embeddings.next().codes])
            }
        }
    }
    try catalog.packEmbeddings(model: model)
    _ = try queue.writeWithoutTransaction { try $0.checkpoint(.truncate) }
}

func emit(_ result: [String: Any]) throws {
    print(String(decoding: try JSONSerialization.data(withJSONObject: result, options: .sortedKeys), as: UTF8.self))
}

if !FileManager.default.fileExists(atPath: path) {
    let start = clock.now
    try fill()
    try emit(["made": count, "seconds": milliseconds(clock.now - start) / 1e3])
}
let catalog = try Catalog(path: path)

/// The 20 series most similar to an embedding, in full precision.
func exact(_ query: Embedding) throws -> Set<Int64> {
    try catalog.readEmbeddings { reader in
        let offset = reader.space.offset(of: query) ?? []
        var best: [(Int64, Double)] = []
        for id in 1...Int64(count) {
            guard let embedding = try reader.embedding(of: id), let other = reader.space.offset(of: embedding) else {
                continue
            }
            let similarity = EmbeddingSpace.similarity(offset, other)
            if best.count == 20, similarity <= best[19].1 { continue }
            best.append((id, similarity))
            best.sort { $0.1 > $1.1 }
            if best.count > 20 { best.removeLast() }
        }
        return Set(best.map(\.0))
    }
}

/// The time that this process has had of processors, which others that run do not lengthen, in milliseconds.
func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
}

var (times, busy, opened, scanned, found): ([Double], [Double], [Double], [Double], Int) = ([], [], [], [], 0)
for round in 0..<rounds {
    let id = Int64(1 + round * 37_337 % count)
    let query = try catalog.readEmbeddings { try $0.embedding(of: id)! }
    let before = processorTime()
    var start = clock.now
    let hits = try SimilarSearch(.image(query)).result(in: catalog).hits
    times.append(milliseconds(clock.now - start))
    busy.append(processorTime() - before)
    start = clock.now
    try catalog.readEmbeddings {
        try $0.forEach { _ in
        } unpacked: { _, _ in
        }
    }
    scanned.append(milliseconds(clock.now - start))
    // As a command does: the catalog is opened for one query.
    start = clock.now
    _ = try SimilarSearch(.image(query)).result(in: Catalog(path: path))
    opened.append(milliseconds(clock.now - start))
    guard round < checked else { continue }
    let expected = try exact(query)
    found += hits.count { hit in expected.contains(Int64(hit.studyInstanceUID.split(separator: ".")[3])!) }
}
let bytes = try DatabaseQueue(path: path).read { db in
    try Int.fetchOne(
        db, sql: "SELECT sum(pgsize) FROM dbstat WHERE name IN ('embedding', 'embeddingBlock', 'embeddingSpace')") ?? 0
}
func summary(_ times: [Double]) -> [String: Double] {
    ["median": times.sorted()[times.count / 2], "most": times.max() ?? 0]
}
try emit([
    "series": count, "width": width, "query": summary(times), "queryProcessorTime": summary(busy),
    "withOpening": summary(opened),
    "reading": summary(scanned),
    "foundOf20": Double(found) / Double(max(1, min(checked, rounds))), "bytesPerSeries": Double(bytes) / Double(count),
])
