import Foundation
import Testing

/// Prefix captioners on the command line: where their parts lie, and how they are asked.
@Suite struct PrefixModelTests {
    @Test(arguments: PrefixFixture.all)
    func captionsEqualThePublishedScripts(model: PrefixFixture) throws {
        let command = try Command()
        for (mode, flag) in [("lora", "merge"), ("inference_min", "drop")] {
            let recipe = try #require(try model.golden(mode).generation.first { $0.name == "inference_min" })
            let outcome = try command.run(
                ["caption", "--json", "--model", model.captioner, "--lora", flag] + model.parts + model.pictures)
            #expect(outcome.status == 0, "\(outcome.error)")
            let objects = try outcome.objects()
            #expect(objects.count == 3)
            for (object, answer) in zip(objects, recipe.images) where answer.robust {
                #expect(object["text"] as? String == answer.captions[0], "\(mode)")
                #expect(object["tokens"] as? [Int] == answer.sequences[0], "\(mode)")
            }
        }
    }

    @Test(arguments: PrefixFixture.all)
    func generationOptionReplacesTheRecipe(model: PrefixFixture) throws {
        let command = try Command()
        let (answers, settings) = try model.generation("greedy_penalties")
        let flags = ["caption", "--json", "--model", model.captioner] + model.parts + model.pictures
        let objects = try command.run(flags + ["--generation", settings]).objects()
        #expect(objects.count == 3)
        for (object, answer) in zip(objects, answers) where answer.robust {
            #expect(object["tokens"] as? [Int] == answer.sequences[0])
        }
        let five = try command.run(flags + ["--generation", #"{"max_new_tokens": 5}"#]).objects()
        #expect(try five.allSatisfy { try #require($0["tokens"] as? [Int]).count <= 5 }, "the recipe wants 24 or more")
        let flagged = try command.run(flags + ["--generation", settings, "--max-new-tokens", "3"]).objects()
        for (object, answer) in zip(flagged, answers) where answer.robust {
            #expect(object["tokens"] as? [Int] == Array(answer.sequences[0].prefix(3)), "a flag goes first")
        }
    }

    @Test func fileroomModelJSONLocatesTheParts() throws {
        let command = try Command()
        let model = PrefixFixture(name: "prefix_biomedclip")
        let copy = try model.copy(in: command)
        try FileManager.default.moveItem(atPath: copy + "/clip", toPath: copy + "/backbone")
        try #"{"clip": "../backbone", "gpt2": "../gpt2", "lora": "drop", "modalities": ["XC"], "license": "none"}"#
            .write(toFile: copy + "/captioner/fileroom-model.json", atomically: true, encoding: .utf8)
        let expected = try #require(try model.golden("inference_min").generation.first)
        let outcome = try command.run(["caption", "--json", "--model", copy + "/captioner"] + model.pictures)
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(try outcome.objects().map { $0["text"] as? String } == expected.images.map(\.captions[0]))
        let merged = try command.run(
            ["caption", "--json", "--model", copy + "/captioner", "--lora", "merge"] + model.pictures)
        let trained = try #require(try model.golden("lora").generation.first)
        #expect(try merged.objects().map { $0["text"] as? String } == trained.images.map(\.captions[0]))

        let shown = try #require(try command.run("model", "show", copy + "/captioner", "--json").objects().first)
        #expect(shown["modalities"] as? [String] == ["XC"])
        #expect(shown["license"] as? String == "none")
    }

    @Test func trainingStageIsChosenByItsFile() throws {
        let command = try Command()
        let model = PrefixFixture(name: "prefix_pubmedclip")
        let flags = ["caption", "--json"] + model.parts + model.pictures
        func words(_ path: String) throws -> [String?] {
            let outcome = try command.run(flags + ["--model", path])
            #expect(outcome.status == 0, "\(outcome.error)")
            return try outcome.objects().map { $0["text"] as? String }
        }
        let last = try words(model.captioner)
        #expect(try words(model.captioner + "/best_stageB.pt") == last)
        #expect(try words(model.captioner + "/best_stageA.pt") != last)
    }

    @Test(arguments: PrefixFixture.all)
    func showAndVerifyCoverEveryPart(model: PrefixFixture) throws {
        let command = try Command()
        let shown = try command.run(["model", "show", model.captioner, "--json"] + model.parts)
        #expect(shown.status == 0, "\(shown.error)")
        let object = try #require(try shown.objects().first)
        for field in [
            "family", "encoder", "decoder", "parameters", "imageSize", "vocabularySize", "generation", "tokenizer",
            "files",
        ] {
            #expect(object.keys.contains(field), "\(field)")
        }
        #expect(object["family"] as? String == "clip-prefix")
        #expect(object["imageSize"] as? Int == 24)
        #expect(object["unusedTensors"] as? [String] == [])
        let files = try #require(object["files"] as? [[String: Any]]).compactMap { $0["name"] as? String }
        #expect(files.contains { $0.hasPrefix("clip/") } && files.contains { $0.hasPrefix("gpt2/") })

        let verified = try command.run(["model", "verify", model.captioner] + model.parts)
        #expect(verified.status == 0, "\(verified.error)")
        #expect(verified.error.contains("every tensor is present"))
        #expect(!verified.error.contains("unused tensor"))
        #expect(verified.output.split(separator: "\n").count == files.count)
    }

    @Test(arguments: ["caption", "show", "verify"])
    func missingPartIsNamedWithItsDownload(command name: String) throws {
        let command = try Command()
        let model = PrefixFixture(name: "prefix_dermlip")
        func arguments(_ flags: [String]) -> [String] {
            name == "caption"
                ? ["caption", model.pictures[0], "--model", model.captioner] + flags
                : ["model", name, model.captioner] + flags
        }
        let noCLIP = try command.run(arguments(["--gpt2", model.gpt2]))
        #expect(noCLIP.status == 3)
        #expect(noCLIP.error.contains("download fixture/prefix_dermlip and name its folder with --clip"))
        #expect(noCLIP.output.isEmpty)
        let noGPT2 = try command.run(arguments(["--clip", model.clip]))
        #expect(noGPT2.status == 3)
        #expect(noGPT2.error.contains("download gpt2-medium") && noGPT2.error.contains("--gpt2"))
        let nowhere = try command.run(arguments(["--clip", "/nowhere", "--gpt2", model.gpt2]))
        #expect(nowhere.status == 3)
        #expect(nowhere.error.contains("/nowhere: no such folder"))
        #expect(try command.run(arguments(model.parts + ["--lora", "half"])).status == 64)
    }

    @Test func unknownSettingIsAnError() throws {
        let command = try Command()
        let model = try #require(PrefixFixture.all.first)
        let flags = ["--model", model.captioner] + model.parts
        for (json, status, words) in [
            ("{\"num_beam\": 4}", 64, "num_beam"), ("{\"token_healing\": true}", 3, "token_healing"),
            ("{\"bad_words_ids\": [[-1]]}", 3, "bad_words_ids"),
        ] {
            let outcome = try command.run(["caption", model.pictures[0], "--generation", json] + flags)
            #expect(outcome.status == Int32(status))
            #expect(outcome.error.contains(words))
        }
        // A configuration written out in full, as transformers does.
        let whole =
            "{\"num_beams\": 1, \"max_new_tokens\": 5, \"eos_token_id\": null, \"token_healing\": false, \"min_p\": null}"
        #expect(try command.run(["caption", model.pictures[0], "--generation", whole] + flags).status == 0)
    }

    @Test func pipeInAModelFolderDoesNotBlock() throws {
        let command = try Command()
        let folder = command.folder + "/model"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let made = unsafe mkfifo(folder + "/config.json", 0o600)
        try #require(made == 0)
        let outcome = try command.run("model", "verify", folder)
        #expect(outcome.status == 3)
        #expect(outcome.error.contains("not a regular file"))
    }

    @Test func unsupportedBackboneIsRefused() throws {
        let model = PrefixFixture(name: "prefix_dermlip")
        let other = PrefixFixture(name: "prefix_pubmedclip")
        let outcome = try Command().run([
            "model", "verify", model.captioner, "--clip", other.clip, "--gpt2", model.gpt2,
        ])
        #expect(outcome.status == 3)
        #expect(outcome.error.contains("is a CLIPModel, but the captioner was trained with a VisionTransformer"))
    }

    @Test func verifyFindsNaNInTheTextTower() throws {
        let command = try Command()
        let model = PrefixFixture(name: "prefix_dermlip")
        let copy = try model.copy(in: command)
        let path = copy + "/clip/open_clip_model.safetensors"
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        let length = (0..<8).reduce(0) { $0 | Int(bytes[$1]) << (8 * $1) }
        let header = try JSONSerialization.jsonObject(with: bytes[8..<8 + length]) as? [String: Any]
        let entry = try #require(header?["ln_final.weight"] as? [String: Any])
        let start = 8 + length + (try #require(entry["data_offsets"] as? [Int]))[0]
        bytes.replaceSubrange(start..<start + 2, with: [0x00, 0x7E])  // a NaN in half precision
        try bytes.write(to: URL(fileURLWithPath: path))
        let outcome = try command.run([
            "model", "verify", copy + "/captioner", "--clip", copy + "/clip", "--gpt2", copy + "/gpt2",
        ])
        #expect(outcome.status == 3)
        #expect(outcome.error.contains("'ln_final.weight': contains NaN or infinite values"))
    }

    @Test func promptChangesTheCaptionAndIsNotPartOfIt() throws {
        let command = try Command()
        let model = PrefixFixture(name: "prefix_dermlip")
        let flags = ["caption", "--json", "--model", model.captioner] + model.parts + model.pictures
        func answers(_ prompt: [String]) throws -> [[String: Any]] {
            let outcome = try command.run(flags + prompt)
            #expect(outcome.status == 0, "\(outcome.error)")
            return try outcome.objects()
        }
        func tokens(_ answers: [[String: Any]]) -> [[Int]?] { answers.map { $0["tokens"] as? [Int] } }
        let own = tokens(try answers([]))
        #expect(own.count == 3)
        #expect(tokens(try answers(["--prompt", "Describe the lesion:"])) == own)
        let other = try answers(["--prompt", "right corner. a"])
        #expect(tokens(other) != own)
        #expect(other.allSatisfy { !(($0["text"] as? String) ?? "").hasPrefix("right corner. a") })
        #expect(tokens(try answers(["--prompt", ""])) != own)
    }

    @Test(arguments: PrefixFixture.all)
    func seedSamplesTheSameAloneAndInABatch(model: PrefixFixture) throws {
        let command = try Command()
        let flags = ["caption", "--json", "--model", model.captioner] + model.parts
        let drawn = ["--do-sample", "--num-beams", "1", "--temperature", "1.5", "--top-k", "0", "--seed"]
        func tokens(_ pictures: [String], _ seed: String) throws -> [[Int]] {
            let outcome = try command.run(flags + drawn + [seed] + pictures)
            #expect(outcome.status == 0, "\(outcome.error)")
            return try outcome.objects().map { try #require($0["tokens"] as? [Int]) }
        }
        let together = try tokens(model.pictures, "7")
        #expect(try tokens(model.pictures, "7") == together)
        #expect(try tokens([model.pictures[0]], "7") == [together[0]])
        #expect(try tokens(model.pictures, "8") != together)
    }
}
