import Fixtures
import Foundation
import Raster
import Tensors
import TestSupport
import Testing

@testable import Captioning

/// What fewer bits of the weights cost.
@Suite struct PrecisionTests {
    @Test(arguments: [Precision.bf16, .int8])
    func theDefaultModelSaysTheSame(precision: Precision) throws {
        let expected = try JSONDecoder().decode(
            DefaultModelTests.Expected.self, from: Data(contentsOf: Fixtures.expected("default-model.json")))
        let images = try expected.cases.map {
            try RGBImage(contentsOfFile: Fixtures.checkpoint("default-golden").appendingPathComponent($0.image).path)
        }
        let checkpoint = try Checkpoint(ModelFiles.defaultModel(), precision: precision)
        #expect(checkpoint.precision == precision)
        let captions = try Captioner(checkpoint: checkpoint, threads: 2).captions(for: images)
        let same = zip(captions, expected.cases).count { $0.tokens == $1.tokens }
        print("default model, \(precision): \(same) of \(images.count) captions are those of f32")
        #expect(same >= images.count - 1)
    }

    /// On 200 pictures of patients, which are not ours to keep.
    @Test(.needs(.shared("data/captions")), arguments: [Precision.bf16, .int8])
    func nearlyAllCaptionsOfPatientsPicturesAreThoseOfSinglePrecision(precision: Precision) throws {
        struct Said: Decodable { let tokens: [Int] }
        let folder = Shared.file("data/captions")
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
    func everyKindOfModelIsReadInEveryPrecision(golden: GoldenCase) throws {
        let exact = try golden.checkpoint()
        let pictures = try golden.pictures()
        let features = try Captioner(checkpoint: exact, threads: 1).features(of: pictures)
        for (precision, tolerance) in [(Precision.bf16, Float(0.1)), (.int8, 0.2)] {
            let files = CheckpointFiles(folder: golden.folder.appending(path: "model").path)
            let captioner = Captioner(checkpoint: try Checkpoint(files, precision: precision), threads: 1)
            let error = difference("\(golden) \(precision) features", try captioner.features(of: pictures), features)
            #expect(error > 0 && error < tolerance)
            #expect(try captioner.generate(for: pictures).count == pictures.count)
        }
    }
}
