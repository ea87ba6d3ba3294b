/// Percentile intervals from resampling the items with replacement (Efron, 1979).
///
/// The same seed and the same number of items give the same resamples on every machine.
public struct Bootstrap: Sendable, Hashable {
    public var resamples: Int
    public var seed: UInt64
    /// The share of resamples inside the interval.
    public var confidence: Double

    public init(resamples: Int = 1000, seed: UInt64 = 1, confidence: Double = 0.95) {
        self.resamples = resamples
        self.seed = seed
        self.confidence = confidence
    }

    /// `bootstrap-1000-seed-1`, with the confidence if it is not 95 %.
    var signature: String {
        "bootstrap-\(resamples)-seed-\(seed)" + (confidence == 0.95 ? "" : "-confidence-\(confidence)")
    }

    /// The interval of each value that `values` computes from the column sums of a resample.
    ///
    /// - Parameter rows: The columns of each item, all of one length.
    /// - Returns: One interval per value; nil for fewer than two items or resamples.
    func intervals(of rows: [[Double]], values: ([Double]) -> [Double]) -> [(low: Double, high: Double)]? {
        let width = rows.first?.count ?? 0
        guard rows.count > 1, resamples > 1, resamples <= 1_000_000 else { return nil }
        guard confidence > 0, confidence < 1 else { return nil }
        let flat = rows.flatMap { $0 }
        guard flat.count == rows.count * width else { return nil }
        var generator = SplitMix64(state: seed)
        var seen: [[Double]] = []
        for _ in 0..<resamples {
            var multiplicities = [Double](repeating: 0, count: rows.count)
            for _ in rows.indices { multiplicities[generator.next(below: rows.count)] += 1 }
            var sums = [Double](repeating: 0, count: width)
            for (item, multiplicity) in multiplicities.enumerated() where multiplicity > 0 {
                for column in 0..<width { sums[column] += multiplicity * flat[item * width + column] }
            }
            for (place, value) in values(sums).enumerated() {
                if place == seen.count { seen.append([]) }
                seen[place].append(value)
            }
        }
        return seen.map { values in
            let sorted = values.sorted()
            return (
                Self.quantile((1 - confidence) / 2, of: sorted), Self.quantile((1 + confidence) / 2, of: sorted)
            )
        }
    }

    /// Interpolated linearly between the two nearest, as by NumPy's `percentile`.
    private static func quantile(_ share: Double, of sorted: [Double]) -> Double {
        let position = share * Double(sorted.count - 1)
        let below = Int(position)
        let above = min(below + 1, sorted.count - 1)
        return sorted[below] + (sorted[above] - sorted[below]) * (position - Double(below))
    }
}

/// The generator of Steele, Lea and Flood, 2014, as published by Vigna.
private struct SplitMix64 {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        z ^= z >> 31
        return Int(z.multipliedFullWidth(by: UInt64(bound)).high)
    }
}
