import Foundation
import Tensors

/// The rules that forbid, force or discourage tokens, applied to the scores of one row in the reference's order.
///
/// Source: transformers `generation/logits_process.py`, and `GenerationMixin._get_logits_processor` for the order.
struct LogitsProcessors: Sendable {
    private let rules: GenerationRules
    private let isIdle: Bool

    init(_ rules: GenerationRules) {
        self.rules = rules
        isIdle =
            rules.repetitionPenalty == 1 && rules.noRepeatNgramSize == 0 && rules.badWords.isEmpty
            && rules.minLength == 0 && rules.minNewTokens == 0 && rules.forcedBegin == nil && rules.forcedEnd == nil
            && !rules.removesInvalid && rules.decay == nil && rules.suppressed.isEmpty
            && rules.suppressedAtBegin.isEmpty && !rules.renormalizes && rules.sentences == nil
    }

    /// Changes row `row` of `scores`, the scores of the token after `tokens`.
    func apply(to scores: inout Tensor, row: Int, after tokens: [Int]) {
        if isIdle { return }
        scores.withRow(row) { penalize(&$0, after: tokens) }
        if rules.renormalizes { scores.renormalize(row: row) }
    }

    private func penalize(_ scores: inout MutableSpan<Float>, after tokens: [Int]) {
        if rules.repetitionPenalty != 1 { discourageRepetition(&scores, tokens) }
        if rules.noRepeatNgramSize > 0 { forbidRepeatedPhrases(&scores, tokens) }
        if !rules.badWords.isEmpty { forbidBadWords(&scores, tokens) }
        if tokens.count < rules.minLength || tokens.count - rules.start.count < rules.minNewTokens {
            forbid(rules.ends, &scores)
        }
        if let sentences = rules.sentences {
            allow(sentences.tokens(after: tokens.dropFirst(rules.start.count), ends: rules.ends), &scores)
        }
        if let begin = rules.forcedBegin, tokens.count == 1 { force([begin], &scores) }
        if let end = rules.forcedEnd, tokens.count == rules.maxLength - 1 { force(end, &scores) }
        if rules.removesInvalid { replaceInvalid(&scores) }
        if let decay = rules.decay { favorEnd(&scores, tokens.count - rules.start.count - decay.start, decay.factor) }
        forbid(rules.suppressed, &scores)
        // A forced first token shifts the beginning by one.
        let begin = rules.start.count > 1 || rules.forcedBegin == nil ? rules.start.count : rules.start.count + 1
        if tokens.count == begin { forbid(rules.suppressedAtBegin, &scores) }
    }

    private func forbid(_ tokens: [Int], _ scores: inout MutableSpan<Float>) {
        for token in tokens where scores.indices.contains(token) { scores[token] = -.infinity }
    }

    /// Forbids all other tokens: transformers' `PrefixConstrainedLogitsProcessor`.
    private func allow(_ tokens: [Int], _ scores: inout MutableSpan<Float>) {
        let kept = tokens.filter { scores.indices.contains($0) }.map { ($0, scores[$0]) }
        for index in scores.indices { scores[index] = -.infinity }
        for (token, score) in kept { scores[token] = score }
    }

    private func force(_ tokens: [Int], _ scores: inout MutableSpan<Float>) {
        for index in scores.indices { scores[index] = -.infinity }
        for token in tokens where scores.indices.contains(token) { scores[token] = 0 }
    }

    /// Keskar et al., 2019 (CTRL): every id already generated, including the start, counts once.
    private func discourageRepetition(_ scores: inout MutableSpan<Float>, _ tokens: [Int]) {
        let penalty = Float(rules.repetitionPenalty)
        for token in Set(tokens) where scores.indices.contains(token) {
            scores[token] = scores[token] < 0 ? scores[token] * penalty : scores[token] / penalty
        }
    }

    private func forbidRepeatedPhrases(_ scores: inout MutableSpan<Float>, _ tokens: [Int]) {
        let size = rules.noRepeatNgramSize
        guard tokens.count >= size else { return }
        let tail = tokens[(tokens.count + 1 - size)...]
        for start in 0...(tokens.count - size) where tokens[start..<(start + size - 1)].elementsEqual(tail) {
            forbid([tokens[start + size - 1]], &scores)
        }
    }

    private func forbidBadWords(_ scores: inout MutableSpan<Float>, _ tokens: [Int]) {
        for word in rules.badWords {
            guard let last = word.last else { continue }
            if word.count == 1 {
                // An end token cannot be a bad word.
                if !rules.ends.contains(last) { forbid([last], &scores) }
            } else if tokens.count >= word.count - 1, tokens.suffix(word.count - 1).elementsEqual(word.dropLast()) {
                forbid([last], &scores)
            }
        }
    }

    private func favorEnd(_ scores: inout MutableSpan<Float>, _ excess: Int, _ factor: Double) {
        guard excess > 0 else { return }
        let strength = Float(pow(factor, Double(excess)) - 1)
        for token in rules.ends where scores.indices.contains(token) && scores[token].isFinite {
            scores[token] += abs(scores[token]) * strength
        }
    }

    private func replaceInvalid(_ scores: inout MutableSpan<Float>) {
        let limit = Float.greatestFiniteMagnitude
        for index in scores.indices {
            scores[index] = scores[index].isNaN ? 0 : min(max(scores[index], -limit), limit)
        }
    }
}
