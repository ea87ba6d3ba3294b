import Fixtures
import Foundation
import Tensors
import TestSupport
import Testing

@testable import Captioning

/// Text encoders compared with transformers 4.57.
@Suite struct TextEncoderTests {
    static let cases = [
        "encoder_deberta", "encoder_deberta_absolute", "encoder_roberta", "encoder_bert_uncased", "encoder_bert_cased",
    ]

    private struct Golden: Decodable {
        let layers: Int
        let texts: [String]
        let tokens: [[Int]]
        let strange: [Strange]
        let shown: [Int]

        struct Strange: Decodable {
            let text: String
            let tokens: [Int]
        }
    }

    private static func files(_ name: String) -> CheckpointFiles {
        CheckpointFiles(folder: Fixtures.checkpoint(name).appending(path: "model").path)
    }

    private static func golden(_ name: String) throws -> Golden {
        let file = Fixtures.checkpoint(name).appending(path: "golden.json")
        return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
    }

    @Test(arguments: cases)
    func textsHaveTheTokensOfTheReference(name: String) throws {
        let encoder = try TextEncoder(Self.files(name), layer: 0)
        let golden = try Self.golden(name)
        for (text, expected) in zip(golden.texts, golden.tokens) + golden.strange.map({ ($0.text, $0.tokens) }) {
            let tokens = encoder.tokenizer.tokens(of: text, atMost: encoder.mostTokens)
            #expect(tokens == expected, "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
        }
        #expect(golden.texts.count >= 40 && golden.strange.count >= 40)
    }

    @Test(arguments: cases)
    func hiddenStatesMatchTheReferenceAtEveryLayer(name: String) throws {
        let golden = try Self.golden(name)
        let tensors = try Safetensors(
            MappedFile(path: Fixtures.checkpoint(name).appending(path: "golden.safetensors").path))
        let texts = golden.shown.map { golden.tokens[$0] }
        for layer in 0...golden.layers {
            let encoder = try TextEncoder(Self.files(name), layer: layer)
            // All in one batch, so that texts of unequal length share it.
            let states = encoder.states(of: texts, Workers(count: 2))
            var (largest, magnitude): (Float, Float) = (0, 0)
            for (index, state) in zip(golden.shown, states) {
                let expected = try tensors.tensor("text\(index).layer\(layer)")
                #expect(state.shape == expected.shape)
                largest = max(largest, state.largestDifference(from: expected))
                magnitude = max(magnitude, expected.magnitude)
            }
            print("\(name), layer \(layer): largest difference of a hidden state \(largest) of \(magnitude)")
            #expect(largest < 2e-5)
        }
    }

    @Test func textsKeepTheirOrderAndVectorsHaveLengthOne() throws {
        let encoder = try TextEncoder(Self.files("encoder_roberta"), layer: 2)
        let texts = ["a", "There is a large mass in the left upper zone.", "", "a"]
        let encoded = encoder(texts, Workers(count: 2))
        let alone = texts.map { encoder([$0], Workers(count: 1))[0] }
        for (one, other) in zip(encoded, alone) {
            #expect(one.counts == other.counts && !one.isCut)
            #expect(one.vectors.largestDifference(from: other.vectors) < 1e-6)
        }
        #expect(encoded[2].counts == [false, false])
        #expect(encoded[0].cosines(to: encoded[3], Workers(count: 1)).first.map { abs($0 - 1) < 1e-6 } == true)
        #expect(encoder([String(repeating: "mass ", count: 90)], Workers(count: 1))[0].isCut)
    }

    @Test func whatIsNotSupportedIsNamed() throws {
        let source = Fixtures.checkpoint("encoder_deberta").appending(path: "model")
        func problem(_ change: (URL) throws -> Void, layer: Int = 1) throws -> String {
            let folder = try ScratchFolder()
            let copy = URL(fileURLWithPath: folder.path + "/model")
            try FileManager.default.copyItem(at: source, to: copy)
            try change(copy)
            do {
                _ = try TextEncoder(CheckpointFiles(folder: copy.path), layer: layer)
                return ""
            } catch { return "\(error)" }
        }
        func setting(_ field: String, _ value: Any) -> (URL) throws -> Void {
            { folder in
                let file = folder.appending(path: "config.json")
                var config = try #require(
                    try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
                config[field] = value
                try JSONSerialization.data(withJSONObject: config).write(to: file)
            }
        }
        #expect(try problem({ _ in }).isEmpty)
        #expect(try problem({ _ in }, layer: 4).contains("has 3 layers"))
        #expect(try problem(setting("model_type", "electra")).contains("'electra' is not supported"))
        #expect(try problem(setting("talking_head", true)).contains("talking_head"))
        #expect(try problem(setting("embedding_size", 16)).contains("embedding_size"))
        #expect(try problem(setting("hidden_size", 30)).contains("cannot be divided"))
        #expect(try problem(setting("vocab_size", 100)).contains("not the encoder's"))
        #expect(try problem(setting("model_type", "bert")).contains("is not that of a bert"))
        let pickled = try problem { folder in
            try FileManager.default.removeItem(at: folder.appending(path: "vocab.json"))
            try Data().write(to: folder.appending(path: "bpe_encoder.bin"))
        }
        #expect(pickled.contains("download vocab.json and merges.txt"))
        #expect(
            try problem { try FileManager.default.removeItem(at: $0.appending(path: "config.json")) }
                .contains("no config.json"))
    }
}
