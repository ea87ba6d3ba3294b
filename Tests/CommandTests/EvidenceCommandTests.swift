import Fixtures
import Foundation
import Testing

/// A model with evidence, on the command line.
@Suite struct EvidenceCommandTests {
    private static let text = "Medical image, type not recognised."

    let command: Command
    /// A copy of a small model.
    let model: String
    private static let fixture = Fixtures.checkpoint("vit_gpt2")
    private let pictures = (0..<3).map { fixture.appendingPathComponent("images/img\($0).png").path }
    /// A CT.
    private let scan = Fixtures.dicom("ct_window.dcm").path

    init() throws {
        command = try Command()
        model = command.folder + "/model"
        try FileManager.default.copyItem(
            atPath: Self.fixture.appendingPathComponent("model").path, toPath: model)
        try #"{"abstain": {"below": -1000, "text": "\#(Self.text)"}}"#
            .write(toFile: model + "/fileroom-model.json", atomically: true, encoding: .utf8)
    }

    /// Gives the model its evidence, changed as JSON.
    private func addEvidence(_ change: (inout [String: Any]) -> Void = { _ in }) throws {
        let folder = Self.fixture.appendingPathComponent("evidence")
        for name in ["fileroom-evidence.json", "fileroom-evidence.safetensors"] {
            let target = URL(fileURLWithPath: model + "/" + name)
            var data = try Data(contentsOf: folder.appendingPathComponent(name))
            if name.hasSuffix(".json") {
                var object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
                change(&object)
                data = try JSONSerialization.data(withJSONObject: object)
            }
            try data.write(to: target)
        }
    }

    private func caption(_ arguments: String...) throws -> [String: Any] {
        let outcome = try command.finish(
            command.start(["caption", "--json", "--model", model, "--threads", "1"] + arguments))
        #expect(outcome.status == 0, "\(outcome.error)")
        return try #require(try outcome.objects().first)
    }

    @Test func headerDecidesWhichSentenceIsSaid() throws {
        let plain = try caption(scan)
        #expect(plain["probability"] is NSNull && plain["unguidedText"] is NSNull)
        let own = try #require(plain["text"] as? String)
        // Without evidence the flag has nothing to decide.
        #expect(try caption(scan, "--use-header")["text"] as? String == own)

        try addEvidence {
            $0["sentences"] = [
                ["text": "There is a mass.", "kind": "CT", "part": "chest"],
                ["text": "There is a mass.", "kind": "CT", "part": "head"],
                ["text": "There is no effusion.", "kind": "MRI", "part": "head"],
                ["text": "There is an opacity.", "kind": "X-ray", "part": "chest"],
            ]
            $0["part"] = ["bias": 2]
        }
        let guided = try caption(scan)
        #expect(guided["text"] as? String == "There is a mass.")
        #expect(guided["unguidedText"] as? String == own)
        #expect(abs(try #require(guided["probability"] as? Double) - 1 / (1 + exp(-2))) < 1e-12)
        #expect(guided["abstained"] as? Bool == false && guided["withheld"] is NSNull)
        let sequences = try #require(guided["sequences"] as? [[String: Any]])
        #expect(sequences.count == 1 && sequences[0]["text"] as? String == "There is a mass.")
        #expect(guided["tokens"] as? [Int] != plain["tokens"] as? [Int])
        // Only MR is allowed.
        try addEvidence {
            $0["kinds"] = ["MRI": ["CT"]]
            $0["sentences"] = [["text": "There is no effusion.", "kind": "MRI", "part": "head"]]
            $0["part"] = ["bias": 2]
        }
        #expect(try caption(scan)["text"] as? String == "There is no effusion.")
        // No kind is consistent with CT.
        try addEvidence { $0["kinds"] = ["CT": ["MR"]] }
        #expect(try caption(scan)["text"] as? String == Self.text)
        #expect(try caption(scan)["probability"] as? Double == 0)
        let free = try caption(scan, "--no-use-header")
        #expect(free["probability"] as? Double != 0)
    }

    @Test func improbableCaptionIsWithheldAndUnfamiliarImageMarked() throws {
        try addEvidence {
            $0["part"] = ["bias": -3, "threshold": 0.5]
            $0["kind"] = ["bias": -2, "threshold": 0.5]
            $0["unfamiliarAbove"] = 0
        }
        let caption = try caption(scan)
        #expect(caption["text"] as? String == Self.text && caption["abstained"] as? Bool == true)
        #expect(caption["withheld"] as? String == caption["unguidedText"] as? String)
        #expect(abs(try #require(caption["probability"] as? Double) - 1 / (1 + exp(2))) < 1e-12)
        #expect(caption["unfamiliar"] as? Bool == true)

        let archive = command.folder + "/archive"
        try FileManager.default.createDirectory(atPath: archive, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: scan, toPath: archive + "/1.dcm")
        let indexed = try command.run("index", archive, "--model", model, "--json")
        #expect(indexed.status == 0, "\(indexed.error)")
        func described(_ flags: String...) throws -> Int {
            let outcome = try command.finish(
                command.start(["describe", "--model", model, "--json"] + flags))
            #expect(outcome.status == 0, "\(outcome.error)")
            return try #require((try outcome.objects().first?["counts"] as? [String: Int])?["described"])
        }
        // The flag makes another model, unless it is what the evidence says.
        #expect(try described() == 0 && described("--use-header") == 0)
        #expect(try described("--no-use-header") == 1 && described("--no-use-header") == 0)
        try addEvidence()
        #expect(try described() == 1)
    }

    @Test func modelShowDescribesItsEvidence() throws {
        #expect(try command.run("model", "show", model, "--json").objects().first?["evidence"] is NSNull)
        try addEvidence()
        let shown = try command.run("model", "show", model, "--json").objects().first
        let evidence = try #require(shown?["evidence"] as? [String: Any])
        #expect(evidence["classes"] as? Int == 7 && evidence["sentences"] as? Int == 9)
        #expect(evidence["frames"] as? Int == 3 && evidence["useHeader"] as? Bool == true)
        let line = "evidence    7 classes, 3 frames a caption; chooses from 9 sentences with the header's modality\n"
        #expect(try command.run("model", "show", model).output.contains(line))
        try FileManager.default.removeItem(atPath: model + "/fileroom-evidence.json")
        let outcome = try command.run("caption", "--model", model, pictures[0])
        #expect(outcome.status == 3 && outcome.error.contains("fileroom-evidence.json is missing"), "\(outcome.error)")
    }

    // MARK: Calibration

    /// Pictures of two kinds and of others.
    private func list() throws -> String {
        let folder = Fixtures.checkpoint("default-golden").path
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".png") }
        let lines = names.sorted().enumerated().map { index, name in
            let kind =
                name.contains("ct-of")
                ? #""modality": "CT", "bodyPart": "chest", "# : name.contains("mri-of") ? #""modality": "MR", "# : ""
            return #"{"path": "\#(folder)/\#(name)", \#(kind)"group": "\#(index % 4)"}"#
        }
        let path = command.folder + "/labeled.jsonl"
        try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    @Test func calibratedModelSaysTheSameWithAProbability() throws {
        let plain = try pictures.map { try caption($0) }
        let outcome = try command.run("model", "calibrate", model, "--pictures", list(), "--threads", "1", "--json")
        #expect(outcome.status == 0, "\(outcome.error)")
        let report = try #require(try outcome.objects().first)
        #expect(report["images"] as? Int == 20 && report["classes"] as? Int == 3 && report["groups"] as? Int == 4)
        for (picture, plain) in zip(pictures, plain) {
            let caption = try caption(picture)
            #expect(caption["tokens"] as? [Int] == plain["tokens"] as? [Int])
            #expect(((caption["withheld"] as? String) ?? (caption["text"] as? String)) == plain["text"] as? String)
            let probability = try #require(caption["probability"] as? Double)
            #expect((0...1).contains(probability))
        }
        #expect(try command.run("model", "verify", model).status == 0)
        let elsewhere = command.folder + "/evidence"
        try FileManager.default.createDirectory(atPath: elsewhere, withIntermediateDirectories: true)
        let again = try command.run(
            "model", "calibrate", model, "--pictures", command.folder + "/labeled.jsonl", "--threads", "1", "--output",
            elsewhere)
        #expect(again.status == 0 && again.output.contains("20 of 3 classes in 4 groups"), "\(again.output)")
        for name in ["fileroom-evidence.json", "fileroom-evidence.safetensors"] {
            #expect(
                FileManager.default.contents(atPath: elsewhere + "/" + name)
                    == FileManager.default.contents(atPath: model + "/" + name))
        }
    }

    @Test(arguments: [
        ("[]", "line 1"), (#"{"modality": "CT"}"#, "line 1"), ("\n", "contains no images"),
        (#"{"path": "x.png", "modality": "CT"}"#, "x.png"),
    ])
    func listThatCannotBeUsedIsNamed(text: String, problem: String) throws {
        let path = command.folder + "/list.jsonl"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        let outcome = try command.run("model", "calibrate", model, "--pictures", path)
        #expect(outcome.status == 3 && outcome.error.contains(problem), "\(outcome.error)")
        #expect(!FileManager.default.fileExists(atPath: model + "/fileroom-evidence.json"))
    }
}
