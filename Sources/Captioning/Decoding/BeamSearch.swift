import Foundation
import Tensors

/// The best few hypotheses at every step, for one picture.
///
/// Knows tokens and scores, not models: it is told log-probabilities and says which rows it wants to continue.
/// Source: `GenerationMixin._beam_search` of transformers 5 (`generation/utils.py`), step by step and in single
/// precision.
struct BeamSearch: Sendable {
    private let rules: GenerationRules
    private let processors: LogitsProcessors
    private var running: [Running]
    private var finished: [Finished]
    private var couldImprove = true
    private(set) var isFinished = false
    /// Before the first step all beams are the same, and one row speaks for all.
    private var isFirst = true

    /// What to ask about next, one row for each beam: the row of the last question it continues, and its last token.
    private(set) var continuations: [(source: Int, token: Int)] = []

    private struct Running: Sendable {
        var tokens: [Int]
        var logProbabilities: [Float] = []
        var score: Float
    }

    /// A place among the best; `tokens` is nil while it is empty.
    private struct Finished: Sendable {
        var tokens: [Int]?
        var logProbabilities: [Float] = []
        var score: Float
    }

    private struct Candidate {
        let score: Float
        let beam: Int
        let token: Int
        let logProbability: Float
        let stops: Bool
    }

    /// The score of what must lose to everything.
    private static let last: Float = -1e9

    init(_ rules: GenerationRules) {
        self.rules = rules
        processors = LogitsProcessors(rules)
        running = (0..<rules.beams).map { Running(tokens: rules.start, score: $0 == 0 ? 0 : Self.last) }
        finished = Array(repeating: Finished(tokens: nil, score: Self.last), count: rules.beams)
    }

    /// The finished sequences asked for, best first.
    var hypotheses: [Hypothesis] {
        finished.prefix(rules.returned).map {
            Hypothesis(tokens: $0.tokens ?? rules.start, score: $0.score, logProbabilities: $0.logProbabilities)
        }
    }

    /// Takes the answer: log-probabilities in the rows of `scores` from `first` on, in the order of `continuations`.
    mutating func advance(_ scores: inout Tensor, first: Int) {
        let candidates = candidates(&scores, first: first)
        let length = (running.first?.tokens.count ?? 0) + 1
        let wasFull = isFull
        if couldImprove && !wasFull { keepFinished(candidates, length: length) }
        keepRunning(candidates)
        judge(length: length)
        isFinished = !couldImprove || isFull || candidates.allSatisfy(\.stops)
        isFirst = false
    }

    /// Whether early stopping is asked for and every place is taken.
    private var isFull: Bool { rules.earlyStopping == .whenFull && finished.allSatisfy { $0.tokens != nil } }

    /// The likeliest continuations of all beams together, in descending order; of equals the lower beam and token
    /// first.
    private func candidates(_ scores: inout Tensor, first: Int) -> [Candidate] {
        let words = scores.width
        for row in 0..<(isFirst ? 1 : rules.beams) {
            processors.apply(to: &scores, row: first + row, after: running[row].tokens)
        }
        var largest = Largest(min(rules.candidates, rules.beams * words))
        for (beam, hypothesis) in running.enumerated() {
            largest.offer(scores, row: first + (isFirst ? 0 : beam), plus: hypothesis.score, numberedFrom: beam * words)
        }
        return (0..<largest.count).map {
            let beam = largest.numbers[$0] / words
            let token = largest.numbers[$0] % words
            let stops = rules.ends.contains(token) || running[beam].tokens.count + 1 >= rules.maxLength
            return Candidate(
                score: largest.values[$0], beam: beam, token: token,
                logProbability: scores[element: (first + (isFirst ? 0 : beam)) * words + token], stops: stops)
        }
    }

    /// The best that do not stop go on; those that stop lose to them, and go on only where there are too few.
    private mutating func keepRunning(_ candidates: [Candidate]) {
        let ranked = candidates.map { (candidate: $0, score: $0.stops ? $0.score + Self.last : $0.score) }
        let kept = ranked.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
            .prefix(rules.beams).map(\.element)
        continuations = kept.map { (isFirst ? 0 : $0.candidate.beam, $0.candidate.token) }
        running = kept.map {
            let source = running[$0.candidate.beam]
            return Running(
                tokens: source.tokens + [$0.candidate.token],
                logProbabilities: source.logProbabilities + [$0.candidate.logProbability], score: $0.score)
        }
    }

    /// Those that stop, if they are among the first `beams` candidates, compete with what has finished before.
    private mutating func keepFinished(_ candidates: [Candidate], length: Int) {
        let divisor = divisor(length: length)
        let arrivals = candidates.prefix(rules.beams).filter(\.stops).map {
            Finished(
                tokens: running[$0.beam].tokens + [$0.token],
                logProbabilities: running[$0.beam].logProbabilities + [$0.logProbability], score: $0.score / divisor)
        }
        let all = finished + arrivals
        finished = all.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
            .prefix(rules.beams).map(\.element)
    }

    /// Whether the best hypothesis still running can yet beat the worst finished one.
    private mutating func judge(length: Int) {
        let eventual = rules.earlyStopping == .never && rules.lengthPenalty > 0 ? rules.maxLength : length
        let best = (running.first?.score ?? Self.last) / divisor(length: eventual)
        let worst = finished.map(\.score).min() ?? Self.last
        couldImprove = couldImprove && finished.contains { best > ($0.tokens == nil ? Self.last : worst) }
    }

    private func divisor(length: Int) -> Float {
        Float(pow(Double(length - rules.start.count), rules.lengthPenalty))
    }
}
