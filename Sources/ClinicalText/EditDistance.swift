/// How many letters of a word are wrong.
public enum EditDistance {
    /// Letters inserted, left out, replaced, or swapped with the next one (optimal string alignment).
    ///
    /// - Returns: nil if there are more than `most`.
    public static func between<Letter: Equatable>(_ a: [Letter], _ b: [Letter], upTo most: Int = .max) -> Int? {
        guard abs(a.count - b.count) <= most else { return nil }
        // Rows for the prefixes of `a`; two are kept beside the one being filled.
        var (before, above) = ([Int](), Array(0...b.count))
        for i in a.indices {
            var row = [i + 1]
            row.reserveCapacity(b.count + 1)
            var least = i + 1
            for j in b.indices {
                var best = min(above[j + 1] + 1, row[j] + 1, above[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
                row.append(best)
                least = min(least, best)
            }
            // A swap reaches back two rows.
            guard least <= most || above.contains(where: { $0 <= most }) else { return nil }
            (before, above) = (above, row)
        }
        return above[b.count] <= most ? above[b.count] : nil
    }
}
