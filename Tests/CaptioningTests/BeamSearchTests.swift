import Foundation
import Tensors
import Testing

@testable import Captioning

/// Searches over tables of four tokens, small enough to follow by hand.
///
/// The words are 0 "start", 1 "a", 2 "b", 3 "end".
@Suite struct BeamSearchTests {
    /// Probabilities of the next word after each word.
    static let table: [[Float]] = [
        [0, 0.6, 0.4, 0],  // after start
        [0, 0.1, 0.4, 0.5],  // after a
        [0, 0.05, 0.05, 0.9],  // after b
        [0, 0.4, 0.3, 0.3],
    ]

    func search(
        images: Int = 1, table: [[Float]] = table, _ change: (inout GenerationSettings) -> Void
    ) throws -> [[Hypothesis]] {
        var settings = GenerationSettings()
        (settings.decoderStartToken, settings.endTokens, settings.maxLength) = (0, [3], 10)
        change(&settings)
        return try run(images: images, settings) { rows in
            Tensor([rows.count, 4], rows.flatMap { table[$0.token].map { log($0) } })
        }
    }

    /// A question: the next token after this token of this image.
    struct Row: Equatable {
        let image: Int
        /// The row of the image's previous question that it continues.
        let source: Int
        let token: Int
    }

    /// The sentences of several images, of which `joining[i]` join before step i.
    func run(
        images: Int, _ settings: GenerationSettings, joining: [Int] = [], model: ([Row]) -> Tensor
    ) throws -> [[Hypothesis]] {
        let rules = try settings.rules(start: [try settings.startToken()], vocabularySize: 4)
        var batch = RollingBatch<Int>()
        var answers = [[Hypothesis]](repeating: [], count: images)
        var (next, step) = (0, 0)
        repeat {
            let come = joining.isEmpty ? images : joining.prefix(step + 1).reduce(0, +)
            while next < come {
                batch.add(next, rules)
                next += 1
            }
            let finished = try batch.step(Workers(count: 1)) { questions in
                model(
                    questions.flatMap { question in
                        switch question {
                        case .beginning(let image): [Row(image: image, source: 0, token: rules.start[0])]
                        case .continuations(let image, let rows):
                            rows.map { Row(image: image, source: $0.source, token: $0.token) }
                        }
                    })
            }
            for (image, hypotheses) in finished { answers[image] = hypotheses }
            step += 1
        } while batch.count > 0 || next < images
        return answers
    }

    @Test func greedyTakesTheLikeliestWordEachTime() throws {
        let answer = try search { $0.numBeams = 1 }
        #expect(answer.map { $0.map(\.tokens) } == [[[0, 1, 3]]])
        #expect(answer[0][0].score == nil)
        #expect(zip(answer[0][0].logProbabilities, [log(0.6), log(0.5)]).allSatisfy { abs($0 - $1) < 1e-6 })
    }

    @Test func twoBeamsFindTheSentenceThatGreedyMisses() throws {
        // "b end" has probability 0.4 · 0.9 = 0.36, "a end" only 0.6 · 0.5 = 0.30.
        let answer = try search { ($0.numBeams, $0.lengthPenalty, $0.numReturnSequences) = (2, 0, 2) }[0]
        #expect(answer.map(\.tokens) == [[0, 2, 3], [0, 1, 3]])
        #expect(abs((answer[0].score ?? 0) - log(0.36)) < 1e-6)
        #expect(abs((answer[1].score ?? 0) - log(0.30)) < 1e-6)
        #expect(zip(answer[0].logProbabilities, [log(0.4), log(0.9)]).allSatisfy { abs($0 - $1) < 1e-6 })
    }

    @Test func longSentencesWinOnlyWhereTheSearchWaitsForThem() throws {
        // With a penalty of 2, "b end" scores log(0.36) / 4 = -0.26 and "a b end" log(0.216) / 9 = -0.17; but after two
        // words "a b" stands at log(0.24) / 4 = -0.36, and only `never` goes on.
        let answers = try [EarlyStopping.whenUnlikely, .never].map { stopping in
            try search { ($0.numBeams, $0.lengthPenalty, $0.maxLength, $0.earlyStopping) = (2, 2, 6, stopping) }[0][0]
        }
        #expect(answers.map(\.tokens) == [[0, 2, 3], [0, 1, 2, 3]])
        #expect(abs((answers[0].score ?? 0) - log(0.36) / 4) < 1e-6)
        #expect(abs((answers[1].score ?? 0) - log(0.216) / 9) < 1e-6)
    }

    @Test func aSequenceCutOffAtTheGreatestLengthHasNoEnd() throws {
        #expect(try search { ($0.numBeams, $0.maxLength) = (2, 2) }[0][0].tokens == [0, 1])
        #expect(try search { $0.maxLength = 2 }[0][0].tokens == [0, 1])
    }

    @Test func imagesThatFinishLeaveTheBatch() throws {
        var asked: [Int] = []
        var settings = GenerationSettings()
        (settings.decoderStartToken, settings.endTokens, settings.maxLength) = (0, [3], 5)
        let answers = try run(images: 3, settings) { rows in
            asked.append(rows.count)
            return Tensor([rows.count, 4], rows.flatMap { $0.image == 1 ? [0, 1, 0, 0] : [0, 0, 0, 1] as [Float] })
        }
        #expect(answers.map { $0[0].tokens } == [[0, 3], [0, 1, 1, 1, 1], [0, 3]])
        #expect(asked == [3, 1, 1, 1])
    }

    @Test func beamsOfOneImageStandTogether() throws {
        var asked: [[Row]] = []
        var settings = GenerationSettings()
        (settings.decoderStartToken, settings.endTokens, settings.maxLength, settings.numBeams) = (0, [3], 3, 2)
        _ = try run(images: 2, settings) { rows in
            asked.append(rows)
            return Tensor([rows.count, 4], rows.flatMap { Self.table[$0.token].map { log($0) } })
        }
        #expect(asked[1].map(\.image) == [0, 0, 1, 1])
        #expect(asked[1].map(\.source) == [0, 0, 0, 0])
        #expect(asked[1].map(\.token) == [1, 2, 1, 2])
    }

    @Test func imageJoinsWhileOthersAreUnfinished() throws {
        var asked: [[Int]] = []
        var settings = GenerationSettings()
        (settings.decoderStartToken, settings.endTokens, settings.maxLength, settings.numBeams) = (0, [3], 10, 2)
        settings.lengthPenalty = 0
        let answers = try run(images: 3, settings, joining: [1, 1, 0, 1]) { rows in
            asked.append(rows.map(\.image))
            return Tensor([rows.count, 4], rows.flatMap { Self.table[$0.token].map { log($0) } })
        }
        #expect(asked.prefix(3) == [[0], [0, 0, 1], [1, 1]])
        #expect(asked.contains([2]))
        let alone = try search { ($0.numBeams, $0.lengthPenalty) = (2, 0) }[0]
        #expect(answers == [alone, alone, alone])
    }

    @Test func whatCannotBeDoneIsRefusedByName() {
        let bad: [(String, (inout GenerationSettings) -> Void)] = [
            ("do_sample", { ($0.doSample, $0.numBeams) = (true, 2) }), ("temperature", { $0.temperature = 0 }),
            ("top_p", { $0.topP = 1.5 }), ("top_k", { $0.topK = -1 }),
            ("penalty_alpha", { $0.unsupported = ["penalty_alpha"] }), ("num_beams", { $0.numBeams = 0 }),
            ("num_return_sequences", { $0.numReturnSequences = 2 }), ("max_length", { $0.maxLength = 1 }),
            ("max_new_tokens", { $0.maxNewTokens = 0 }), ("repetition_penalty", { $0.repetitionPenalty = 0 }),
            ("token 4", { $0.forcedBeginToken = 4 }), ("max_new_tokens", { $0.maxNewTokens = .max }),
            ("exponential_decay_length_penalty", { $0.exponentialDecayLengthPenalty = .init(start: .min, factor: 2) }),
            ("bad_words_ids", { $0.badWordsIDs = [[]] }),
        ]
        for (subject, change) in bad {
            do {
                _ = try search(change)
                Issue.record("\(subject) accepted")
            } catch {
                #expect((error as? CaptioningError)?.subject == subject)
            }
        }
    }
}
