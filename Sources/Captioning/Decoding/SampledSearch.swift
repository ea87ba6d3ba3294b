import Foundation
import Tensors

/// Tokens sampled at random, for one image: several independent sequences.
///
/// The samples depend only on the seed and the image's own scores, not on the other images of the batch. They are not
/// those of PyTorch for the same seed.
struct SampledSearch: Sendable {
    private let rules: GenerationRules
    private let sampling: Sampling
    private let processors: LogitsProcessors
    private var sequences: [Sequence]
    /// Before the first step one row stands for all.
    private var isFirst = true

    private struct Sequence: Sendable {
        var tokens: [Int]
        var logProbabilities: [Float] = []
        var isFinished = false
        var generator: SplitMix64
    }

    init(_ rules: GenerationRules, _ sampling: Sampling) {
        self.rules = rules
        self.sampling = sampling
        processors = LogitsProcessors(rules)
        var seeds = SplitMix64(state: sampling.seed)
        sequences = (0..<rules.returned).map { _ in
            Sequence(tokens: rules.start, generator: SplitMix64(state: seeds.next()))
        }
    }

    var isFinished: Bool { sequences.allSatisfy(\.isFinished) }

    /// The next question: the unfinished sequences, each of which continues its own row of the last question.
    private(set) var continuations: [(source: Int, token: Int)] = []

    var hypotheses: [Hypothesis] {
        sequences.map { Hypothesis(tokens: $0.tokens, score: nil, logProbabilities: $0.logProbabilities) }
    }

    /// Advances by one token, given logits in the rows of `scores` from `first` on, in the order of `continuations`.
    mutating func advance(_ scores: Tensor, first: Int) {
        var row = 0
        continuations = []
        for index in sequences.indices where !sequences[index].isFinished {
            var logits = scores[(first + row)..<(first + row + 1)]
            processors.apply(to: &logits, row: 0, after: sequences[index].tokens)
            let probabilities = sampling.probabilities(logits.values)
            let token = Self.draw(probabilities, &sequences[index].generator)
            sequences[index].tokens.append(token)
            sequences[index].logProbabilities.append(log(probabilities[token]))
            sequences[index].isFinished =
                rules.ends.contains(token) || sequences[index].tokens.count >= rules.maxLength
            if !sequences[index].isFinished { continuations.append((row, token)) }
            if !isFirst { row += 1 }
        }
        isFirst = false
    }

    /// The index at which the cumulative probability passes a random number from 0 to 1.
    static func draw(_ probabilities: [Float], _ generator: inout SplitMix64) -> Int {
        let point = Double.random(in: 0..<1, using: &generator) * probabilities.reduce(0.0) { $0 + Double($1) }
        var sum = 0.0
        var last = 0
        for (index, probability) in probabilities.enumerated() where probability > 0 {
            sum += Double(probability)
            last = index
            if sum > point { return index }
        }
        return last
    }
}
