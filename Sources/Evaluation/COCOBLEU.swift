import Foundation

/// BLEU-1…4 as pycocoevalcap 1.2 computes it (`bleu_scorer.py`, option `closest`).
///
/// Papineni et al., 2002, with two constants of that program against division by zero: each precision is
/// (matches + 10⁻¹⁵) / (n-grams + 10⁻⁹), so there is no smoothing, and no precision is exactly zero.
struct COCOBLEU {
    /// Per item: candidate length, reference length, matches of n = 1…4, n-grams of n = 1…4.
    let columns: [[Double]]

    init(candidates: [[String]], references: [[[String]]]) {
        var vocabulary = Vocabulary()
        columns = zip(candidates, references).map { candidate, references in
            let counts = NGramCounts(vocabulary.ids(candidate))
            var maximum = NGramCounts([])
            // Of two reference lengths equally close, the shorter.
            var closest: (distance: Int, length: Int)?
            for reference in references {
                let reference = NGramCounts(vocabulary.ids(reference))
                maximum.formMaximum(reference)
                let found = (distance: abs(reference.length - counts.length), length: reference.length)
                if closest.map({ found < $0 }) ?? true { closest = found }
            }
            return [Double(counts.length), Double(closest?.length ?? 0)]
                + (0..<4).map { Double(counts.matches($0, in: maximum)) }
                + (0..<4).map { Double(counts.total($0)) }
        }
    }

    /// BLEU-1…4, 0…1, from the sums of the columns over a corpus, or from one item's columns.
    static func scores(_ sums: [Double]) -> [Double] {
        let small = 1e-9
        let tiny = 1e-15
        let ratio = (sums[0] + tiny) / (sums[1] + small)
        let brevity = ratio < 1 ? exp(1 - 1 / ratio) : 1
        var product = 1.0
        return (0..<4).map { n in
            product *= (sums[2 + n] + tiny) / (sums[6 + n] + small)
            return pow(product, 1 / Double(n + 1)) * brevity
        }
    }
}
