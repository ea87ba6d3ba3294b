import Foundation
import Raster
import Tensors
import Testing

@testable import Captioning

/// Many images at once: each gets the same caption as alone, whichever crew works on it and whenever it was added.
@Suite struct CaptionQueueTests {
    static let cases = [GoldenCase.included[1], GoldenCase.included[2]]

    /// Different images, ten variants of each of the case's own.
    private func images(_ golden: GoldenCase) throws -> [PixelTensor] {
        let own = try golden.images()
        return (0..<20).map { index in
            let image = own[index % own.count]
            return PixelTensor(
                height: image.height, width: image.width, values: image.values.map { $0 * (1 + Float(index) / 9) }
            )
        }
    }

    @Test(arguments: cases)
    func captionDoesNotDependOnConcurrentCalls(golden: GoldenCase) throws {
        let checkpoint = try golden.checkpoint()
        let images = try images(golden)
        var settings = GenerationSettings()
        (settings.numBeams, settings.maxLength, settings.numReturnSequences) = (4, 24, 2)
        let one = Captioner(checkpoint: checkpoint, threads: 1, capacity: 1)
        let alone = try images.map { try one.generate(for: [$0], settings: settings)[0] }
        // Sentences of several lengths, so that images leave and others join.
        if golden.description == "clip_gpt2" { #expect(Set(alone.map { $0[0].tokens.count }).count > 1) }
        for (threads, capacity) in [(1, 3), (1, 20), (2, 2), (2, 9), (2, 24), (3, 13), (5, 40)] {
            let captioner = Captioner(checkpoint: checkpoint, threads: threads, capacity: capacity)
            #expect(try captioner.generate(for: images, settings: settings) == alone, "\(threads) \(capacity)")
            let backwards = try captioner.generate(for: images.reversed(), settings: settings)
            #expect(backwards == alone.reversed(), "\(threads) \(capacity)")
        }
    }

    @Test(arguments: cases)
    func concurrentCallsCanHaveDifferentSettings(golden: GoldenCase) async throws {
        let captioner = Captioner(checkpoint: try golden.checkpoint(), threads: 2, capacity: 8)
        let images = try images(golden)
        let asked = [(1, 9), (3, 12), (2, 5)].map { beams, length in
            var settings = GenerationSettings()
            (settings.numBeams, settings.maxLength) = (beams, length)
            return settings
        }
        let alone = try asked.map { try captioner.generate(for: images, settings: $0) }
        let together = try await withThrowingTaskGroup(of: (Int, [[Hypothesis]]).self) { group in
            for (index, settings) in asked.enumerated() {
                group.addTask { (index, try captioner.generate(for: images, settings: settings)) }
            }
            return try await group.reduce(into: [Int: [[Hypothesis]]]()) { $0[$1.0] = $1.1 }
        }
        for index in asked.indices { #expect(together[index] == alone[index]) }
    }

    @Test func cancelledCallEndsAndOthersContinue() async throws {
        let golden = Self.cases[0]
        let captioner = Captioner(checkpoint: try golden.checkpoint(), threads: 2, capacity: 4)
        let (height, width) = captioner.checkpoint.imageSize
        let images = (0..<400).map { index in
            RGBImage(
                width: width, height: height,
                pixels: [UInt8](repeating: UInt8(index % 251), count: width * height * 3))
        }
        let long = Task { try await captioner.captions(forPrepared: images.map { CaptionRequest($0) }) }
        let short = Task { try await captioner.captions(forPrepared: images.prefix(2).map { CaptionRequest($0) }) }
        long.cancel()
        await #expect(throws: CancellationError.self) { try await long.value }
        #expect(try await short.value.count == 2)
        #expect(try await captioner.captions(forPrepared: images.prefix(1).map { CaptionRequest($0) }).count == 1)
    }

    @Test(arguments: cases)
    func moreBeamsAndLongerSentencesNeedMoreMemory(golden: GoldenCase) throws {
        let checkpoint = try golden.checkpoint()
        func bytes(_ beams: Int, _ length: Int) throws -> Int {
            var settings = GenerationSettings()
            (settings.numBeams, settings.maxLength) = (beams, length)
            return try checkpoint.bytesPerImage(settings)
        }
        let configuration = checkpoint.decoder.configuration
        let grown = try bytes(4, 32) - bytes(4, 16)
        // Keys and values of 16 positions of four hypotheses, in every layer.
        #expect(grown == 2 * configuration.layers * configuration.features * 16 * 4 * 4)
        #expect(try bytes(8, 16) > bytes(4, 16))
    }
}
