import Foundation

/// CIDEr-D as pycocoevalcap 1.2 computes it (`cider_scorer.py`): n = 1…4, σ = 6, times 10.
///
/// Vedantam et al., 2015. Document frequencies come from the references of the set itself, one document per
/// item, so the figure belongs to the set, and with a single item every weight is log 1 = 0 and so is the score.
/// The "length" in the Gaussian penalty is the number of bigrams, as that program has it.
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
        var weights: [[NGram: Double]]
        var norms: [Double]
        var bigrams: Int
    }

    private struct Weights {
        let documents: Double
        let frequencies: [[NGram: Int]]

        func vector(_ counts: NGramCounts) -> Vector {
            let total = log(documents)
            let weights = (0..<NGramCounts.orders).map { n in
                Dictionary(
                    uniqueKeysWithValues: counts.counts[n].map { ngram, count in
                        (ngram, Double(count) * (total - log(Double(max(1, frequencies[n][ngram] ?? 0)))))
                    })
            }
            let norms = weights.map { $0.values.reduce(0) { $0 + $1 * $1 }.squareRoot() }
            return Vector(weights: weights, norms: norms, bigrams: counts.total(1))
        }
    }

    /// The mean over n of the clipped cosines, less for lengths that differ.
    private static func similarity(_ candidate: Vector, _ reference: Vector) -> Double {
        let difference = Double(candidate.bigrams - reference.bigrams)
        let penalty = exp(-(difference * difference) / (2 * 6 * 6))
        let sum = (0..<NGramCounts.orders).reduce(0.0) { sum, n in
            let norm = candidate.norms[n] * reference.norms[n]
            guard norm != 0 else { return sum }
            let product = candidate.weights[n].reduce(0.0) { product, entry in
                guard let weight = reference.weights[n][entry.key] else { return product }
                return product + min(entry.value, weight) * weight
            }
            return sum + product / norm * penalty
        }
        return sum / Double(NGramCounts.orders)
    }
}
