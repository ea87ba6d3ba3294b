import Fixtures
import Foundation
import Raster
import Tensors
import TestSupport
import Testing

@testable import Captioning

/// The effect of reduced precision on captions.
@Suite struct PrecisionTests {
    @Test(arguments: [Precision.bf16, .int8])
    func defaultModelGivesTheSameCaptionsInEveryPrecision(precision: Precision) throws {
        let expected = try JSONDecoder().decode(
            BundledModelTests.Expected.self, from: Data(contentsOf: Fixtures.expected("default-model.json")))
        let images = try expected.cases.map {
            try RGBImage(contentsOfFile: Fixtures.checkpoint("default-golden").appendingPathComponent($0.image).path)
        }
        let checkpoint = try Checkpoint(ModelFiles.defaultModel(), precision: precision)
        #expect(checkpoint.precision == precision)
        let captions = try Captioner(checkpoint: checkpoint, threads: 2).captions(for: images)
        #expect(captions.count == expected.cases.count)
        let same = zip(captions, expected.cases).count { $0.tokens == $1.tokens }
        print("default model, \(precision): \(same) of \(images.count) captions are those of f32")
        #expect(same >= images.count - 1)
    }

    /// On 200 clinical images, which cannot be redistributed.
    @Test(
        .needs(.shared("data/captions")), .needs(.shared("data/pictures2")), arguments: [Precision.bf16, .int8])
    func nearlyAllClinicalCaptionsAgreeWithSinglePrecision(precision: Precision) throws {
        struct Said: Decodable { let tokens: [Int] }
        let folder = Shared.file("data")
        let expected = try JSONDecoder().decode(
            [String: Said].self, from: Data(contentsOf: Fixtures.expected("default-model-validation.json"))
        ).sorted { $0.key < $1.key }
        let captioner = Captioner(
            checkpoint: try Checkpoint(ModelFiles.defaultModel(), precision: precision), threads: 2)
        let images = try expected.map { try RGBImage(contentsOfFile: folder.appending(path: $0.key).path) }
        let same = zip(try captioner.captions(for: images), expected).count { $0.tokens == $1.value.tokens }
        print("default model, \(precision): \(same) of \(images.count) captions of patients are those of f32")
        #expect(Double(same) / Double(images.count) >= 0.98)
    }

    @Test(arguments: GoldenCase.included)
    func readsEveryKindOfModelInEveryPrecision(golden: GoldenCase) throws {
        let exact = try golden.checkpoint()
        let images = try golden.images()
        let features = try Captioner(checkpoint: exact, threads: 1).features(of: images)
        for (precision, tolerance) in [(Precision.bf16, Float(0.1)), (.int8, 0.2)] {
            let files = CheckpointFiles(folder: golden.folder.appending(path: "model").path)
            let captioner = Captioner(checkpoint: try Checkpoint(files, precision: precision), threads: 1)
            let error = difference("\(golden) \(precision) features", try captioner.features(of: images), features)
            #expect(error > 0 && error < tolerance)
            #expect(try captioner.generate(for: images).count == images.count)
        }
    }
}
