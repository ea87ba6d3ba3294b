import Foundation

/// Corpus BLEU as sacreBLEU 2.6.0 computes it by default: tokenizer 13a, case-sensitive, exponential smoothing, times 100.
///
/// Post, 2018. Lines are tokenized by `Mteval13a`; of two equally close reference lengths the shorter counts.
struct SacreBLEU {
    /// As `COCOBLEU.columns`.
    let columns: [[Double]]

    init(_ pairs: [CaptionPair]) {
        columns =
            COCOBLEU(
                candidates: pairs.map { Mteval13a.words($0.candidate) },
                references: pairs.map { $0.references.map(Mteval13a.words) }
            ).columns
    }

    /// 0…100 from the sums of the columns.
    static func score(_ sums: [Double]) -> Double {
        let (matches, totals) = (sums[2..<6], sums[6..<10])
        guard matches.contains(where: { $0 > 0 }), sums[0] > 0 else { return 0 }
        // A precision of zero becomes half of the last such one: 1/2, 1/4, … of one n-gram (mteval-v13a.pl).
        var halves = 1.0
        var logarithms = 0.0
        for (match, total) in zip(matches, totals) {
            // No n-grams of this order in the corpus: the logarithm of zero, which sacreBLEU sets to −9,999,999,999.
            guard total > 0 else { return 0 }
            if match == 0 { halves *= 2 }
            logarithms += log(match == 0 ? 100 / (halves * total) : 100 * match / total)
        }
        let brevity = sums[0] < sums[1] ? exp(1 - sums[1] / sums[0]) : 1
        return brevity * exp(logarithms / 4)
    }
}
