/// The source pixels of each pixel of a resized line, and their weights in fixed point.
///
/// A weight is split as `weight = high · 2¹¹ + low` with 0 ≤ low < 2¹¹, so that both halves have 16 bits: a processor
/// multiplies and adds 16-bit numbers several times faster than 32-bit ones, and the sum is the same.
struct ResamplingAxis {
    static let lowBits = 11

    /// The first source pixel of each output pixel.
    let starts: [Int]
    /// The number of weights per output pixel, padded with zeros.
    let taps: Int
    /// (output, taps / 8), eight weights per element.
    private let high: [SIMD8<Int16>]
    private let low: [SIMD8<Int16>]
    /// Fractional bits of a weight.
    let precision: Int
    /// The source pixels that are read.
    let sourceRange: Range<Int>

    /// Pillow's weights: 22 fractional bits (`Resample.c`, `precompute_coeffs` and `normalize_coeffs_8bpc`).
    init(pillow source: Int, to target: Int, filter: ResamplingFilter) {
        let rows = Self.weights(source: source, target: target, filter: filter, longest: .max)
        self.init(rows, precision: 22)
    }

    /// The weights of torchvision's antialiased resize of 8-bit tensors: as many fractional bits as fit into 16-bit integers
    /// (ATen, `UpSampleKernelAVXAntialias.h`).
    init(torchvision source: Int, to target: Int, filter: ResamplingFilter) {
        let reach = filter.support * max(Double(source) / Double(target), 1)
        let longest = Int(reach.rounded(.up)) * 2 + 1
        let rows = Self.weights(source: source, target: target, filter: filter, longest: longest)
        let largest = max(rows.lazy.flatMap(\.weights).max() ?? 0, 0)
        var precision = 0
        while precision < 22, Int(0.5 + largest * Double(1 << (precision + 1))) < 1 << 15 { precision += 1 }
        self.init(rows, precision: precision)
    }

    private typealias Row = (start: Int, weights: [Double])

    private static func weights(source: Int, target: Int, filter: ResamplingFilter, longest: Int) -> [Row] {
        let scale = Double(source) / Double(target)
        let stretch = max(scale, 1)
        let support = filter.support * stretch
        let shrink = 1 / stretch
        return (0..<target).map { index in
            let center = (Double(index) + 0.5) * scale
            let start = max(Int(center - support + 0.5), 0)
            let end = min(Int(center + support + 0.5), source)
            var weights = (0..<max(0, min(end - start, longest))).map { tap in
                filter.weight((Double(tap + start) - center + 0.5) * shrink)
            }
            let sum = weights.reduce(0, +)
            if sum != 0 {
                for tap in weights.indices { weights[tap] /= sum }
            }
            return (start, weights)
        }
    }

    private init(_ rows: [Row], precision: Int) {
        let longest = rows.lazy.map(\.weights.count).max() ?? 0
        let taps = (longest + 7) / 8 * 8
        var high = [SIMD8<Int16>](repeating: .zero, count: rows.count * taps / 8)
        var low = high
        for (index, row) in rows.enumerated() {
            for (tap, weight) in row.weights.enumerated() {
                let fixed = Int32(weight * Double(1 << precision) + (weight < 0 ? -0.5 : 0.5))
                high[(index * taps + tap) / 8][tap % 8] = Int16(fixed >> Self.lowBits)
                low[(index * taps + tap) / 8][tap % 8] = Int16(fixed & (1 << Self.lowBits - 1))
            }
        }
        self.starts = rows.map(\.start)
        self.taps = taps
        self.high = high
        self.low = low
        self.precision = precision
        let end = rows.lazy.map { $0.start + $0.weights.count }.max() ?? 0
        sourceRange = (starts.min() ?? 0)..<end
    }

    /// One weight of one output pixel, its halves combined.
    func weight(_ tap: Int, output: Int) -> Int32 {
        let element = (output * taps + tap) / 8
        return Int32(high[element][tap % 8]) << Int32(Self.lowBits) | Int32(low[element][tap % 8])
    }

    /// Added before the fractional bits are dropped.
    var rounding: Int32 { precision > 0 ? 1 << Int32(precision - 1) : 0 }

    /// Weighted sums, separately for the high and the low halves of the weights.
    struct Sums {
        var high: [Int32]
        var low: [Int32]

        init(count: Int) {
            high = [Int32](repeating: 0, count: count)
            low = high
        }

        /// One sum, its halves combined modulo 2³².
        @inline(__always)
        func combined(_ index: Int) -> Int32 { high[index] << Int32(lowBits) &+ low[index] }
    }

    /// Applies the weights to three channels, which start at 0, `stride` and `2 · stride` of `samples`.
    func sums(of samples: Span<Int16>, stride: Int, into sums: inout Sums) {
        for output in 0..<starts.count {
            let elements = output * taps / 8..<(output + 1) * taps / 8
            let (high, low) = (high.span.extracting(elements), low.span.extracting(elements))
            for channel in 0..<3 {
                let start = channel * stride + starts[output]
                let line = unsafe samples.extracting(start..<start + taps).bytes
                // The halves are combined later, so that each line of the loop is one multiply-and-add instruction.
                var (highSum, lowSum) = (SIMD8<Int32>.zero, SIMD8<Int32>.zero)
                for i in 0..<elements.count {
                    let narrow = unsafe line.unsafeLoadUnaligned(
                        fromUncheckedByteOffset: i * 16, as: SIMD8<Int16>.self)
                    let eight = SIMD8<Int32>(truncatingIfNeeded: narrow)
                    highSum &+= eight &* SIMD8<Int32>(truncatingIfNeeded: high[i])
                    lowSum &+= eight &* SIMD8<Int32>(truncatingIfNeeded: low[i])
                }
                sums.high[output * 3 + channel] = highSum.wrappedSum()
                sums.low[output * 3 + channel] = lowSum.wrappedSum()
            }
        }
    }
}
