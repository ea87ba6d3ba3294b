import Foundation
import Tensors
import Testing

@testable import Captioning

/// Comparison with the reference implementation (transformers 5.23, 4.57), stage by stage.
@Suite struct GoldenTests {
    static let cases = GoldenCase.all

    @Test(arguments: cases)
    func encoderMatchesTheReference(golden: GoldenCase) throws {
        let captioner = Captioner(checkpoint: try golden.checkpoint(), threads: 2)
        let tensors = try golden.tensors()
        let images = try golden.images()
        for (index, image) in images.enumerated() {
            let hidden = try captioner.checkpoint.encoder([image], captioner.workers)
            #expect(
                try difference(
                    "\(golden) img\(index).encoder_last_hidden_state", hidden,
                    tensors.tensor("img\(index).encoder_last_hidden_state")) < 1e-4)
            guard case .crossAttention(projection: .some) = captioner.checkpoint.bridge else { continue }
            #expect(
                try difference(
                    "\(golden) img\(index).encoder_projected", captioner.features(of: [image]),
                    tensors.tensor("img\(index).encoder_projected")) < 1e-4)
        }
    }

    @Test(arguments: cases.filter { (try? $0.tensors().entries["interp.pixel_values"]) != nil })
    func interpolatedPositionsMatchTheReference(golden: GoldenCase) throws {
        let encoder = try #require(try golden.checkpoint().encoder as? VisionEncoder)
        let tensors = try golden.tensors()
        let image = try PixelTensor(tensors.tensor("interp.pixel_values"))
        let hidden = try encoder([image], interpolating: true, Workers(count: 1))
        #expect(
            try difference(
                "\(golden) interp.encoder_last_hidden_state", hidden,
                tensors.tensor("interp.encoder_last_hidden_state")) < 1e-4)
        #expect(throws: CaptioningError.self) { try encoder([image], Workers(count: 1)) }
    }

    @Test(arguments: cases)
    func decoderScoresMatchTheReference(golden: GoldenCase) throws {
        let captioner = Captioner(checkpoint: try golden.checkpoint(), threads: 2)
        let tensors = try golden.tensors()
        let images = try golden.images()
        for (index, text) in try golden.golden().teacher_forced.enumerated() {
            let logits = try captioner.scores(along: text.labels, for: images[text.image])
            if index == 1 {  // the second text of the first image
                #expect(try difference("\(golden) tf.logits", logits, tensors.tensor("tf.logits")) < 1e-4)
            }
            #expect(
                try difference(
                    "\(golden) img\(text.image).first_logits", logits[0..<1],
                    tensors.tensor("img\(text.image).first_logits")) < 1e-4)
            let likely = logits.logSoftmax()
            let loss = text.labels.enumerated().reduce(0.0) {
                $0 - Double(likely[element: $1.offset * likely.width + $1.element])
            }
            #expect(abs(loss / Double(text.labels.count) - text.loss) < 1e-4)
        }
    }

    @Test(arguments: cases)
    func tokensMatchTheReferenceForEverySetting(golden: GoldenCase) throws {
        let captioner = Captioner(checkpoint: try golden.checkpoint(), threads: 2)
        let images = try golden.images()
        var compared = 0
        var (largest, largestStep) = (0.0, 0.0)
        for setting in try golden.golden().generation {
            let answers = try captioner.generate(for: images, settings: setting.kwargs)
            #expect(answers.count == images.count && setting.images.count == images.count)
            for (index, (answer, expected)) in zip(answers, setting.images).enumerated() where expected.robust {
                #expect(
                    answer.map(\.tokens) == expected.sequences.map { unpadded($0, like: answer) },
                    "\(golden) \(setting.name) image \(index)")
                #expect(answer.count == expected.sequences.count)
                compared += 1
                let steps = expected.transition_scores
                #expect(steps == nil || steps?.count == answer.count)
                for (sequence, scores) in zip(answer, steps ?? []) {
                    // A forbidden token that was chosen anyway has no finite score; the reference writes null.
                    for (own, theirs) in zip(sequence.logProbabilities, scores) where theirs.isFinite && own.isFinite {
                        largestStep = max(largestStep, abs(Double(own) - theirs) / max(1, abs(theirs)))
                    }
                    #expect(sequence.logProbabilities.count == sequence.tokens.count - 1)
                }
                guard let scores = expected.sequences_scores else {
                    #expect(answer.allSatisfy { $0.score == nil })
                    continue
                }
                #expect(scores.count == answer.count)
                for (sequence, score) in zip(answer, scores) {
                    let relative = abs(Double(sequence.score ?? .nan) - score) / max(1, abs(score))
                    #expect(relative < 1e-4, "\(golden) \(setting.name) image \(index)")
                    largest = max(largest, relative)
                }
            }
        }
        print(
            "\(golden): \(compared) generations compared, largest difference of scores \(largest), of steps \(largestStep)"
        )
        #expect(compared > 0)
        #expect(largestStep < 1e-3)
    }

    @Test(arguments: cases)
    func tokensDoNotDependOnTheBatch(golden: GoldenCase) throws {
        let captioner = Captioner(checkpoint: try golden.checkpoint(), threads: 2)
        let alone = Captioner(checkpoint: captioner.checkpoint, threads: 1)
        let images = try golden.images()
        var settings = GenerationSettings()
        settings.maxLength = 30
        for beams in [1, 4] {
            settings.numBeams = beams
            settings.numReturnSequences = beams == 1 ? 1 : 2
            let single = try images.map { try alone.generate(for: [$0], settings: settings)[0] }
            for order in [[0, 1, 2], [2, 0, 1], [1, 1, 0, 2, 0]] {
                let batch = try captioner.generate(for: order.map { images[$0] }, settings: settings)
                for (place, image) in order.enumerated() {
                    #expect(batch[place].map(\.tokens) == single[image].map(\.tokens))
                    #expect(batch[place].count == settings.numReturnSequences)
                    for (one, other) in zip(batch[place], single[image]) {
                        #expect(abs((one.score ?? 0) - (other.score ?? 0)) < 1e-5)
                    }
                }
            }
        }
    }

    /// The reference pads the shorter sequences of one image; ours end with the sequence.
    private func unpadded(_ tokens: [Int], like answer: [Hypothesis]) -> [Int] {
        let matching = answer.first {
            tokens.starts(with: $0.tokens) && Set(tokens.dropFirst($0.tokens.count)).count <= 1
        }
        return matching?.tokens ?? tokens
    }
}
