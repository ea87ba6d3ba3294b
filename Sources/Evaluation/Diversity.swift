/// The diversity of captions: a model that outputs one caption for every image can still score well on BLEU.
struct Diversity {
    let captions: [String]
    let words: [[String]]

    /// Captions are compared by their trimmed text, case-sensitively.
    init(_ captions: [String]) {
        self.captions = captions.map(Self.trimmed)
        words = captions.map(PTBTokenizer.words)
    }

    static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars.drop(while: PythonText.isSpace)
        guard let last = scalars.lastIndex(where: { !PythonText.isSpace($0) }) else { return "" }
        return String(scalars[...last])
    }

    /// The most frequent caption and its count; the first of equally frequent ones.
    static func mostFrequent(_ captions: [String]) -> (caption: String, count: Int)? {
        // By bytes, as in Python: to `String`, é and e + ´ are equal.
        var counts: [[UInt8]: Int] = [:]
        for caption in captions { counts[Array(caption.utf8), default: 0] += 1 }
        guard let most = counts.values.max() else { return nil }
        return captions.first { counts[Array($0.utf8)] == most }.map { ($0, most) }
    }

    var estimates: [Estimate] {
        let shared = ["tok:ptb", "n:\(captions.count)"]
        let most = Self.mostFrequent(captions)?.caption
        return [
            counted("distinct captions", Set(captions.map { Array($0.utf8) }).count, of: captions.count),
            Estimate.means(
                ["most frequent caption"], captions.map { [$0.utf8.elementsEqual((most ?? "").utf8) ? 1 : 0] },
                parts: ["n:\(captions.count)"],
                fixed: "caption-fixed"),
            distinct(1), distinct(2),
            Estimate.means(["mean length"], words.map { [Double($0.count)] }, parts: ["unit:words"] + shared),
            Estimate.means(
                ["repetition"], words.map { [Self.repeatsFourWords($0) ? 1 : 0] }, parts: ["ngram:4"] + shared),
        ]
    }

    /// Distinct n-grams divided by n-grams, over all captions (Li et al., 2016).
    private func distinct(_ n: Int) -> Estimate {
        var vocabulary = Vocabulary()
        var seen = Set<NGram>()
        var total = 0
        for words in words {
            let counts = NGramCounts(vocabulary.ids(words))
            seen.formUnion(counts.counts[n - 1].keys)
            total += counts.total(n - 1)
        }
        return counted("distinct-\(n)", seen.count, of: total)
    }

    /// A share of distinct items. It has no interval: a resample repeats items and so always has fewer distinct ones.
    private func counted(_ name: String, _ count: Int, of total: Int) -> Estimate {
        Estimate(
            names: [name], rows: captions.isEmpty ? [] : [[Double(count), Double(total)]],
            values: { [$0[0] / max(1, $0[1])] },
            parts: ["tok:\(name == "distinct captions" ? "none" : "ptb")", "n:\(captions.count)"],
            hasInterval: false, note: "no interval: a resample repeats captions and would always seem less diverse")
    }

    static func repeatsFourWords(_ words: [String]) -> Bool {
        var vocabulary = Vocabulary()
        return NGramCounts(vocabulary.ids(words)).counts[3].values.contains { $0 > 1 }
    }
}
