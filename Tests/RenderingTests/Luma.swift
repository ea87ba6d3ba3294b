import Raster

/// The luma of an image, and the statistics that the oracle records of it.
struct Luma {
    let width: Int
    let height: Int
    /// In thousandths of a gray level, (height, width).
    private let values: [Int]
    /// How many pixels have each value.
    private let counts: [Int]

    init(_ image: RGBImage) {
        width = image.width
        height = image.height
        let pixels = image.pixels
        var values = [Int](repeating: 0, count: width * height)
        var counts = [Int](repeating: 0, count: 255_001)
        var source = 0
        for index in 0..<values.count {
            let value = 299 &* Int(pixels[source]) &+ 587 &* Int(pixels[source &+ 1]) &+ 114 &* Int(pixels[source &+ 2])
            values[index] = value
            counts[value] &+= 1
            source &+= 3
        }
        self.values = values
        self.counts = counts
    }

    var mean: Double {
        Double(counts.enumerated().reduce(0) { $0 + $1.offset * $1.element }) / 1000 / Double(values.count)
    }

    /// Percentiles with linear interpolation between the two nearest ranks.
    func percentiles(_ percents: [Double]) -> [Double] {
        percents.map { percent in
            let rank = percent / 100 * Double(values.count - 1)
            let low = value(atRank: Int(rank))
            let high = value(atRank: min(Int(rank) + 1, values.count - 1))
            return low + (high - low) * (rank - rank.rounded(.down))
        }
    }

    private func value(atRank rank: Int) -> Double {
        var passed = 0
        for (value, count) in counts.enumerated() where count > 0 {
            passed += count
            if passed > rank { return Double(value) / 1000 }
        }
        return 255
    }

    /// Means of 16 × 16 blocks; in a smaller image neighboring blocks share pixels.
    var grid16: [[Double]] {
        (0..<16).map { row in
            let rows = Self.block(row, of: height)
            return (0..<16).map { column in
                let columns = Self.block(column, of: width)
                var sum = 0
                for y in rows { for x in columns { sum &+= values[y &* width &+ x] } }
                return Double(sum) / 1000 / Double(rows.count * columns.count)
            }
        }
    }

    private static func block(_ index: Int, of length: Int) -> Range<Int> {
        let start = min(index * length / 16, length - 1)
        return start..<max((index + 1) * length / 16, start + 1)
    }
}
