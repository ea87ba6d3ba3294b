import Fixtures
import Foundation

/// A tiny prefix captioner, its parts in folders of their own, and what the reference says of it.
struct PrefixFixture: Sendable, CustomStringConvertible {
    let name: String
    var description: String { name }

    static let all = ["prefix_biomedclip", "prefix_dermlip", "prefix_pubmedclip"].map { PrefixFixture(name: $0) }

    var folder: URL { Fixtures.checkpoint(name) }
    var captioner: String { folder.appendingPathComponent("captioner").path }
    var clip: String { folder.appendingPathComponent("clip").path }
    var gpt2: String { folder.appendingPathComponent("gpt2").path }
    /// The flags that say where the parts lie.
    var parts: [String] { ["--clip", clip, "--gpt2", gpt2] }
    var pictures: [String] { (0..<3).map { folder.appendingPathComponent("images/img\($0).png").path } }

    struct Golden: Decodable {
        let modes: [String: Mode]

        struct Mode: Decodable {
            let generation: [Generation]
            let teacher_forced: [Text]
            let caption_scores: Scores
        }

        struct Generation: Decodable {
            let name: String
            let images: [Answer]
        }

        struct Answer: Decodable {
            let sequences: [[Int]]
            let captions: [String]
            let robust: Bool
        }

        struct Text: Decodable {
            let text: String
            let labels: [Int]
            let loss: Double
        }

        struct Scores: Decodable {
            let card: [Double]
            let clip_score: [Double]
        }
    }

    private var json: Data {
        get throws { try Data(contentsOf: folder.appendingPathComponent("golden.json")) }
    }

    func golden(_ mode: String = "lora") throws -> Golden.Mode {
        guard let found = try JSONDecoder().decode(Golden.self, from: json).modes[mode] else {
            throw CocoaError(.fileReadCorruptFile)
        }
        return found
    }

    /// A generation of the reference and the settings it was asked for, as a GenerationConfig object.
    func generation(_ name: String) throws -> (answers: [Golden.Answer], settings: String) {
        let object = try JSONSerialization.jsonObject(with: json) as? [String: Any]
        let mode = (object?["modes"] as? [String: Any])?["lora"] as? [String: Any]
        let found = (mode?["generation"] as? [[String: Any]])?.first { $0["name"] as? String == name }
        guard let settings = found?["kwargs"], let answers = try golden().generation.first(where: { $0.name == name })
        else { throw CocoaError(.fileReadCorruptFile) }
        return (answers.images, String(decoding: try JSONSerialization.data(withJSONObject: settings), as: UTF8.self))
    }

    /// A copy of the whole that a test may change.
    func copy(in command: Command) throws -> String {
        let copy = command.folder + "/" + name
        try FileManager.default.copyItem(atPath: folder.path, toPath: copy)
        return copy
    }
}

extension Command {
    @discardableResult
    func run(_ arguments: [String]) throws -> Outcome { try finish(start(arguments)) }
}
