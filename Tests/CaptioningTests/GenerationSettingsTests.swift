import Foundation
import Tensors
import TestSupport
import Testing

@testable import Captioning

@Suite struct GenerationSettingsTests {
    func settings(_ json: String) throws -> GenerationSettings {
        try JSONDecoder().decode(GenerationSettings.self, from: Data(json.utf8))
    }

    @Test func readsAndWritesHuggingFaceNames() throws {
        let json =
            #"{"bad_words_ids":[[302]],"early_stopping":"never","eos_token_id":[1,2],"exponential_decay_length_penalty":[6,1.5],"max_new_tokens":null,"num_beams":4}"#
        let read = try settings(json)
        #expect(read.numBeams == 4)
        #expect(read.earlyStopping == .never)
        #expect(read.endTokens == [1, 2])
        #expect(read.explicitNulls == ["max_new_tokens"])
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(String(decoding: try encoder.encode(read), as: UTF8.self) == json)
    }

    /// Every property has a row in the table, and no property has two.
    @Test func tableHoldsEveryProperty() {
        let others: Set = ["explicitNulls", "unsupported", "isWhole"]
        let properties = Mirror(reflecting: GenerationSettings()).children.compactMap(\.label)
        let rows = GenerationSetting.all.map { setting in
            String("\(setting.property)".split(separator: ".").last ?? "")
        }
        #expect(rows.sorted() == properties.filter { !others.contains($0) }.sorted())
        #expect(GenerationSetting.names.count == GenerationSetting.all.count)
    }

    @Test(arguments: [
        ("num_beams", "4", #"{"num_beams":4}"#), ("length_penalty", "-0.5", #"{"length_penalty":-0.5}"#),
        ("early_stopping", "never", #"{"early_stopping":"never"}"#), ("do_sample", "true", #"{"do_sample":true}"#),
        ("prompt", "a \"b\"", #"{"prompt":"a \"b\""}"#), ("bad_words_ids", "[[302]]", #"{"bad_words_ids":[[302]]}"#),
        ("exponential_decay_length_penalty", "[6,1.5]", #"{"exponential_decay_length_penalty":[6,1.5]}"#),
    ])
    func readsASettingFromText(name: String, text: String, json: String) throws {
        let setting = try #require(GenerationSetting.all.first { $0.name == name })
        var read = GenerationSettings()
        #expect(setting.set(text, in: &read))
        #expect(try read == settings(json))
    }

    @Test(arguments: [
        ("num_beams", "4.5"), ("length_penalty", "nan"), ("early_stopping", "maybe"), ("do_sample", "yes"),
        ("bad_words_ids", "302"),
    ])
    func refusesTextThatIsNotAValue(name: String, text: String) throws {
        let setting = try #require(GenerationSetting.all.first { $0.name == name })
        var read = GenerationSettings()
        #expect(!setting.set(text, in: &read))
        #expect(read == GenerationSettings())
    }

    @Test func completeConfigurationLeavesNullTokensToTheModel() throws {
        let json = #"{"num_beams": 2, "eos_token_id": null, "max_new_tokens": null, "use_cache": true}"#
        let asked = try GenerationSettings(configuration: Data(json.utf8))
        #expect(asked.isWhole && asked.numBeams == 2 && asked.explicitNulls == ["max_new_tokens"])
        #expect(throws: CaptioningError("num_beam", "is not a GenerationConfig field that changes a caption")) {
            try GenerationSettings(configuration: Data(#"{"num_beam": 2}"#.utf8))
        }
        #expect(throws: CaptioningError.self) { try GenerationSettings(configuration: Data("[2]".utf8)) }
    }

    @Test func laterSettingsOverrideAndNullResets() throws {
        let merged = try settings(#"{"num_beams":4,"eos_token_id":7}"#)
            .overridden(by: settings(#"{"eos_token_id":null,"max_length":9}"#))
        #expect(merged.numBeams == 4)
        #expect(merged.maxLength == 9)
        #expect(merged.endTokens == nil)
        #expect(merged.explicitNulls == ["eos_token_id"])
    }

    /// Compared with transformers 4.57.6: `GenerationConfig.from_model_config`.
    @Test(arguments: [
        ("gpt2", 50256 as Int?, [50256] as [Int]?, nil as Int?),
        ("bert", nil, nil, 0),
    ])
    func everyDecoderHasItsOwnDefaultTokens(type: String, begin: Int?, end: [Int]?, pad: Int?) throws {
        func defaults(_ decoder: String) throws -> GenerationSettings {
            let config = #"{"decoder": {"model_type": "\#(type)"\#(decoder)}}"#
            return try .defaults(generationConfig: nil, config: Data(config.utf8))
        }
        let unsaid = try defaults("")
        #expect(unsaid.beginToken == begin && unsaid.endTokens == end && unsaid.padToken == pad)
        let said = try defaults(#", "pad_token_id": 7, "eos_token_id": 3, "sep_token_id": 5"#)
        #expect(said.beginToken == begin && said.endTokens == [3] && said.padToken == 7)
    }

    /// Compared with transformers 4.57.6: `_prepare_generation_config` of the small checkpoints.
    @Test(arguments: ["vit_bert", "swin_gpt2", "swinv2_bert"])
    func checkpointDefaultsMatchTheReference(name: String) throws {
        struct Golden: Decodable { let resolved_defaults: GenerationSettings }
        let golden = try #require(GoldenCase.included.first { $0.description == name })
        let resolved = try JSONDecoder().decode(
            Golden.self, from: Data(contentsOf: golden.folder.appending(path: "golden.json"))
        ).resolved_defaults
        let settings = GenerationSettings.library.overridden(by: try golden.checkpoint().generation)
        #expect(settings.maxLength == resolved.maxLength && settings.numBeams == resolved.numBeams)
        #expect(settings.beginToken == resolved.beginToken && settings.endTokens == resolved.endTokens)
        #expect(settings.padToken == resolved.padToken)
        #expect(settings.decoderStartToken == resolved.decoderStartToken)
    }

    static let trials = Shared.file("oracles/models/extras/genconfig_4.57.6.json")

    struct Trials: Decodable {
        let trials: [Trial]
        struct Trial: Decodable {
            let name: String
            let top: Loose, dec: Loose
            let gen: Loose?
            let resolved: GenerationSettings
        }
    }

    /// Any JSON, kept unchanged.
    struct Loose: Decodable {
        let value: [String: AnyValue]
        enum AnyValue: Codable {
            case number(Double)
            case flag(Bool)
            case list([Int])
            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let flag = try? container.decode(Bool.self) {
                    self = .flag(flag)
                } else if let number = try? container.decode(Double.self) {
                    self = .number(number)
                } else {
                    self = .list(try container.decode([Int].self))
                }
            }
            var any: Any {
                switch self {
                case .number(let number): number == number.rounded() ? Int(number) as Any : number as Any
                case .flag(let flag): flag
                case .list(let list): list
                }
            }
        }
        init(from decoder: any Decoder) throws {
            value = try decoder.singleValueContainer().decode([String: AnyValue].self)
        }
        var object: [String: Any] { value.mapValues(\.any) }
    }

    @Test(.needs(.shared("oracles/models/extras/genconfig_4.57.6.json")))
    func filesTakePrecedenceAsInTheReference() throws {
        for trial in try JSONDecoder().decode(Trials.self, from: Data(contentsOf: Self.trials)).trials {
            var config = trial.top.object
            config["model_type"] = "vision-encoder-decoder"
            config["encoder"] = ["model_type": "vit"]
            var decoder: [String: Any] = ["model_type": "gpt2", "bos_token_id": 18, "eos_token_id": 19]
            decoder.merge(trial.dec.object) { $1 }
            config["decoder"] = decoder
            let json = try JSONSerialization.data(withJSONObject: config)
            let got = try GenerationSettings.defaults(
                generationConfig: trial.gen.map { try JSONSerialization.data(withJSONObject: $0.object) }, config: json)
            var expected = trial.resolved
            expected.explicitNulls = []
            #expect(
                GenerationSettings.library.overridden(by: got) == .library.overridden(by: expected), "\(trial.name)")
        }
    }
}

/// The effect of each rule on a row of scores, compared with the reference.
@Suite struct LogitsProcessorsTests {
    static let folder = Shared.file("oracles/models/extras")

    struct Golden: Decodable {
        let input_ids: [[Int]]
        let specs: [Spec]
        struct Spec: Decodable {
            let name: String
            let settings: GenerationSettings
            let prompt_length: Int?, begin_index: Int?
            enum Key: String, CodingKey { case name, prompt_length, begin_index }
            init(from decoder: any Decoder) throws {
                let file = try decoder.container(keyedBy: Key.self)
                name = try file.decode(String.self, forKey: .name)
                prompt_length = try file.decodeIfPresent(Int.self, forKey: .prompt_length)
                begin_index = try file.decodeIfPresent(Int.self, forKey: .begin_index)
                settings = try GenerationSettings(from: decoder)
            }
        }
    }

    @Test(.needs(.shared("oracles/models/extras")))
    func eachRuleChangesScoresLikeTheReference() throws {
        let golden = try JSONDecoder().decode(
            Golden.self, from: Data(contentsOf: Self.folder.appending(path: "processors.json")))
        let tensors = try Safetensors(MappedFile(path: Self.folder.appending(path: "processors.safetensors").path))
        var compared = 0
        for spec in golden.specs
        where spec.settings.temperature == nil && spec.settings.topK == nil && spec.settings.topP == nil {
            var settings = spec.settings
            settings.maxLength = settings.maxLength ?? 99
            let start = Array(repeating: 0, count: spec.prompt_length ?? spec.begin_index ?? 3)
            let processors = LogitsProcessors(try settings.rules(start: start, vocabularySize: 23))
            for (base, source) in [("logits", "scores"), ("logprobs", "log_softmax")] {
                var scores = try tensors.tensor(source)
                for (row, ids) in golden.input_ids.enumerated() { processors.apply(to: &scores, row: row, after: ids) }
                let expected = try tensors.tensor("\(spec.name).on_\(base)").values
                for (got, want) in zip(scores.values, expected) {
                    #expect(got == want || abs(got - want) < 1e-6, "\(spec.name) on \(base)")
                }
                compared += 1
            }
        }
        #expect(compared == 28)
    }

    @Test(.needs(.shared("oracles/models/extras")))
    func samplesFromTheSameTokensAsTheReference() throws {
        let golden = try JSONDecoder().decode(
            Golden.self, from: Data(contentsOf: Self.folder.appending(path: "processors.json")))
        let tensors = try Safetensors(MappedFile(path: Self.folder.appending(path: "processors.safetensors").path))
        var compared = 0
        // Only beam sampling keeps at least two tokens.
        for spec in golden.specs where !spec.name.hasSuffix("keep2") {
            let settings = spec.settings
            guard settings.temperature != nil || settings.topK != nil || settings.topP != nil else { continue }
            let sampling = Sampling(
                temperature: settings.temperature ?? 1, topK: settings.topK ?? 0, topP: settings.topP ?? 1, seed: 0)
            let scores = try tensors.tensor("scores")
            let expected = try tensors.tensor("\(spec.name).on_logits")
            for row in 0..<scores.rows {
                let got = sampling.filtered(scores[row..<(row + 1)].values)
                for (one, other) in zip(got, expected[row..<(row + 1)].values) {
                    #expect(one == other || abs(one - other) < 1e-5, "\(spec.name)")
                }
            }
            compared += 1
        }
        #expect(compared == 10)
        let combo = Sampling(temperature: 0.7, topK: 6, topP: 0.9, seed: 0)
        let scores = try tensors.tensor("scores")
        let probabilities = (0..<scores.rows).flatMap { combo.probabilities(scores[$0..<($0 + 1)].values) }
        let expected = try tensors.tensor("combo.probs").values
        #expect(zip(probabilities, expected).allSatisfy { abs($0 - $1) < 1e-6 })
    }

    @Test(.needs(.shared("oracles/models/extras")))
    func activationsAgreeWithPyTorch() throws {
        let golden = try JSONDecoder().decode(
            [String: [Float]].self, from: Data(contentsOf: Self.folder.appending(path: "activations.json")))
        let x = try #require(golden["x"])
        for (name, expected) in golden {
            guard let activation = Activation(named: name) else { continue }
            let got = Tensor([x.count], x).activated(activation).values
            let largest = zip(zip(got, expected), x).map { abs($0.0 - $0.1) / max(1, abs($1)) }.max() ?? 0
            print("\(name): largest difference from PyTorch \(largest)")
            #expect(largest < 1e-6)
        }
    }
}
