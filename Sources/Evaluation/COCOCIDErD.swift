import Foundation

/// CIDEr-D as pycocoevalcap 1.2 computes it (`cider_scorer.py`): n = 1…4, σ = 6, times 10.
///
/// Vedantam et al., 2015. Document frequencies come from the references of the set itself, one document per
/// item, so the score depends on the set; with a single item every weight is log 1 = 0, and so is the score.
/// The "length" in the Gaussian penalty is the number of bigrams, as in that program.
struct COCOCIDErD {
    /// One score per item, 0…10.
    let scores: [Double]

    init(candidates: [[String]], references: [[[String]]]) {
        var vocabulary = Vocabulary()
        let candidates = candidates.map { NGramCounts(vocabulary.ids($0)) }
        let references = references.map { $0.map { NGramCounts(vocabulary.ids($0)) } }
        var frequencies = [[NGram: Int]](repeating: [:], count: NGramCounts.orders)
        for references in references {
            for n in 0..<NGramCounts.orders {
                let present = references.reduce(into: Set<NGram>()) { $0.formUnion($1.counts[n].keys) }
                for ngram in present { frequencies[n][ngram, default: 0] += 1 }
            }
        }
        let weights = Weights(documents: Double(max(1, references.count)), frequencies: frequencies)
        scores = zip(candidates, references).map { candidate, references in
            guard !references.isEmpty else { return 0 }
            let candidate = weights.vector(candidate)
            let sum = references.reduce(0) { $0 + Self.similarity(candidate, weights.vector($1)) }
            return 10 * sum / Double(references.count)
        }
    }

    private struct Vector {
        var orders: [NGramVector]
        var norms: [Double]
        var bigrams: Int
    }

    private struct Weights {
        let documents: Double
        let frequencies: [[NGram: Int]]

        func vector(_ counts: NGramCounts) -> Vector {
            let total = log(documents)
            let orders = (0..<NGramCounts.orders).map { n in
                NGramVector(counts, n) { $1 * (total - log(Double(max(1, frequencies[n][$0] ?? 0)))) }
            }
            return Vector(orders: orders, norms: orders.map { $0.squared.squareRoot() }, bigrams: counts.total(1))
        }
    }

    /// The mean over n of the clipped cosines, penalized for different lengths.
    private static func similarity(_ candidate: Vector, _ reference: Vector) -> Double {
        let difference = Double(candidate.bigrams - reference.bigrams)
        let penalty = exp(-(difference * difference) / (2 * 6 * 6))
        let sum = (0..<NGramCounts.orders).reduce(0.0) { sum, n in
            let norm = candidate.norms[n] * reference.norms[n]
            guard norm != 0 else { return sum }
            let product = candidate.orders[n].entries.reduce(0.0) { product, entry in
                let weight = reference.orders[n][entry.ngram]
                return product + min(entry.weight, weight) * weight
            }
            return sum + product / norm * penalty
        }
        return sum / Double(NGramCounts.orders)
    }
}
