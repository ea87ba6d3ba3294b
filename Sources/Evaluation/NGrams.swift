/// Numbers for words, so that n-grams compare by integers.
///
/// Words are compared by code points, as in Python, not by canonical equivalence.
struct Vocabulary {
    private var ids: [[UInt8]: Int32] = [:]

    mutating func id(_ word: String) -> Int32 {
        let bytes = Array(word.utf8)
        if let id = ids[bytes] { return id }
        let id = Int32(clamping: ids.count)
        ids[bytes] = id
        return id
    }

    mutating func ids(_ words: [String]) -> [Int32] { words.map { id($0) } }
}

/// Up to four consecutive words; unused places are −1.
struct NGram: Hashable {
    var words: SIMD4<Int32>

    init(_ words: ArraySlice<Int32>) {
        self.words = SIMD4(repeating: -1)
        for (place, word) in words.prefix(4).enumerated() { self.words[place] = word }
    }
}

/// The count of each n-gram: one table per n = 1…4.
struct NGramCounts {
    static let orders = 4
    let length: Int
    private(set) var counts: [[NGram: Int]]
    /// The n-grams in order of first occurrence, so that sums over them are reproducible.
    private(set) var ordered: [[NGram]]

    init(_ words: [Int32]) {
        length = words.count
        counts = Array(repeating: [:], count: Self.orders)
        ordered = Array(repeating: [], count: Self.orders)
        for n in 0..<Self.orders where words.count > n {
            for start in 0..<words.count - n {
                let ngram = NGram(words[start...start + n])
                let count = counts[n][ngram, default: 0]
                if count == 0 { ordered[n].append(ngram) }
                counts[n][ngram] = count + 1
            }
        }
    }

    /// The larger of the two counts of each n-gram.
    mutating func formMaximum(_ other: NGramCounts) {
        for n in 0..<Self.orders { counts[n].merge(other.counts[n]) { max($0, $1) } }
    }

    /// The number of n-grams of order `n + 1`, including repeats.
    func total(_ n: Int) -> Int { max(0, length - n) }

    /// The number of n-grams of order `n + 1` that also occur in `reference`, each at most as often as there.
    func matches(_ n: Int, in reference: NGramCounts) -> Int {
        counts[n].reduce(0) { $0 + min($1.value, reference.counts[n][$1.key] ?? 0) }
    }
}

/// Weights of n-grams of one order, in order of first occurrence.
struct NGramVector {
    private(set) var entries: [(ngram: NGram, weight: Double)] = []
    private var weights: [NGram: Double] = [:]

    init(_ counts: NGramCounts, _ n: Int, weight: (NGram, _ count: Double) -> Double) {
        entries.reserveCapacity(counts.ordered[n].count)
        for ngram in counts.ordered[n] {
            let weight = weight(ngram, Double(counts.counts[n][ngram] ?? 0))
            entries.append((ngram, weight))
            weights[ngram] = weight
        }
    }

    subscript(ngram: NGram) -> Double { weights[ngram] ?? 0 }

    var squared: Double { entries.reduce(0) { $0 + $1.weight * $1.weight } }
}
