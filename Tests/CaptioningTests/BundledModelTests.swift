import Fixtures
import Foundation
import Raster
import Tensors
import TestSupport
import Testing

@testable import Captioning

/// The bundled model compared with `transformers` on the same files.
@Suite struct BundledModelTests {
    struct Expected: Decodable {
        struct Case: Decodable {
            var image: String
            var width: Int
            var height: Int
            var tokens: [Int]
            var text: String
            var score: Double
            var greedyTokens: [Int]
        }

        struct Generation: Decodable {
            var num_beams: Int
            var max_length: Int
            var length_penalty: Double
        }

        var generation: Generation
        var cases: [Case]
    }

    let expected: Expected
    let images: [RGBImage]
    let captioner: Captioner

    init() throws {
        expected = try JSONDecoder().decode(
            Expected.self, from: Data(contentsOf: Fixtures.expected("default-model.json")))
        images = try expected.cases.map {
            try RGBImage(contentsOfFile: Fixtures.checkpoint("default-golden").appendingPathComponent($0.image).path)
        }
        captioner = Captioner(checkpoint: try Checkpoint(ModelFiles.defaultModel()), threads: 2)
    }

    @Test func bundledFilesEqualThoseInTheRepository() throws {
        let embedded = CheckpointFiles.defaultModel()
        let folder = CheckpointFiles(folder: Fixtures.checkpoint("default").path)
        let names = try embedded.names()
        #expect(try names == folder.names())
        for name in names {
            let (inside, outside) = (
                try #require(try embedded.bytes(named: name)), try #require(try folder.bytes(named: name))
            )
            #expect(inside.data == outside.data, "\(name)")
        }
    }

    @Test func takesItsSettingsFromItsFile() throws {
        let settings = captioner.checkpoint.files.settings
        #expect(try settings == ModelSettings(CheckpointFiles(folder: Fixtures.checkpoint("default").path)))
        #expect(settings.license != nil)
        #expect(settings.unknownNames == [])
    }

    @Test func takesGenerationSettingsFromItsFiles() {
        #expect(captioner.checkpoint.generation.numBeams == expected.generation.num_beams)
        #expect(captioner.checkpoint.generation.maxLength == expected.generation.max_length)
        #expect(captioner.checkpoint.generation.lengthPenalty == expected.generation.length_penalty)
    }

    @Test func captionsMatchTheReference() throws {
        #expect(!expected.cases.isEmpty)
        var largest = 0.0
        let captions = try captioner.captions(for: images)
        #expect(captions.count == expected.cases.count)
        for (caption, expected) in zip(captions, expected.cases) {
            #expect(caption.tokens == expected.tokens, "\(expected.image)")
            #expect((caption.withheld ?? caption.text) == expected.text, "\(expected.image)")
            let difference = abs((caption.score ?? .nan) - expected.score)
            #expect(difference < 1e-4, "\(expected.image): score \(caption.score ?? .nan), not \(expected.score)")
            largest = max(largest, difference)
        }
        print("default model: largest difference of scores \(largest)")
    }

    @Test func greedyCaptionsMatchTheReference() throws {
        var settings = GenerationSettings()
        settings.numBeams = 1
        let captions = try captioner.captions(for: images, settings: settings)
        #expect(captions.count == expected.cases.count)
        for (caption, expected) in zip(captions, expected.cases) {
            #expect(caption.tokens == expected.greedyTokens, "\(expected.image)")
            #expect(caption.score == nil)
        }
    }

    @Test func captionDoesNotDependOnTheBatch() throws {
        for (image, expected) in zip(images, expected.cases) {
            let caption = try #require(try captioner.captions(for: [image]).first)
            #expect(caption.tokens == expected.tokens, "\(expected.image)")
            #expect(abs((caption.score ?? .nan) - expected.score) < 1e-4, "\(expected.image)")
        }
    }

    /// The mean of each column.
    private func means(of rows: Tensor) -> [Float] {
        let values = rows.values
        return (0..<rows.width).map { column in
            let sum = stride(from: column, to: values.count, by: rows.width).reduce(0) { $0 + Double(values[$1]) }
            return Float(sum / Double(rows.rows))
        }
    }

    /// By tensor name: the mean of each channel after each block, and the states that the decoder is given.
    @Test func encoderStatesMatchTheReference() throws {
        let expected = try Safetensors(
            MappedFile(path: Fixtures.expected("default-model-states.safetensors").path))
        let encoder = try #require(captioner.checkpoint.encoder as? VisionEncoder)
        let backbone = try #require(encoder.backbone)
        let image = try captioner.checkpoint.imageProcessor.tensor(from: images[0])
        var states: [String: [Float]] = [:]
        _ = backbone([image], Workers(count: 2)) { name, map in states[name] = means(of: map.values) }
        states["last_hidden_state"] = try encoder([image], Workers(count: 2)).values
        #expect(states.count == expected.entries.count)
        for name in expected.entries.keys.sorted() {
            let wanted = try expected.tensor(name).values
            let found = try #require(states[name])
            #expect(found.count == wanted.count)
            let largest = zip(found, wanted).map { abs($0 - $1) }.max() ?? 0
            print("default model: \(name): largest difference \(largest)")
            #expect(largest < 1e-4, "\(name)")
        }
    }

    /// The images cannot be redistributed: only the reference's captions of them are here.
    @Test(.needs(.shared("data/captions")), .needs(.shared("data/pictures2")))
    func clinicalCaptionsMatchTheReference() throws {
        struct Said: Decodable {
            let tokens: [Int]
            let score: Double
        }
        let folder = Shared.file("data")
        let expected = try JSONDecoder().decode(
            [String: Said].self, from: Data(contentsOf: Fixtures.expected("default-model-validation.json"))
        ).sorted { $0.key < $1.key }
        #expect(expected.count == 200)
        var largest = 0.0
        for start in stride(from: 0, to: expected.count, by: 25) {
            let some = expected[start..<min(start + 25, expected.count)]
            let images = try some.map { try RGBImage(contentsOfFile: folder.appending(path: $0.key).path) }
            let captions = try captioner.captions(for: images)
            #expect(captions.count == some.count)
            for (caption, (name, said)) in zip(captions, some) {
                #expect(caption.tokens == said.tokens, "\(name)")
                let difference = abs((caption.score ?? .nan) - said.score)
                #expect(difference < 1e-3, "\(name): score \(caption.score ?? .nan), not \(said.score)")
                largest = max(largest, difference)
            }
        }
        print("default model: largest difference of scores over \(expected.count) images \(largest)")
    }
}
