import Fixtures
import Foundation
import Tensors
import TestSupport
import Testing

@testable import Captioning

/// The text towers of CLIPs compared with open_clip 3.3 and transformers 4.57.
@Suite struct TextTowerTests {
    static let cases = ["prefix_biomedclip", "prefix_dermlip", "prefix_pubmedclip"]

    private struct Golden: Decodable {
        let texts: [String]
        let images: [CaptioningTests.Golden.Image]
    }

    private static func golden(_ name: String) throws -> (Golden, Safetensors) {
        let folder = Fixtures.checkpoint(name)
        return (
            try JSONDecoder().decode(Golden.self, from: Data(contentsOf: folder.appending(path: "golden.json"))),
            try Safetensors(MappedFile(path: folder.appending(path: "golden.safetensors").path))
        )
    }

    private static func captioner(_ folder: URL) throws -> Captioner {
        Captioner(
            checkpoint: try Checkpoint(
                ModelFiles(
                    folder: folder.appending(path: "captioner").path, clip: folder.appending(path: "clip").path,
                    gpt2: folder.appending(path: "gpt2").path)), threads: 2)
    }

    private static func captioner(_ name: String) throws -> Captioner {
        try captioner(Fixtures.checkpoint(name))
    }

    @Test(arguments: cases)
    func textsHaveTheTokensOfTheReference(name: String) throws {
        let tower = try #require(try Self.captioner(name).checkpoint.textTower)
        let ids = try Self.golden(name)
        for (index, text) in ids.0.texts.enumerated() {
            let expected = try GoldenTensors(
                contentsOf: Fixtures.checkpoint(name).appending(path: "golden.safetensors")
            ).integers("text\(index).ids")
            let tokens = tower.reader.tokens(of: text)
            #expect(expected.starts(with: tokens), "\(name): \(text)")
            // The reference pads; CLIP's end and BERT's padding are one token each.
            #expect(Set(expected.dropFirst(tokens.count)).count <= 1)
            #expect(tokens.count <= tower.reader.contextLength)
        }
        #expect(tower.reader.tokens(of: ids.0.texts.last ?? "").count == tower.reader.contextLength, "cut")
    }

    @Test(arguments: cases)
    func textVectorsMatchTheReference(name: String) throws {
        let captioner = try Self.captioner(name)
        let (golden, tensors) = try Self.golden(name)
        let vectors = try #require(captioner.vectors(ofTexts: golden.texts))
        var largest: Float = 0
        for (index, vector) in vectors.enumerated() {
            let expected = try tensors.tensor("text\(index).features")
            #expect(vector.count == expected.count)
            largest = zip(vector, expected.values).reduce(largest) { max($0, abs($1.0 - $1.1)) }
        }
        print("\(name): largest difference of a text's vector \(largest)")
        #expect(largest < 1e-5)
    }

    @Test(arguments: cases)
    func similaritiesMatchTheReference(name: String) throws {
        let captioner = try Self.captioner(name)
        let (golden, tensors) = try Self.golden(name)
        let expected = try tensors.tensor("clip_scores")
        let images = try golden.images.indices.map { try PixelTensor(tensors.tensor("img\($0).pixel_values")) }
        var largest: Float = 0
        for (index, image) in images.enumerated() {
            let near = try #require(
                try captioner.similarities(
                    of: golden.texts, to: Array(repeating: image, count: golden.texts.count)))
            #expect(near.count == golden.texts.count)
            for (column, cosine) in near.enumerated() {
                largest = max(largest, abs(100 * cosine - expected[element: index * expected.width + column]))
            }
        }
        print("\(name): largest difference of 100 times a cosine \(largest)")
        #expect(largest < 1e-3)
    }

    @Test(arguments: cases)
    func everyTensorOfTheTextTowerIsUsed(name: String) throws {
        let checkpoint = try Self.captioner(name).checkpoint
        #expect(checkpoint.unexpectedTensors == [])
        #expect(checkpoint.noTextTower == nil)
        #expect(checkpoint.textTowerName != nil)
        #expect(try checkpoint.firstDamagedTensor() == nil)
    }

    @Test(arguments: [
        ("prefix_biomedclip", ["vocab.txt"]), ("prefix_dermlip", ["vocab.json"]),
        ("prefix_pubmedclip", ["vocab.json"]),
    ])
    func clipWithoutTokenizerStillCaptions(name: String, absent: [String]) throws {
        let scratch = try ScratchFolder(copyOf: Fixtures.checkpoint(name))
        let copy = scratch.url
        for file in absent { try FileManager.default.removeItem(at: copy.appending(path: "clip/\(file)")) }
        let captioner = try Self.captioner(copy)
        #expect(captioner.checkpoint.textTowerName == nil)
        #expect(try #require(captioner.checkpoint.noTextTower).contains("has no tokenizer: add that of"))
        #expect(captioner.checkpoint.unexpectedTensors == [], "a tower that cannot be read is skipped")
        #expect(captioner.vectors(ofTexts: ["a"]) == nil)
        let image = PixelTensor(height: 24, width: 24, values: Array(repeating: 0, count: 3 * 24 * 24))
        #expect(try captioner.similarities(of: ["a"], to: [image]) == nil)
        #expect(try !captioner.generate(for: [image]).isEmpty)
    }

    @Test func refusesATokenizerOfAnotherModel() throws {
        let scratch = try ScratchFolder(copyOf: Fixtures.checkpoint("prefix_biomedclip"))
        let copy = scratch.url
        let file = copy.appending(path: "clip/vocab.txt")
        let words = try String(contentsOf: file, encoding: .utf8)
        try (words + "onemoreword\n").write(to: file, atomically: true, encoding: .utf8)
        let reason = try #require(try Self.captioner(copy).checkpoint.noTextTower)
        #expect(reason.contains("is not that of its text tower"))
    }

    /// Each is a setting of the published kind with one value changed.
    @Test(arguments: [
        (
            "prefix_biomedclip", "\"hf_pooler_type\": \"cls_last_hidden_state_pooler\"",
            "\"hf_pooler_type\": \"max_pooler\"",
            "has a max_pooler, which is not supported"
        ),
        ("prefix_biomedclip", "\"hf_proj_type\": \"mlp\"", "\"hf_proj_type\": \"conv\"", "has a projection 'conv'"),
        (
            "prefix_biomedclip", "\"num_attention_heads\": 2", "\"num_attention_heads\": 0",
            "cannot be divided among 0 heads"
        ),
        (
            "prefix_biomedclip", "\"num_attention_heads\": 2", "\"num_attention_heads\": -2",
            "cannot be divided among -2 heads"
        ),
        ("prefix_biomedclip", "\"context_length\": 24", "\"context_length\": -1", "is not that of its text tower"),
        (
            "prefix_biomedclip", "\"hf_model_name\": \"microsoft/BiomedNLP-", "\"hf_model_name\": \"roberta-",
            "is not a BERT"
        ),
        ("prefix_dermlip", "\"heads\": 2", "\"heads\": 5", "cannot be divided among 5 heads"),
        ("prefix_dermlip", "\"context_length\": 20", "\"pool_type\": \"last\"", "has pool_type 'last'"),
        ("prefix_dermlip", "\"context_length\": 20", "\"no_causal_mask\": true", "are not supported"),
        ("prefix_dermlip", "\"text_cfg\"", "\"no_cfg\"", "describes no text tower"),
        (
            "prefix_pubmedclip", "\"num_attention_heads\": 2", "\"num_attention_heads\": 3",
            "cannot be divided among 3 heads"
        ),
        (
            "prefix_pubmedclip", "\"projection_dim\": 12,\n  \"text_config\": {",
            "\"projection_dim\": 12,\n  \"text_config\": {\"hidden_act\": \"nosuch\",", "has hidden_act 'nosuch'"
        ),
    ])
    func aTextTowerThatIsNotReadSaysWhyAndLeavesTheCaptionerAlone(
        name: String, value: String, changed: String, reason: String
    ) throws {
        let scratch = try ScratchFolder(copyOf: Fixtures.checkpoint(name))
        let copy = scratch.url
        let config = name == "prefix_pubmedclip" ? "config.json" : "open_clip_config.json"
        let file = copy.appending(path: "clip/\(config)")
        let text = try String(contentsOf: file, encoding: .utf8)
        let parts = text.components(separatedBy: value)
        try #require(parts.count > 1)
        // The image tower's settings come first or last; the text tower's are needed.
        let place = name == "prefix_pubmedclip" ? 1 : parts.count - 1
        let other = parts[..<place].joined(separator: value) + changed + parts[place...].joined(separator: value)
        try other.write(to: file, atomically: true, encoding: .utf8)
        let checkpoint = try Self.captioner(copy).checkpoint
        let tower = checkpoint.textTowerName
        try #require(tower == nil)
        let said = try #require(checkpoint.noTextTower)
        #expect(said.contains(reason))
        #expect(checkpoint.unexpectedTensors == [])
    }

    @Test(arguments: ["word_embeddings.weight", "proj.0.weight", "encoder.layer.1.output.dense.weight"])
    func doesNotReadATextTowerOfAnotherShape(tensor: String) throws {
        let folder = Fixtures.checkpoint("prefix_biomedclip").appending(path: "clip")
        let files = CheckpointFiles(folder: folder.path)
        let whole = try files.weights(.openCLIP)
        var tensors: [String: Tensor] = [:]
        for name in whole.names {
            let read = try whole.tensor(named: name)
            tensors[name] = name.hasSuffix(tensor) ? Tensor([read.count], read.values) : read
        }
        let config = try Data(contentsOf: folder.appending(path: OpenCLIPConfiguration.fileName))
        let model = try OpenCLIPConfiguration(json: config).model_cfg
        #expect(throws: (any Error).self) { try TextTower(openCLIP: Weights(tensors), model, files) }
        #expect(throws: Never.self) { try TextTower(openCLIP: whole, model, files) }
    }

    @Test func modelWithoutCLIPHasNoTextTower() throws {
        let files = try ModelFiles(
            CheckpointFiles(folder: Fixtures.checkpoint("vit_gpt2").appending(path: "model").path))
        let checkpoint = try Checkpoint(files)
        #expect(checkpoint.textTowerName == nil)
        #expect(checkpoint.noTextTower?.isEmpty == false)
    }

    @Test(arguments: [
        ("a  b\t\nc ", "a b c"), ("the patient’s “own” words", "the patient's \"own\" words"),
        ("ﬁne ﬂow", "fine flow"), ("ＡＢＣ　１", "ABC 1"), ("x &lt; y &amp;amp; z", "x < y & z"),
        ("a &lt;\u{301} b", "a <\u{301} b"),
        ("&#181;m &#xB5;", "µm µ"), ("AT&T &nosuch; &", "AT&T &nosuch; &"), ("\u{7}bell\u{FEFF}", "bell"),
        ("e\u{301}", "é"), ("&#x110000; &#xD800;", "&#x110000; &#xD800;"), ("", ""),
    ])
    func cleansTextLikeOpenCLIP(text: String, cleaned: String) {
        #expect(OpenCLIPText.cleaned(text).unicodeScalars.elementsEqual(cleaned.unicodeScalars))
    }

    @Test func clipWordsAreLowerCaseWithAnEndMark() throws {
        let tower = try #require(try Self.captioner("prefix_pubmedclip").checkpoint.textTower)
        let tokenizer = tower.reader.tokenizer
        #expect(tokenizer.encode("A DISC") == tokenizer.encode("a disc"))
        #expect(tokenizer.encode("a\n\u{A0} disc") == tokenizer.encode("a disc"))
        #expect(tokenizer.encode("adisc") != tokenizer.encode("a disc"))
        #expect(tokenizer.encode("12").count == 2, "each digit is a word")
        let words = tokenizer.encode("a disc, it's 5 mm")
        #expect(tokenizer.decode(words, skippingSpecialTokens: true) == "a disc , it 's 5 mm")
    }
}

extension GoldenTensors {
    /// A tensor of 64-bit integers.
    fileprivate func integers(_ name: String) throws -> [Int] {
        let raw = try bytes(name)
        return Swift.stride(from: 0, to: raw.count, by: 8).map { start in
            (0..<8).reversed().reduce(0) { $0 << 8 | Int(raw[start + $1]) }
        }
    }
}
