import Fixtures
import Foundation
import Raster
import Tensors
import TestSupport
import Testing

@testable import Captioning

/// Prefix captioners compared with the reference implementation (transformers 5.23, open_clip 3.3, timm 1.0), stage by
/// stage, as trained and as the published script loads them.
@Suite struct PrefixGoldenTests {
    /// A tiny prefix captioner and one way of loading it.
    struct Case: Sendable, CustomStringConvertible {
        let folder: URL
        let lowRankUpdates: LowRankUpdates

        var description: String { "\(folder.lastPathComponent) \(mode)" }
        var mode: String { lowRankUpdates == .merge ? "lora" : "inference_min" }

        func files() throws -> ModelFiles {
            try ModelFiles(
                folder: folder.appending(path: "captioner").path, clip: folder.appending(path: "clip").path,
                gpt2: folder.appending(path: "gpt2").path, lowRankUpdates: lowRankUpdates)
        }

        func golden() throws -> Golden {
            try JSONDecoder().decode(Golden.self, from: Data(contentsOf: folder.appending(path: "golden.json")))
        }

        func answers() throws -> Golden.Mode { try #require(try golden().modes[mode]) }

        func tensors() throws -> Safetensors {
            try Safetensors(MappedFile(path: folder.appending(path: "golden.safetensors").path))
        }

        func images() throws -> [PixelTensor] {
            let tensors = try tensors()
            return try golden().images.indices.map { try PixelTensor(tensors.tensor("img\($0).pixel_values")) }
        }
    }

    struct Golden: Decodable {
        let images: [CaptioningTests.Golden.Image]
        let modes: [String: Mode]
        let prompt_ids: [Int]

        struct Mode: Decodable {
            let generation: [CaptioningTests.Golden.Generation]
            let teacher_forced: [Text]
        }

        struct Text: Decodable {
            let image: Int
            let labels: [Int]
            let loss: Double
            let token_logprobs: [Double]
        }
    }

    static let cases: [Case] = {
        let shared = Shared.file(Shared.models)
        let included = Fixtures.folder.appending(path: "checkpoint")
        let all = [shared, included].flatMap { root in
            ["prefix_biomedclip", "prefix_dermlip", "prefix_pubmedclip"].map { root.appending(path: $0) }
        }
        return all.filter { FileManager.default.fileExists(atPath: $0.appending(path: "golden.json").path) }
            .flatMap { folder in LowRankUpdates.allCases.map { Case(folder: folder, lowRankUpdates: $0) } }
    }()

    @Test func casesArePresent() {
        #expect(!Self.cases.isEmpty)
    }

    @Test(arguments: cases)
    func everyStageMatchesTheReference(golden: Case) throws {
        let captioner = Captioner(checkpoint: try Checkpoint(golden.files()), threads: 2)
        let checkpoint = captioner.checkpoint
        guard case .prefix(let tower, let projector) = checkpoint.bridge else {
            Issue.record("not a prefix captioner")
            return
        }
        #expect(
            checkpoint.tokenizer.encode(try #require(checkpoint.generation.prompt)) == (try golden.golden().prompt_ids))
        #expect(checkpoint.unexpectedTensors == [])
        let tensors = try golden.tensors()
        for (index, image) in try golden.images().enumerated() {
            func compare(_ name: String, _ tensor: Tensor) throws {
                #expect(try difference("\(golden) \(name)", tensor, tensors.tensor(name)) < 1e-4)
            }
            if tensors.entries["img\(index).encoder_last_hidden_state"] != nil,
                checkpoint.encoderName.hasPrefix("timm")
            {
                // timm's last hidden state is normalized; here only the class token is.
                let hidden = try tower.encoder([image], captioner.workers)
                try compare("img\(index).encoder_last_hidden_state", tower.norm(hidden, captioner.workers))
            }
            try compare("img\(index).clip_features_raw", tower.raw([image], captioner.workers))
            let features = try tower([image], captioner.workers)
            try compare("img\(index).clip_features", features)
            try compare("img\(index).prefix", projector(features, captioner.workers))
            try compare("img\(index).\(golden.mode).first_logits", captioner.scores(along: [0], for: image))
        }
    }

    @Test(arguments: cases)
    func lossMatchesTheReference(golden: Case) throws {
        let captioner = Captioner(checkpoint: try Checkpoint(golden.files()), threads: 2)
        let images = try golden.images()
        var largest = 0.0
        for text in try golden.answers().teacher_forced {
            let likely = try captioner.logProbabilities(of: text.labels, for: images[text.image]).map(Double.init)
            #expect(likely.count == text.token_logprobs.count)
            largest = zip(likely, text.token_logprobs).reduce(largest) { max($0, abs($1.0 - $1.1)) }
            #expect(abs(-likely.reduce(0, +) / Double(likely.count) - text.loss) < 1e-4)
        }
        print("\(golden): largest difference of a token's log-probability \(largest)")
        #expect(largest < 1e-3)
    }

    @Test(arguments: cases)
    func tokensAndTextsMatchTheReferenceForEverySetting(golden: Case) throws {
        let captioner = Captioner(checkpoint: try Checkpoint(golden.files()), threads: 2)
        let images = try golden.images()
        var compared = 0
        var largest = 0.0
        for setting in try golden.answers().generation {
            var asked = setting.kwargs
            asked.isWhole = true
            let answers = try captioner.generate(for: images, settings: asked)
            #expect(answers.count == setting.images.count)
            for (index, (answer, expected)) in zip(answers, setting.images).enumerated() where expected.robust {
                compared += 1
                #expect(answer.count == expected.sequences.count)
                #expect(answer.count == expected.sequences.count)
                for (place, (hypothesis, tokens)) in zip(answer, expected.sequences).enumerated() {
                    #expect(
                        tokens.starts(with: hypothesis.tokens)
                            && Set(tokens.dropFirst(hypothesis.tokens.count)).count <= 1,
                        "\(golden) \(setting.name) image \(index)")
                    let text = captioner.checkpoint.tokenizer.decode(hypothesis.tokens, skippingSpecialTokens: true)
                    #expect(text == expected.texts[place])
                    guard let score = expected.sequences_scores?[place] else { continue }
                    largest = max(largest, abs(Double(hypothesis.score ?? .nan) - score) / max(1, abs(score)))
                }
            }
        }
        print("\(golden): \(compared) generations compared, largest difference of scores \(largest)")
        #expect(largest < 1e-4)
        #expect(compared > 10)
    }

    @Test(arguments: cases)
    func publishedRecipeIsTheDefault(golden: Case) throws {
        let captioner = Captioner(checkpoint: try Checkpoint(golden.files()), threads: 2)
        let expected = try #require(try golden.answers().generation.first { $0.name == "inference_min" })
        let images = try golden.golden().images.map {
            try RGBImage(contentsOfFile: golden.folder.appending(path: $0.file).path)
        }
        for (caption, answer) in zip(try captioner.captions(for: images), expected.images) where answer.robust {
            #expect(caption.text == answer.captions?.first)
            #expect(caption.tokens == answer.sequences[0])
        }
    }

    @Test(arguments: cases)
    func promptReadAtOnceEqualsPromptReadByToken(golden: Case) throws {
        let checkpoint = try Checkpoint(golden.files())
        let decoder = checkpoint.decoder
        let workers = Workers(count: 2)
        let words = try decoder.embedded([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3])
        let atOnce = KeyValueCache(memories: [], rows: 1, decoder.configuration)
        let scores = try decoder.scores(ofPrompt: words, atOnce, workers)
        let oneByOne = KeyValueCache(memories: [], rows: 1, decoder.configuration)
        var rows = [try decoder([.init(words: .prompt(words[0..<1]), cache: oneByOne)], workers)]
        for token in [1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3] {
            rows.append(try decoder([.init(words: .tokens([token], continuing: [0]), cache: oneByOne)], workers))
        }
        #expect(difference("\(golden) prompt", scores, .stacked(rows)) < 1e-5)
    }
}
