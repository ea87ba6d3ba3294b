import Foundation

/// The metrics on the card of biomedclip-gpt2-captioner and its siblings, as their training script computes them.
///
/// Facts of that script (function `compute_text_metrics`), none of which the card states:
/// - Items whose candidate or reference is blank are left out.
/// - There is one reference per item: the caption, which the script truncates to 96 GPT-2 tokens.
/// - BLEU is sacreBLEU's corpus BLEU with its defaults (0…100).
/// - ROUGE-L is the mean F1 of rouge-score's rougeLsum with stemming (0…1).
/// - CIDEr-D is its own: see `CardCIDErD`.
/// - CLIP is 100 × the mean cosine of image and candidate in the encoder's space, not CLIPScore's 2.5 × cosine.
/// - BERT_F1 is BERTScore with microsoft/deberta-large-mnli, rescaled with its baseline: see
///   `BERTScoreMetrics`.
/// - The values are those of the epoch with the least val_loss: stage A on a share of every source with a prompt of its
///   own, stage B on the SkinCAP part with the prompt of the published configuration.
/// - val_loss is the mean over batches, weighted by their items, of each batch's mean cross entropy per token. Captions
///   have no end-of-text token of their own but are padded with it to the longest of the batch, and the padding counts
///   like any token, so the value depends on the batches (24 items in stage A, 16 in stage B). Stage A smooths labels
///   by 0.05. PPL is the exponential.
enum CardMetrics {
    /// The pairs that are not blank, each with its first reference.
    static func pairs(_ pairs: [CaptionPair]) -> [CaptionPair?] {
        pairs.map { pair in
            guard let reference = pair.references.first, !PythonText.isBlank(pair.candidate),
                !PythonText.isBlank(reference)
            else { return nil }
            return CaptionPair(candidate: pair.candidate, references: [reference])
        }
    }
}

/// The training script's own CIDEr-D, ten times a mean of cosines, with four departures from pycocoevalcap's: words are
/// runs of a–z and 0–9; n-gram weights are count / n-grams × ln((N + 1) / (df + 1)); nothing is clipped; the Gaussian
/// penalty (σ = 6) is on the lengths in words.
///
/// N-grams of the candidate that no reference has weigh nothing, so irrelevant words do not lower the cosine.
struct CardCIDErD {
    /// One score per pair, 0…10.
    let scores: [Double]

    /// The pairs with one reference each.
    init(_ pairs: [CaptionPair]) {
        var vocabulary = Vocabulary()
        let candidates = pairs.map { NGramCounts(vocabulary.ids(Self.words($0.candidate))) }
        let references = pairs.map { NGramCounts(vocabulary.ids(Self.words($0.references.first ?? ""))) }
        var weights = [[NGram: Double]](repeating: [:], count: NGramCounts.orders)
        for n in 0..<NGramCounts.orders {
            for reference in references { for ngram in reference.counts[n].keys { weights[n][ngram, default: 0] += 1 } }
            weights[n] = weights[n].mapValues { log((Double(references.count) + 1) / ($0 + 1)) }
        }
        scores = zip(candidates, references).map { candidate, reference in
            let sum = (0..<NGramCounts.orders).reduce(0.0) { sum, n in
                let a = Self.vector(candidate, n, weights[n])
                let b = Self.vector(reference, n, weights[n])
                let norm = a.squared * b.squared
                guard norm > 0 else { return sum }
                let product = a.entries.reduce(0.0) { $0 + $1.weight * b[$1.ngram] }
                return sum + product / (norm.squareRoot() + 1e-8)
            }
            let difference = Double(candidate.length - reference.length)
            return 10 * sum / Double(NGramCounts.orders) * exp(-(difference * difference) / (2 * 6 * 6))
        }
    }

    private static func vector(_ counts: NGramCounts, _ n: Int, _ weights: [NGram: Double]) -> NGramVector {
        let total = Double(max(1, counts.total(n)))
        return NGramVector(counts, n) { $1 / total * (weights[$0] ?? 0) }
    }

    static func words(_ text: String) -> [String] {
        PythonText.split(
            PythonText.lowercase(text).unicodeScalars.map { scalar -> Unicode.Scalar in
                ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) ? scalar : " "
            })
    }
}
