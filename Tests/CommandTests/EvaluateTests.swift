import Fixtures
import Foundation
import Testing

/// `fileroom evaluate`: figures the reference gave, fields, intervals and exit codes.
@Suite struct EvaluateTests {
    /// A file of the pictures of a fixture with the texts its goldens have.
    private static func items(_ model: PrefixFixture, in command: Command, extra: [String] = []) throws -> String {
        let lines = try zip(model.pictures, model.golden().teacher_forced).map { path, text in
            let object = ["path": path, "text": text.text]
            return String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
        }
        let file = command.folder + "/items.jsonl"
        try (lines + extra).joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
        return file
    }

    private static func flags(_ model: PrefixFixture) -> [String] { ["--model", model.captioner] + model.parts }

    private static func metrics(_ object: [String: Any]) throws -> [String: [String: Any]] {
        let metrics = try #require(object["metrics"] as? [[String: Any]])
        let names = try metrics.map { try #require($0["name"] as? String) }
        #expect(Set(names).count == names.count, "each figure once")
        return Dictionary(uniqueKeysWithValues: zip(names, metrics))
    }

    private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    @Test(arguments: PrefixFixture.all)
    func scoresEqualTheReferences(model: PrefixFixture) throws {
        let command = try Command()
        let golden = try model.golden()
        let outcome = try command.run(
            ["evaluate", try Self.items(model, in: command), "--json", "--resamples", "50", "--captions", "said.jsonl"]
                + Self.flags(model))
        #expect(outcome.status == 0, "\(outcome.error)")
        let object = try #require(try outcome.objects().first)
        #expect(object["items"] as? Int == 3 && object["failures"] as? Int == 0)
        #expect((object["notice"] as? String)?.contains("Not for diagnosis") == true)
        let metrics = try Self.metrics(object)
        func value(_ name: String) throws -> Double {
            try #require(metrics[name]?["value"] as? Double, "\(name)")
        }
        func expect(_ name: String, _ expected: Double, within tolerance: Double) throws {
            let difference = abs(try value(name) - expected)
            print("\(model) \(name): difference \(difference)")
            #expect(difference < tolerance, "\(name)")
        }
        let losses = golden.teacher_forced.map(\.loss)
        try expect("loss", Self.mean(losses), within: 1e-4)
        try expect("perplexity", exp(Self.mean(losses)), within: 1e-3)
        // The captions, too, must be the reference's for these.
        try #require(golden.generation[0].name == "inference_min" && golden.generation[0].images.allSatisfy(\.robust))
        try expect("card-CLIP", Self.mean(golden.caption_scores.card), within: 1e-3)
        try expect("CLIPScore", Self.mean(golden.caption_scores.clip_score), within: 1e-4)
        for name in ["CLIPScore", "card-CLIP", "loss"] {
            let metric = try #require(metrics[name])
            let (low, high) = (try #require(metric["low"] as? Double), try #require(metric["high"] as? Double))
            #expect(try low <= value(name) && value(name) <= high, "\(name)")
        }
        let signature = try #require(metrics["CLIPScore"]?["signature"] as? String)
        #expect(signature.hasPrefix("CLIPScore|w:2.5|prompt:A-photo-depicts|refs:0|tower:"))
        #expect(signature.contains("|n:3|"))

        let said = try String(contentsOfFile: command.folder + "/said.jsonl", encoding: .utf8)
        let captions = try said.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(captions.map { $0["text"] as? String } == golden.generation[0].images.map(\.captions[0]))
        #expect(captions.map { $0["path"] as? String } == model.pictures)
        #expect(captions.compactMap { $0["references"] as? [String] } == golden.teacher_forced.map { [$0.text] })
        #expect(captions.allSatisfy { $0["notice"] != nil })
    }

    @Test func reportsTheConstantCaptionBaseline() throws {
        let command = try Command()
        let model = PrefixFixture(name: "prefix_biomedclip")
        let outcome = try command.run(
            ["evaluate", try Self.items(model, in: command), "--json", "--resamples", "0"] + Self.flags(model))
        let object = try #require(try outcome.objects().first)
        for field in ["model", "items", "failures", "metrics", "constant"] {
            #expect(object.keys.contains(field), "\(field)")
        }
        let constant = try #require(object["constant"] as? [String: Any])
        let (own, fixed) = (try Self.metrics(object), try Self.metrics(constant))
        for name in ["CLIPScore", "card-CLIP", "CIDEr-D"] {
            let signature = try #require(fixed[name]?["signature"] as? String, "\(name)")
            #expect(signature.contains("|cand:constant-of-candidates"))
            #expect(fixed[name]?["value"] is Double)
        }
        for (name, metric) in own {
            #expect(metric["low"] == nil && metric["high"] == nil, "\(name): --resamples 0 makes no intervals")
            if metric["value"] == nil { #expect((metric["note"] as? String)?.hasPrefix("not available: ") == true) }
        }
        #expect(own["METEOR"] != nil && own["METEOR"]?["value"] == nil)
    }

    @Test func modelWithoutATextEncoderHasNoCLIPScore() throws {
        let command = try Command()
        let model = PrefixFixture(name: "prefix_dermlip")
        let file = try Self.items(model, in: command)
        let folder = Fixtures.checkpoint("vit_gpt2").appendingPathComponent("model").path
        let outcome = try command.run(["evaluate", file, "--json", "--resamples", "0", "--model", folder])
        #expect(outcome.status == 0, "\(outcome.error)")
        let metrics = try Self.metrics(try #require(try outcome.objects().first))
        #expect(metrics["CLIPScore"]?["value"] == nil)
        #expect((metrics["CLIPScore"]?["note"] as? String)?.hasPrefix("not available: ") == true)
        #expect(metrics["card-CLIP"] == nil, "a figure of another family's cards")

        let copy = try model.copy(in: command)
        try FileManager.default.removeItem(atPath: copy + "/clip/vocab.json")
        let parts = ["--model", copy + "/captioner", "--clip", copy + "/clip", "--gpt2", copy + "/gpt2"]
        let readable = try command.run(["evaluate", file, "--resamples", "0"] + parts)
        #expect(readable.status == 0, "\(readable.error)")
        #expect(readable.output.contains("CLIPScore: not available: ") && readable.output.contains("tokenizer"))
    }

    @Test func oneUnreadableImageIsReportedAndTheRestEvaluated() throws {
        let command = try Command()
        let model = PrefixFixture(name: "prefix_dermlip")
        let file = try Self.items(model, in: command, extra: ["", #"{"path": "absent.png", "text": "nothing"}"#])
        let outcome = try command.run(["evaluate", file, "--json", "--resamples", "0"] + Self.flags(model))
        #expect(outcome.status == 2)
        #expect(outcome.error.contains("absent.png"))
        let object = try #require(try outcome.objects().first)
        #expect(object["items"] as? Int == 3 && object["failures"] as? Int == 1)
        let loss = try #require(try Self.metrics(object)["loss"]?["value"] as? Double)
        #expect(abs(loss - Self.mean(try model.golden().teacher_forced.map(\.loss))) < 1e-4)
    }

    @Test func nothingToEvaluateExitsWith3AndNamesTheLine() throws {
        let command = try Command()
        let model = PrefixFixture(name: "prefix_dermlip")
        func evaluate(_ text: String) throws -> Command.Outcome {
            try text.write(toFile: command.folder + "/bad.jsonl", atomically: true, encoding: .utf8)
            return try command.run(["evaluate", "bad.jsonl"] + Self.flags(model))
        }
        let good = #"{"path": "a.png", "text": "words"}"#
        for (text, line) in [
            (good + "\nnot json\n", 2), ("\n\n" + #"{"path": "a.png"}"#, 3), (#"{"path": "a.png", "text": " "}"#, 1),
            (good + "\n" + #"{"path": "a.png", "text": "words", "frame": -1}"#, 2), ("[1]", 1),
        ] {
            let outcome = try evaluate(text)
            #expect(outcome.status == 3, "\(text)")
            #expect(outcome.error.contains("bad.jsonl, line \(line)"), "\(outcome.error)")
            #expect(outcome.output.isEmpty)
        }
        #expect(try evaluate("\n").error.contains("contains no items to evaluate"))
        let unread = try evaluate(good)
        #expect(unread.status == 3 && unread.error.contains("none of its 1 image"))
        let absent = try command.run(["evaluate", "absent.jsonl"] + Self.flags(model))
        #expect(absent.status == 3 && absent.error.contains("absent.jsonl"))
        #expect(try command.run(["evaluate", "bad.jsonl", "--resamples", "-1"] + Self.flags(model)).status == 64)
    }

    @Test func unwritableOutputFileDoesNotLoseTheScores() throws {
        let command = try Command()
        let model = try #require(PrefixFixture.all.first)
        let outcome = try command.run(
            [
                "evaluate", try Self.items(model, in: command), "--resamples", "0", "--json",
                "--captions", command.folder + "/no such folder/said.jsonl",
            ] + Self.flags(model))
        #expect(outcome.status == 3)
        #expect(outcome.error.contains("cannot be written; check that its folder exists"))
        #expect(try outcome.objects().first?["items"] as? Int == 3)
    }

    @Test func captionsWrittenToADeviceDoNotReplaceIt() throws {
        let command = try Command()
        let model = try #require(PrefixFixture.all.first)
        let outcome = try command.run(
            ["evaluate", try Self.items(model, in: command), "--resamples", "0", "--captions", "/dev/null"]
                + Self.flags(model))
        #expect(outcome.status == 0)
        let kind = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
        #expect(kind == .typeCharacterSpecial)
    }

    @Test func everySettingThatChangesCaptionsChangesTheScores() throws {
        let command = try Command()
        let model = PrefixFixture(name: "prefix_pubmedclip")
        let flags = ["evaluate", try Self.items(model, in: command), "--json", "--resamples", "0"] + Self.flags(model)
        func score(_ more: [String]) throws -> Double {
            let outcome = try command.run(flags + more)
            let metrics = try Self.metrics(try #require(try outcome.objects().first))
            return try #require(metrics["card-CLIP"]?["value"] as? Double)
        }
        let own = try score([])
        #expect(try score(["--lora", "merge"]) == own)
        #expect(try score(["--lora", "drop"]) != own)
        #expect(try score(["--generation", #"{"max_new_tokens": 4}"#]) != own)
    }
}
