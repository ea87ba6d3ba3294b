import Fixtures
import Foundation
import Testing

/// A model that says that it does not know, on the command line.
@Suite struct AbstentionTests {
    private static let text = "Medical image, type not recognised."

    let command: Command
    /// A copy of a small model.
    let model: String
    private let pictures = (0..<3).map {
        Fixtures.checkpoint("vit_gpt2").appendingPathComponent("images/img\($0).png").path
    }

    init() throws {
        command = try Command()
        model = command.folder + "/model"
        try FileManager.default.copyItem(
            atPath: Fixtures.checkpoint("vit_gpt2").appendingPathComponent("model").path, toPath: model)
    }

    private func set(_ json: String) throws {
        try json.write(toFile: model + "/fileroom-model.json", atomically: true, encoding: .utf8)
    }

    private func abstain(below: Double, text: String = text) throws {
        try set(#"{"abstain": {"below": \#(below), "text": "\#(text)"}}"#)
    }

    @Test func captionReportsTheWithheldText() throws {
        func captions() throws -> [[String: Any]] {
            let outcome = try command.run(["caption", "--json", "--model", model] + pictures)
            #expect(outcome.status == 0, "\(outcome.error)")
            return try outcome.objects()
        }
        let without = try captions()
        #expect(without.count == 3)
        for object in without {
            #expect(object["abstained"] as? Bool == false)
            #expect(object["withheld"] is NSNull)
        }
        try abstain(below: 0)
        for (object, plain) in zip(try captions(), without) {
            #expect(object["text"] as? String == Self.text)
            #expect(object["abstained"] as? Bool == true)
            #expect(object["withheld"] as? String == plain["text"] as? String)
            #expect(object["tokens"] as? [Int] == plain["tokens"] as? [Int])
            #expect(object["score"] as? Double == plain["score"] as? Double)
            let sequences = try #require(object["sequences"] as? [[String: Any]])
            #expect(sequences[0]["text"] as? String == Self.text)
        }
        let plain = try command.run("caption", "--model", model, pictures[0])
        #expect(plain.output.hasPrefix(Self.text + "\n"))
        try abstain(below: -1000)
        #expect(try captions().map { $0["text"] as? String } == without.map { $0["text"] as? String })
    }

    @Test func modelShowPrintsTheAbstentionRule() throws {
        func shown() throws -> [String: Any] {
            try #require(try command.run("model", "show", model, "--json").objects().first)
        }
        #expect(try shown()["abstain"] is NSNull)
        #expect(try !command.run("model", "show", model).output.contains("abstains"))
        try abstain(below: -0.25)
        let rule = try #require(try shown()["abstain"] as? [String: Any])
        #expect(rule["below"] as? Double == -0.25)
        #expect(rule["text"] as? String == Self.text)
        let row = "abstains    below a mean log-probability of -0.25: \(Self.text)\n"
        #expect(try command.run("model", "show", model).output.contains(row))
    }

    @Test func invalidRuleIsNamedInTheError() throws {
        for (below, text, field) in [(0.5, "?", "abstain.below"), (-1, "", "abstain.text")] {
            try abstain(below: below, text: text)
            let outcome = try command.run("caption", "--model", model, pictures[0])
            #expect(outcome.status == 3)
            #expect(outcome.error.contains("fileroom-model.json: '\(field)'"), "\(outcome.error)")
        }
    }

    @Test func abstentionsAreFlaggedAndAnotherThresholdIsAnotherModel() throws {
        let archive = command.folder + "/archive"
        try FileManager.default.createDirectory(atPath: archive, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: Fixtures.dicom("ct_window.dcm").path, toPath: archive + "/1.dcm")
        func described() throws -> Int {
            let outcome = try command.run("index", archive, "--model", model, "--json")
            #expect(outcome.status == 0, "\(outcome.error)")
            return try #require((try outcome.objects().first?["counts"] as? [String: Int])?["described"])
        }
        #expect(try described() == 1)
        // Neither settings that change no caption nor the file itself make another model.
        try set(#"{"license": "none", "limits": "all"}"#)
        #expect(try described() == 0)
        try abstain(below: 0)
        #expect(try described() == 1)
        #expect(try described() == 0)

        let hit = try #require(try command.run("search", "recognised", "--include-doubtful", "--json").objects().first)
        #expect(try command.run("search", "recognised").status == 1, "it says nothing of the image")
        #expect(hit["caption"] as? String == Self.text)
        #expect(hit["doubts"] as? [String] == ["not-recognised"])
        let sentence = "the model could not tell what the image shows"
        let study = try #require(hit["studyInstanceUID"] as? String)
        #expect(try command.run("search", "recognised", "--include-doubtful").output.contains(sentence))
        #expect(try command.run("show", study).output.contains(sentence))
        #expect(try command.run("report", study).output.contains(sentence))
        #expect(try command.run("status").output.contains("1 caption: \(sentence)"))

        try abstain(below: -1000)
        #expect(try described() == 1)
        try abstain(below: 0, text: "Unknown.")
        #expect(try described() == 1)
        // What was said before there was a rule stands as it was.
        try FileManager.default.removeItem(atPath: model + "/fileroom-model.json")
        #expect(try described() == 0)
    }

    @Test func evaluationScoresWhatAUserSees() throws {
        try abstain(below: 0)
        let items = pictures.map { "{\"path\": \"\($0)\", \"text\": \"a lesion\"}\n" }.joined()
        try items.write(toFile: command.folder + "/items.jsonl", atomically: true, encoding: .utf8)
        let outcome = try command.run(
            "evaluate", "items.jsonl", "--model", model, "--resamples", "0", "--captions", "said.jsonl", "--json")
        #expect(outcome.status == 0, "\(outcome.error)")
        let said = try String(contentsOfFile: command.folder + "/said.jsonl", encoding: .utf8).split(separator: "\n")
        #expect(said.count == 3)
        #expect(said.allSatisfy { $0.contains("\"text\":\"\(Self.text)\"") })
    }
}
