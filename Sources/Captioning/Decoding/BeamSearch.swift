import Foundation
import Tensors

/// The best few hypotheses at every step, for one image.
///
/// Knows tokens and scores, not models: it takes log-probabilities and returns the rows to continue.
/// Source: `GenerationMixin._beam_search` of transformers 5 (`generation/utils.py`), step by step and in single
/// precision.
struct BeamSearch: Sendable {
    private let rules: GenerationRules
    private let processors: LogitsProcessors
    private var running: [Running]
    private var finished: [Finished]
    private var couldImprove = true
    private(set) var isFinished = false
    /// Before the first step all beams are equal, and one row stands for all.
    private var isFirst = true

    /// The next question, one row for each beam: the row of the last question that it continues, and its last token.
    private(set) var continuations: [(source: Int, token: Int)] = []

    private struct Running: Sendable {
        var tokens: [Int]
        var logProbabilities: [Float] = []
        var score: Float
    }

    /// A slot for one of the best hypotheses; `tokens` is nil while it is empty.
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

    /// A score that loses to every other.
    private static let last: Float = -1e9

    init(_ rules: GenerationRules) {
        self.rules = rules
        processors = LogitsProcessors(rules)
        running = (0..<rules.beams).map { Running(tokens: rules.start, score: $0 == 0 ? 0 : Self.last) }
        finished = Array(repeating: Finished(tokens: nil, score: Self.last), count: rules.beams)
    }

    /// The requested finished sequences, best first.
    var hypotheses: [Hypothesis] {
        finished.prefix(rules.returned).map {
            Hypothesis(tokens: $0.tokens ?? rules.start, score: $0.score, logProbabilities: $0.logProbabilities)
        }
    }

    /// Advances by one token, given log-probabilities in the rows of `scores` from `first` on, in the order of
    /// `continuations`.
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

    /// Whether early stopping is requested and every slot is taken.
    private var isFull: Bool { rules.earlyStopping == .whenFull && finished.allSatisfy { $0.tokens != nil } }

    /// The most likely continuations of all beams, in descending order; of equal ones the lower beam and token first.
    private func candidates(_ scores: inout Tensor, first: Int) -> [Candidate] {
        let words = scores.width
        for row in 0..<(isFirst ? 1 : rules.beams) {
            processors.apply(to: &scores, row: first + row, after: running[row].tokens)
        }
        var largest = TopK(min(rules.candidates, rules.beams * words))
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

    /// The best continuations that do not stop go on; those that stop go on only if there are too few others.
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

    /// Those among the first `beams` candidates that stop compete with the sequences finished before.
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

    /// Whether the best unfinished hypothesis can still beat the worst finished one.
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
