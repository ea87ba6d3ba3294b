import Fixtures
import Foundation
import Tensors
import Testing

@testable import Captioning

/// Evidence, judgement and chosen sentences compared with `transformers` and numpy (`make_evidence.py`).
@Suite struct EvidenceGoldenTests {
    /// A tiny checkpoint with evidence, and what the reference makes of it.
    struct Case: Sendable, CustomStringConvertible {
        let description: String
        var golden: GoldenCase { GoldenCase(folder: Fixtures.checkpoint(description)) }
        private var evidence: URL { golden.folder.appending(path: "evidence") }

        func expected() throws -> Expected {
            try JSONDecoder().decode(Expected.self, from: Data(contentsOf: evidence.appending(path: "golden.json")))
        }

        /// The checkpoint with the evidence files, its settings replaced if there are others.
        func checkpoint(_ settings: EvidenceSettings? = nil, without missing: String? = nil) throws -> Checkpoint {
            let model = CheckpointFiles(folder: golden.folder.appending(path: "model").path)
            var files = try Dictionary(
                uniqueKeysWithValues: model.names().map { ($0, try #require(try model.bytes(named: $0))) })
            let folder = CheckpointFiles(folder: evidence.path)
            for name in [EvidenceSettings.fileName, Evidence.tensorsFileName] where name != missing {
                files[name] = try folder.bytes(named: name)
            }
            if let settings {
                files[EvidenceSettings.fileName] = MappedFile(
                    name: EvidenceSettings.fileName, bytes: Array(try JSONEncoder().encode(settings)))
            }
            return try Checkpoint(CheckpointFiles(name: description, embedded: files))
        }
    }

    struct Expected: Decodable {
        struct Judged: Decodable {
            let variant: String
            let images: [Int]
            let modality: String?
            let beams: Int
            let penalty: Double
            let kind: String?
            let part: String?
            let kindMass: Double?
            let partMass: Double?
            let allowedMass: Double
            let kindAgreement: Double?
            let partAgreement: Double?
            let distance: Double
            let frame: Int?
            let probability: Double
            let text: String?
            let tokens: [Int]?
            let score: Double?
        }

        let features: [[Float]]
        let scores: [[Double]]
        let distances: [Double]
        let variants: [String: EvidenceSettings]
        let cases: [Judged]
    }

    static let cases = ["vit_gpt2", "swin_gpt2"].map { Case(description: $0) }

    @Test(arguments: cases)
    func featuresScoresAndDistancesMatchTheReference(tiny: Case) throws {
        let expected = try tiny.expected()
        let checkpoint = try tiny.checkpoint()
        let evidence = try #require(checkpoint.evidence)
        let workers = Workers(count: 2)
        var (features, scores, distances) = (0.0, 0.0, 0.0)
        for (index, image) in try tiny.golden.images().enumerated() {
            let vector = try checkpoint.sight(of: image, workers).vector
            #expect(vector.count == checkpoint.featureWidth && vector.count == expected.features[index].count)
            for (got, wanted) in zip(vector, expected.features[index]) {
                features = max(features, Double(abs(got - wanted)))
            }
            // What is computed from the reference's own features differs by nothing but rounding.
            let found = evidence.evidence(of: expected.features[index])
            for (got, wanted) in zip(found.scores, expected.scores[index]) { scores = max(scores, abs(got - wanted)) }
            distances = max(distances, abs(found.distance - expected.distances[index]))
        }
        print("\(tiny): largest difference of features \(features), scores \(scores), distances \(distances)")
        #expect(features < 1e-4 && scores < 1e-9 && distances < 1e-9)
    }

    @Test(arguments: cases)
    func judgementsMatchTheReference(tiny: Case) throws {
        let expected = try tiny.expected()
        let frames = zip(expected.scores, expected.distances).map { FrameEvidence(scores: $0, distance: $1) }
        var largest = 0.0
        for wanted in expected.cases {
            let settings = try #require(expected.variants[wanted.variant])
            let judgement = Judgement(of: wanted.images.map { frames[$0] }, modality: wanted.modality, settings)
            let name = "\(wanted.variant) \(wanted.images) \(wanted.modality ?? "-")"
            #expect(judgement.kind == wanted.kind && judgement.part == wanted.part, "\(name)")
            if let frame = wanted.frame { #expect(judgement.frame == frame, "\(name)") }
            let numbers: [(Double, Double?)] = [
                (judgement.kindMass, wanted.kindMass), (judgement.partMass, wanted.partMass),
                (judgement.allowedMass, wanted.allowedMass), (judgement.kindAgreement, wanted.kindAgreement),
                (judgement.partAgreement, wanted.partAgreement), (judgement.distance, wanted.distance),
            ]
            for case (let got, let number?) in numbers { largest = max(largest, abs(got - number)) }
        }
        print("\(tiny): largest difference of \(expected.cases.count) judgements \(largest)")
        #expect(largest < 1e-9)
    }

    @Test(arguments: cases)
    func chosenSentencesMatchTheReference(tiny: Case) throws {
        let expected = try tiny.expected()
        let images = try tiny.golden.images()
        var (probabilities, scores) = (0.0, 0.0)
        for (variant, settings) in expected.variants {
            let captioner = Captioner(checkpoint: try tiny.checkpoint(settings), threads: 2)
            for beams in [3, 4] {
                let wanted = expected.cases.filter { $0.variant == variant && $0.beams == beams }
                var asked = GenerationSettings()
                (asked.numBeams, asked.lengthPenalty) = (beams, wanted.first?.penalty)
                let answers = try captioner.wait(
                    for: wanted.map {
                        .init(images: $0.images.map { images[$0] }, isJudged: true, modality: $0.modality)
                    }, settings: asked)
                let plain = try captioner.generate(for: images, settings: asked)
                #expect(answers.count == 30)
                for (answer, wanted) in zip(answers, wanted) {
                    let name = "\(variant) \(wanted.images) \(wanted.modality ?? "-") \(beams)"
                    #expect(answer.said?.tokens == wanted.tokens, "\(name)")
                    #expect(answer.plain == plain[wanted.images[0]], "\(name)")
                    probabilities = max(probabilities, abs(answer.probability - wanted.probability))
                    if let score = answer.said?.score, let number = wanted.score {
                        scores = max(scores, abs(Double(score) - number))
                    }
                }
            }
        }
        print("\(tiny): largest difference of probabilities \(probabilities), scores \(scores)")
        #expect(probabilities < 1e-4 && scores < 1e-4)
    }

    // MARK: Faults of the files

    @Test(arguments: [EvidenceSettings.fileName, Evidence.tensorsFileName])
    func oneFileWithoutTheOtherIsRefused(missing: String) throws {
        let error = #expect(throws: CaptioningError.self) { try Self.cases[0].checkpoint(without: missing) }
        #expect(error?.problem.contains("\(missing) is missing") == true, "\(String(describing: error))")
    }

    @Test func sentenceThatCannotBeSaidIsRefused() throws {
        var settings = try Self.cases[0].expected().variants["base"] ?? EvidenceSettings(classes: [])
        settings.sentences.append(.init(text: String(repeating: "zone ", count: 100), kind: "CT"))
        let error = #expect(throws: CaptioningError.self) { try Self.cases[0].checkpoint(settings) }
        #expect(error?.problem.contains("is longer than the decoder's 96 positions") == true)
        settings.sentences = [.init(text: "", kind: "CT")]
        #expect(throws: CaptioningError.self) { try Self.cases[0].checkpoint(settings) }
    }

    @Test func classesOfAnotherNumberAreRefused() throws {
        var settings = try #require(try Self.cases[0].expected().variants["base"])
        settings.classes.append(.init(kind: "PET"))
        let error = #expect(throws: TensorError.self) { try Self.cases[0].checkpoint(settings) }
        #expect("\(error.map { "\($0)" } ?? "")".contains("'classes.weight': is [7, 96], expected [8, 96]"))
    }

    @Test(arguments: [
        (#""version": 2"#, "'version': is 2, expected 1: a later release of Fileroom may read it"),
        (#""temperature": 0"#, "'temperature': is 0.0, expected a number above 0"),
        (#""frames": 0"#, "'frames': is 0, expected 1 to 16"),
        (#""classes": []"#, "'classes': is empty"),
        (#""classes": [{"kind": "CT"}, {"kind": "CT", "part": null}]"#, "'classes': lists a class twice"),
        (#""part": {"bias": "1"}"#, "'part.bias' should be Double"),
    ])
    func invalidSettingIsNamed(field: String, problem: String) throws {
        var fields = [
            "version": "1", "classes": #"[{"kind": "CT"}]"#, "part": "{}", "kind": "{}", "temperature": "1",
            "frames": "1",
        ]
        let parts = field.split(separator: ": ", maxSplits: 1).map(String.init)
        fields[parts[0].trimmingCharacters(in: ["\""])] = parts[1]
        let json = "{" + fields.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", ") + "}"
        #expect(throws: CaptioningError(EvidenceSettings.fileName, problem)) {
            try EvidenceSettings(json: Data(json.utf8))
        }
    }
}
