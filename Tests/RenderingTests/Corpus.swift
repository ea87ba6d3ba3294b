import Foundation

/// The real files beside the repository, with what an independent renderer made of them.
enum Corpus {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared/corpus")
        .standardizedFileURL
    static let oracle = folder.appending(path: "oracle/oracle.jsonl")
    static let isPresent = FileManager.default.fileExists(atPath: oracle.path)

    struct Entry: Decodable {
        var path: String
        var frames: [Frame]?
    }

    struct Frame: Decodable {
        var frame: Int
        var pipeline: String?
        var voi: String?
        var notes: [String]?
        var stats: Statistics?
    }

    /// Of the luma of the 8-bit picture, one pixel for each stored one.
    struct Statistics: Decodable {
        var shape: [Int]
        var mean: Double
        var pct: [String: Double]
        var grid16: [[Double]]
    }

    static func entries() throws -> [Entry] {
        let lines = try String(contentsOf: oracle, encoding: .utf8).split(separator: "\n")
        return try lines.map { try JSONDecoder().decode(Entry.self, from: Data($0.utf8)) }
    }
}
