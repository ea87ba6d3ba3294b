/// The word that was probably meant by a mistyped one.
enum Suggestion {
    /// The nearest of `words`, if it is near enough to be what was meant.
    static func nearest(to typed: String, in words: [String]) -> String? {
        let candidates = words.map { (word: $0, distance: distance(typed.lowercased(), $0.lowercased())) }
        guard let best = candidates.min(by: { $0.distance < $1.distance }) else { return nil }
        return best.distance <= max(1, typed.count / 3) ? best.word : nil
    }

    /// Letters inserted, left out, replaced, or swapped with the next one (optimal string alignment).
    static func distance(_ a: String, _ b: String) -> Int {
        let (a, b) = (Array(a), Array(b))
        // Rows for the prefixes of `a`; two are kept beside the one being filled.
        var (before, above) = ([Int](), Array(0...b.count))
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var best = min(above[j + 1] + 1, row[j] + 1, above[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
                row.append(best)
            }
            (before, above) = (above, row)
        }
        return above[b.count]
    }
}
