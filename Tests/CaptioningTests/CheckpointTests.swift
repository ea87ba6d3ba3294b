import Foundation
import Tensors
import TestSupport
import Testing

@testable import Captioning

@Suite struct CheckpointTests {
    /// The files of a small valid checkpoint, to be damaged.
    func files() throws -> [String: MappedFile] {
        let golden = try #require(GoldenCase.included.first)
        let folder = CheckpointFiles(folder: golden.folder.appending(path: "model").path)
        return try Dictionary(
            uniqueKeysWithValues: folder.names().map { ($0, try #require(try folder.bytes(named: $0))) })
    }

    func problem(_ change: (inout [String: MappedFile]) throws -> Void) throws -> String {
        var files = try files()
        try change(&files)
        do {
            _ = try Checkpoint(CheckpointFiles(name: "spoilt", embedded: files))
            return "accepted"
        } catch {
            return String(describing: error)
        }
    }

    func text(_ file: MappedFile?) throws -> String { String(decoding: try #require(file).data, as: UTF8.self) }

    @Test func describesItself() throws {
        let checkpoint = try Checkpoint(CheckpointFiles(name: "embedded", embedded: files()))
        #expect(checkpoint.family == .visionEncoderDecoder)
        #expect(checkpoint.encoderName == "vit")
        #expect(checkpoint.decoderName == "gpt2")
        #expect(checkpoint.imageSize == (32, 32))
        #expect(checkpoint.vocabularySize == 420)
        #expect(checkpoint.generation.decoderStartToken == 419)
        #expect(checkpoint.unexpectedTensors == [])
        #expect(checkpoint.parameterCount > 100_000)
    }

    @Test func settingsFileOfAnEmbeddedModelIsRead() throws {
        var files = try files()
        let json = #"{"modalities": ["CR"], "prompt": "a", "lora": "drop", "license": "none"}"#
        files[ModelSettings.fileName] = MappedFile(name: ModelSettings.fileName, bytes: Array(json.utf8))
        let checkpoint = try Checkpoint(CheckpointFiles(name: "embedded", embedded: files))
        #expect(checkpoint.files.settings.modalities == ["CR"])
        #expect(checkpoint.files.settings.license == "none")
        #expect(checkpoint.files.lowRankUpdates == .drop)
        #expect(checkpoint.generation.prompt == "a")
        #expect(
            try problem { $0[ModelSettings.fileName] = MappedFile(name: ModelSettings.fileName, bytes: [1]) }
                == "fileroom-model.json: not valid JSON")
    }

    @Test(arguments: ["../x", "/\u{301}x", "a/\u{301}", "..", ".", "", "a\0b"])
    func aFileNameDoesNotLeadOutOfTheFolder(name: String) {
        #expect(throws: CaptioningError.self) { try CheckpointFiles(folder: "/").bytes(named: name) }
    }

    @Test(.timeLimit(.minutes(20)))
    func aModelCardIsReadWhateverItsHead() {
        let card = ModelCard("---\r\nlicense: mit\r\ntags:\r\n- dermatology\r\n---\r\n# Card\n")
        #expect(card.license == "mit")
        #expect(card.modalities == ["XC", "GM", "DMS"])
        #expect(ModelCard("---\n? [license]: mit\n---\n").license == nil)
        let bomb = (1...9).reduce("a0: &l0 [x, x]\n") { text, level in
            text + "a\(level): &l\(level) [" + Array(repeating: "*l\(level - 1)", count: 10).joined(separator: ",")
                + "]\n"
        }
        #expect(ModelCard("---\n" + bomb + "license: mit\n---\n").license == nil)
        #expect(ModelCard("license: mit\n---\n").license == nil && ModelCard("---\nlicense: mit\n").license == nil)
    }

    @Test func missingFileIsNamed() throws {
        #expect(try problem { $0["config.json"] = nil }.contains("neither config.json"))
        #expect(
            try problem { $0["model.safetensors"] = nil }.contains(
                "no weights: neither model.safetensors nor pytorch_model.bin"))
        #expect(
            try problem {
                $0["config.json"] = MappedFile(
                    name: "config.json",
                    bytes: Array(try text($0["config.json"]).replacing("vision-encoder-decoder", with: "bert").utf8))
            } == "config.json: model_type is 'bert', expected 'vision-encoder-decoder'")
        #expect(
            try problem { $0["config.json"] = MappedFile(name: "config.json", bytes: [1, 2]) }.contains(
                "not valid JSON"))
    }

    @Test func configurationThatDoesNotMatchTheWeightsIsNamed() throws {
        func change(_ old: String, _ new: String) throws -> String {
            try problem {
                $0["config.json"] = MappedFile(
                    name: "config.json", bytes: Array(try text($0["config.json"]).replacing(old, with: new).utf8))
            }
        }
        #expect(
            try change("\"vocab_size\": 420", "\"vocab_size\": 421")
                == "'decoder.transformer.wte.weight': is [420, 48], expected [421, 48]")
        #expect(
            try change("\"n_layer\": 2", "\"n_layer\": 3").contains(
                "'decoder.transformer.h.2.attn.c_attn.weight': missing"))
        #expect(try change("\"n_head\": 4", "\"n_head\": 5").contains("cannot be divided among 5 heads"))
        #expect(try change("\"patch_size\": 8", "\"patch_size\": 0").contains("patch_size"))
        #expect(try change("\"patch_size\": 8", "\"patch_size\": 100001").contains("patch_size"))
        #expect(
            try change("\"add_cross_attention\": true", "\"add_cross_attention\": false").contains(
                "cannot attend to images"))
        #expect(
            try change("\"hidden_act\": \"gelu\"", "\"hidden_act\": \"prelu\"").contains("'prelu' is not supported"))
        #expect(
            try change("\"model_type\": \"vit\"", "\"model_type\": \"beit\"").contains(
                "encoder 'beit' is not supported"))
    }

    @Test(arguments: ["vit_bert", "swin_gpt2", "swinv2_bert"])
    func everyTensorOfOtherFamiliesIsUsedOrExpected(name: String) throws {
        let golden = try #require(GoldenCase.included.first { $0.description == name })
        let checkpoint = try golden.checkpoint()
        #expect("\(checkpoint.encoderName)_\(checkpoint.decoderName)" == name)
        #expect(checkpoint.unexpectedTensors == [])
        #expect(try checkpoint.firstDamagedTensor() == nil)
    }

    @Test(arguments: ["swin_gpt2", "swinv2_bert"])
    func swinWithoutBiasesReadsNone(name: String) throws {
        let checkpoint = try changed(name, "\"qkv_bias\": true", "\"qkv_bias\": false")
        let biases = name == "swin_gpt2" ? ["key", "query", "value"] : ["query", "value"]
        let first = checkpoint.unexpectedTensors.prefix(biases.count)
        #expect(Array(first) == biases.map { "encoder.encoder.layers.0.blocks.0.attention.self.\($0).bias" })
        #expect(checkpoint.unexpectedTensors.allSatisfy { $0.hasSuffix(".bias") })
    }

    /// A small checkpoint with a changed config.json.
    private func changed(_ name: String, _ old: String, _ new: String) throws -> Checkpoint {
        let golden = try #require(GoldenCase.included.first { $0.description == name })
        let folder = CheckpointFiles(folder: golden.folder.appending(path: "model").path)
        var files = try Dictionary(
            uniqueKeysWithValues: folder.names().map { ($0, try #require(try folder.bytes(named: $0))) })
        let config = try text(files["config.json"]).replacing(old, with: new)
        files["config.json"] = MappedFile(name: "config.json", bytes: Array(config.utf8))
        return try Checkpoint(CheckpointFiles(name: "spoilt", embedded: files))
    }

    @Test(arguments: [
        (
            "\"position_embedding_type\": \"absolute\"", "\"position_embedding_type\": \"relative_key\"",
            "config.json: decoder.position_embedding_type 'relative_key' is not supported: expected absolute"
        ),
        (
            "\"type_vocab_size\": 2", "\"type_vocab_size\": 3",
            "'decoder.bert.embeddings.token_type_embeddings.weight': is [2, 24], expected [3, 24]"
        ),
        (
            "\"num_hidden_layers\": 2", "\"num_hidden_layers\": 3",
            "'decoder.bert.encoder.layer.2.attention.self.query.weight': missing from the checkpoint"
        ),
        (
            "\"embed_dim\": 8", "\"embed_dim\": 16",
            "'encoder.embeddings.patch_embeddings.projection.weight': is [8, 3, 3, 3], expected [16, 3, 3, 3]"
        ),
        (
            "\"window_size\": 4", "\"window_size\": 6", "accepted"
        ),
        (
            "\"model_type\": \"bert\"", "\"model_type\": \"roberta\"",
            "config.json: decoder 'roberta' is not supported: expected gpt2 or bert"
        ),
    ])
    func configurationThatDoesNotMatchSwinAndBERTIsNamed(old: String, new: String, expected: String) throws {
        var problem = "accepted"
        do {
            _ = try changed("swinv2_bert", old, new)
        } catch { problem = String(describing: error) }
        #expect(problem == expected)
    }

    @Test func unusedTensorsAreListed() throws {
        var files = try files()
        files["config.json"] = MappedFile(
            name: "config.json",
            bytes: Array(try text(files["config.json"]).replacing("\"n_layer\": 2", with: "\"n_layer\": 1").utf8))
        let checkpoint = try Checkpoint(CheckpointFiles(name: "shorter", embedded: files))
        #expect(checkpoint.unexpectedTensors.contains("decoder.transformer.h.1.ln_1.weight"))
        #expect(checkpoint.unexpectedTensors.allSatisfy { $0.hasPrefix("decoder.transformer.h.1.") })
    }

    @Test func refusesATruncatedFile() throws {
        let answer = try problem {
            let whole = try #require($0["model.safetensors"])
            $0["model.safetensors"] = MappedFile(
                name: "model.safetensors", bytes: whole.bytes(in: 0..<(whole.count - 100)))
        }
        #expect(answer.contains("model.safetensors: truncated"))
    }

    @Test func refusesAnIndexThatLeadsOutOfTheFolder() throws {
        let answer = try problem {
            $0["model.safetensors"] = nil
            $0["model.safetensors.index.json"] = MappedFile(
                name: "index", bytes: Array(#"{"weight_map":{"a":"../secret.safetensors"}}"#.utf8))
        }
        #expect(answer.contains("is not a file name"))
    }

    @Test func decoderWithoutFreePositionsThrows() throws {
        let golden = try #require(GoldenCase.included.first)
        var settings = GenerationSettings()
        (settings.maxLength, settings.minLength) = (200, 200)
        #expect(throws: CaptioningError.self) {
            try Captioner(checkpoint: golden.checkpoint()).generate(for: [golden.images()[0]], settings: settings)
        }
    }

    @Test func refusesIntegersAsWeights() throws {
        let problem = try problem {
            let weights = try #require($0["model.safetensors"])
            var bytes = [UInt8](weights.data)
            // An integer type of the same size, so that nothing else is wrong.
            let (from, to) = (Array("\"F32\"".utf8), Array("\"I32\"".utf8))
            let length = (0..<8).reduce(0) { $0 | Int(bytes[$1]) << (8 * $1) }
            for place in 8..<(8 + length - from.count) where bytes[place..<(place + from.count)].elementsEqual(from) {
                bytes.replaceSubrange(place..<(place + from.count), with: to)
            }
            $0["model.safetensors"] = MappedFile(name: "model.safetensors", bytes: bytes)
        }
        #expect(problem.contains("holds integers"))
    }

    @Test(arguments: [
        "decoder.transformer.h.0.crossattention.q_attn.weight", "decoder.transformer.h.1.attn.c_attn.weight",
        "encoder.encoder.layer.0.attention.attention.query.weight", "encoder.encoder.layer.1.intermediate.dense.bias",
    ])
    func damagedWeightsThrowInsteadOfCaptioning(tensor: String) throws {
        let golden = try #require(GoldenCase.included.first)
        var files = try files()
        let weights = try #require(files["model.safetensors"])
        var bytes = [UInt8](weights.data)
        let entry = try GoldenTensors(contentsOf: golden.folder.appending(path: "model/model.safetensors"))
        let length = (0..<8).reduce(0) { $0 | Int(bytes[$1]) << (8 * $1) }
        let offsets = try #require(entry.entries[tensor]).data_offsets
        // NaN, in F32.
        for (place, byte) in [0, 0, 0xC0, 0x7F].enumerated() { bytes[8 + length + offsets[0] + place] = UInt8(byte) }
        files["model.safetensors"] = MappedFile(name: "model.safetensors", bytes: bytes)
        let checkpoint = try Checkpoint(CheckpointFiles(name: "damaged", embedded: files))
        #expect(try checkpoint.firstDamagedTensor() == tensor)
        let image = try golden.images()[0]
        #expect(throws: CaptioningError.self) {
            try Captioner(checkpoint: checkpoint, threads: 1).generate(for: [image])
        }
    }

    @Test func filesAreListedWithTheirChecksums() throws {
        let files = CheckpointFiles(
            name: "two",
            embedded: [
                "vocab.txt": MappedFile(name: "b", bytes: Array("abc".utf8)),
                "a.json": MappedFile(name: "a", bytes: []),
            ])
        let listing = try ModelFiles(files).listing()
        // The examples of FIPS 180-4.
        #expect(
            listing == [
                CheckpointFile(
                    name: "a.json", bytes: 0, sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
                ),
                CheckpointFile(
                    name: "vocab.txt", bytes: 3,
                    sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            ])
        // printf '<sha256>  a.json\n<sha256>  vocab.txt\n' | sha256sum
        let digest = "d41eea1094de73d624e97d1d86414c19747a4b6e8fc5a694892fe2ebebcd7272"
        #expect(ModelFiles.digest(of: listing.reversed()) == digest)
        // A file that is never read does not change the digest.
        #expect(
            ModelFiles.digest(of: listing + [CheckpointFile(name: "README.md", bytes: 1, sha256: "0")]) == digest)
    }
}
