import DICOM

extension StoredSamples {
    /// Percentiles of the modality values: the smallest value with at least this fraction of the samples at or below it.
    ///
    /// Padding, NaN and infinite values do not count; nil if there are no others. The result is exact: values of 8 and
    /// 16 bits are counted in one pass, others are found by radix selection.
    ///
    /// With `table`, they are those of its entries for the modality values.
    func percentiles(
        _ fractions: [Double], through modality: ModalityTransformation, then table: LookupTable? = nil,
        excluding padding: ClosedRange<Int>?
    ) -> [Double]? {
        func value(of stored: Double) -> Double {
            let value = modality.value(of: stored)
            return table.map { Double($0.value(at: value)) } ?? value
        }
        return switch self {
        case .uint8(let samples): samples.counted(padding, value).percentiles(fractions)
        case .int8(let samples): samples.counted(padding, value).percentiles(fractions)
        case .uint16(let samples): samples.counted(padding, value).percentiles(fractions)
        case .int16(let samples): samples.counted(padding, value).percentiles(fractions)
        case .uint32(let samples): Self.real(samples.lazy.map(Double.init), padding, value).percentiles(fractions)
        case .int32(let samples): Self.real(samples.lazy.map(Double.init), padding, value).percentiles(fractions)
        case .float(let samples): Self.real(samples.lazy.map(Double.init), padding, value).percentiles(fractions)
        case .double(let samples): Self.real(samples, padding, value).percentiles(fractions)
        }
    }

    /// Whether a sixth of the samples shows that more than a hundredth of all are at most `stored`, and more than a
    /// hundredth above it. False means unknown.
    func surrounds(_ stored: Double, excluding padding: ClosedRange<Int>?) -> Bool {
        switch self {
        case .uint8(let samples): samples.surrounds(stored, excluding: padding)
        case .int8(let samples): samples.surrounds(stored, excluding: padding)
        case .uint16(let samples): samples.surrounds(stored, excluding: padding)
        case .int16(let samples): samples.surrounds(stored, excluding: padding)
        case .uint32(let samples): samples.surrounds(stored, excluding: padding)
        case .int32(let samples): samples.surrounds(stored, excluding: padding)
        case .float, .double: false
        }
    }

    private static func real(
        _ samples: some Sequence<Double>, _ padding: ClosedRange<Int>?, _ transform: (Double) -> Double
    ) -> [Double] {
        let padded = padding.map { Double($0.lowerBound)...Double($0.upperBound) }
        return samples.compactMap { sample in
            guard sample.isFinite, padded?.contains(sample) != true else { return nil }
            let value = transform(sample)
            return value.isFinite ? value : nil
        }
    }
}

/// How often each value occurs.
private struct CountedValues {
    var values: [(value: Double, count: Int)]

    func percentiles(_ fractions: [Double]) -> [Double]? {
        let total = values.reduce(0) { $0 + $1.count }
        guard total > 0 else { return nil }
        let ordered = values.sorted { $0.value < $1.value }
        return fractions.map { fraction in
            var rest = rank(fraction, of: total)
            for (value, count) in ordered {
                rest -= count
                if rest < 0 { return value }
            }
            return ordered[ordered.count - 1].value
        }
    }
}

/// The nearest rank, from 0, of a fraction of `count` ordered values.
private func rank(_ fraction: Double, of count: Int) -> Int {
    // 0.07 × 100 is slightly more than 7.
    min(max(Int((fraction * Double(count) - 1e-6).rounded(.up)) - 1, 0), count - 1)
}

extension Array where Element: FixedWidthInteger {
    fileprivate func counted(_ padding: ClosedRange<Int>?, _ transform: (Double) -> Double) -> CountedValues {
        let first = Int(Element.min)
        var bins = [UInt32](repeating: 0, count: 1 << Element.bitWidth)
        unsafe bins.withUnsafeMutableBufferPointer { bins in
            for sample in self { unsafe bins[Int(truncatingIfNeeded: sample) &- first] &+= 1 }
        }
        var values: [(value: Double, count: Int)] = []
        for (bin, count) in bins.enumerated() where count > 0 {
            let stored = bin + first
            if let padding, padding.contains(stored) { continue }
            let value = transform(Double(stored))
            if value.isFinite { values.append((value, Int(count))) }
        }
        return CountedValues(values: values)
    }

    fileprivate func surrounds(_ stored: Double, excluding padding: ClosedRange<Int>?) -> Bool {
        guard stored >= Double(Element.min), stored < Double(Element.max) else { return false }
        let middle = Element(stored.rounded(.down))
        let isPadded = padding != nil
        let first = Element(clamping: padding?.lowerBound ?? 0)
        let last = Element(clamping: padding?.upperBound ?? 0)
        let enough = count / 100
        var below = 0
        var above = 0
        // Runs of 64 samples from all over the frame; 397 is prime, so that they do not line up in columns.
        for start in stride(from: 0, to: count, by: 397) {
            for sample in self[start..<Swift.min(start + 64, count)] {
                if isPadded, sample >= first, sample <= last { continue }
                if sample <= middle { below &+= 1 } else { above &+= 1 }
            }
            if below > enough, above > enough { return true }
        }
        return false
    }
}

extension [Double] {
    /// Radix selection, sixteen bits at a time: the order of the values does not affect its speed.
    fileprivate func percentiles(_ fractions: [Double]) -> [Double]? {
        guard !isEmpty else { return nil }
        return fractions.map { fraction in
            var rest = rank(fraction, of: count)
            var prefix: UInt64 = 0
            for shift in [UInt64(48), 32, 16, 0] {
                var bins = [Int](repeating: 0, count: 1 << 16)
                for value in self {
                    let bits = value.orderedBits
                    if shift == 48 || bits >> (shift + 16) == prefix { bins[Int(bits >> shift & 0xFFFF)] += 1 }
                }
                var digit = 0
                while rest >= bins[digit] {
                    rest -= bins[digit]
                    digit += 1
                }
                prefix = prefix << 16 | UInt64(digit)
            }
            return Double(orderedBits: prefix)
        }
    }
}

extension Double {
    /// Bits that sort as integers in the order of the values.
    fileprivate var orderedBits: UInt64 { bitPattern >> 63 == 0 ? bitPattern | 1 << 63 : ~bitPattern }

    fileprivate init(orderedBits: UInt64) {
        self.init(bitPattern: orderedBits >> 63 == 1 ? orderedBits & ~(1 << 63) : ~orderedBits)
    }
}
