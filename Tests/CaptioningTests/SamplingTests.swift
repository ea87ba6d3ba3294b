import Foundation
import Tensors
import Testing

@testable import Captioning

@Suite struct SamplingTests {
    static func search(
        images: Int = 1, seed: Int = 1, returned: Int = 1, _ change: (inout GenerationSettings) -> Void = { _ in }
    ) throws -> [[Hypothesis]] {
        var settings = GenerationSettings()
        (settings.decoderStartToken, settings.endTokens, settings.maxLength) = (0, [3], 12)
        (settings.doSample, settings.seed, settings.numReturnSequences) = (true, seed, returned)
        change(&settings)
        return try BeamSearchTests().run(images: images, settings) { rows in
            Tensor([rows.count, 4], rows.flatMap { BeamSearchTests.table[$0.token].map { log($0) } })
        }
    }

    @Test func tokensAreSampledAsOftenAsTheyAreLikely() throws {
        let first = try Self.search(returned: 1000)[0].map { $0.tokens[1] }
        // After the start "a" has probability 0.6; the standard deviation of its share is 0.0155.
        #expect(abs(Double(first.count { $0 == 1 }) / 1000 - 0.6) < 0.06)
        #expect(first.allSatisfy { $0 == 1 || $0 == 2 })
    }

    @Test func sameSeedSamplesTheSameInAnyBatch() throws {
        let alone = try Self.search(returned: 3)
        #expect(try Self.search(returned: 3) == alone)
        #expect(try Self.search(images: 4, returned: 3)[2] == alone[0])
        #expect(try Self.search(seed: 2, returned: 8)[0] != Self.search(seed: 1, returned: 8)[0])
    }

    @Test func topKSamplesOnlyTheMostLikely() throws {
        let greedy: [Int] = [0, 1, 3]
        for answer in try Self.search(returned: 20, { $0.topK = 1 })[0] { #expect(answer.tokens == greedy) }
        for answer in try Self.search(returned: 20, { $0.topP = 0 })[0] { #expect(answer.tokens == greedy) }
        for answer in try Self.search(returned: 20, { $0.temperature = 0.01 })[0] { #expect(answer.tokens == greedy) }
    }

    @Test func eachTokenHasItsLogProbability() throws {
        for answer in try Self.search(returned: 20)[0] {
            #expect(answer.score == nil)
            for (place, value) in answer.logProbabilities.enumerated() {
                let expected = log(BeamSearchTests.table[answer.tokens[place]][answer.tokens[place + 1]])
                #expect(abs(value - expected) < 1e-5)
            }
        }
    }

    @Test func neverSamplesAnImpossibleToken() {
        var generator = SplitMix64(state: 9)
        for _ in 0..<100 { #expect([1, 3].contains(SampledSearch.draw([0, 0.5, 0, 0.5, 0], &generator))) }
        #expect(SampledSearch.draw([0, 0, 1e-30], &generator) == 2)
    }
}
