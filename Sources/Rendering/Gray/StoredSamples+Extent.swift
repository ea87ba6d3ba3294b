import DICOM

extension StoredSamples {
    var count: Int {
        switch self {
        case .uint8(let samples): samples.count
        case .int8(let samples): samples.count
        case .uint16(let samples): samples.count
        case .int16(let samples): samples.count
        case .uint32(let samples): samples.count
        case .int32(let samples): samples.count
        case .float(let samples): samples.count
        case .double(let samples): samples.count
        }
    }

    /// The samples below an integer.
    func below(_ limit: Int) -> StoredSamples {
        switch self {
        case .uint8(let samples): .uint8(samples.filter { Int(clamping: $0) < limit })
        case .int8(let samples): .int8(samples.filter { Int(clamping: $0) < limit })
        case .uint16(let samples): .uint16(samples.filter { Int(clamping: $0) < limit })
        case .int16(let samples): .int16(samples.filter { Int(clamping: $0) < limit })
        case .uint32(let samples): .uint32(samples.filter { Int(clamping: $0) < limit })
        case .int32(let samples): .int32(samples.filter { Int(clamping: $0) < limit })
        case .float(let samples): .float(samples.filter { $0 < Float(limit) })
        case .double(let samples): .double(samples.filter { $0 < Double(limit) })
        }
    }

    /// How many samples are NaN or infinite.
    var nonFiniteCount: Int {
        switch self {
        case .float(let samples): samples.count { !$0.isFinite }
        case .double(let samples): samples.count { !$0.isFinite }
        default: 0
        }
    }

    /// The smallest and largest stored value that is finite and not padding; nil if there is none.
    func extent(excluding padding: ClosedRange<Int>?) -> ClosedRange<Double>? {
        switch self {
        case .uint8(let samples): samples.integerExtent(excluding: padding)
        case .int8(let samples): samples.integerExtent(excluding: padding)
        case .uint16(let samples): samples.integerExtent(excluding: padding)
        case .int16(let samples): samples.integerExtent(excluding: padding)
        case .uint32(let samples): samples.integerExtent(excluding: padding)
        case .int32(let samples): samples.integerExtent(excluding: padding)
        case .float(let samples): samples.realExtent(excluding: padding)
        case .double(let samples): samples.realExtent(excluding: padding)
        }
    }

    /// The smallest and largest entry of a table that samples map to, without padding; nil if there are none.
    func extent(of table: LookupTable, excluding padding: ClosedRange<Int>?) -> ClosedRange<Double>? {
        switch self {
        case .uint8(let samples): samples.extent(of: table, excluding: padding)
        case .int8(let samples): samples.extent(of: table, excluding: padding)
        case .uint16(let samples): samples.extent(of: table, excluding: padding)
        case .int16(let samples): samples.extent(of: table, excluding: padding)
        case .uint32(let samples): samples.extent(of: table, excluding: padding)
        case .int32(let samples): samples.extent(of: table, excluding: padding)
        case .float, .double: nil
        }
    }
}

extension [Float] {
    func realExtent(excluding padding: ClosedRange<Int>?) -> ClosedRange<Double>? {
        map(Double.init).realExtent(excluding: padding)
    }
}

extension [Double] {
    func realExtent(excluding padding: ClosedRange<Int>?) -> ClosedRange<Double>? {
        var lowest = Double.infinity
        var highest = -Double.infinity
        for sample in self where sample.isFinite {
            if let padding, sample >= Double(padding.lowerBound), sample <= Double(padding.upperBound) { continue }
            lowest = Swift.min(lowest, sample)
            highest = Swift.max(highest, sample)
        }
        return lowest <= highest ? lowest...highest : nil
    }
}

extension Array where Element: FixedWidthInteger {
    /// The smallest and largest sample, including padding.
    var integerExtent: ClosedRange<Element>? {
        guard !isEmpty else { return nil }
        var lowest = Element.max
        var highest = Element.min
        for sample in self {
            lowest = Swift.min(lowest, sample)
            highest = Swift.max(highest, sample)
        }
        return lowest...highest
    }

    func integerExtent(excluding padding: ClosedRange<Int>?) -> ClosedRange<Double>? {
        // No sample can be padding beyond its type. Comparing within the type lets the loop be vectorized.
        guard let padding, padding.lowerBound <= Int(clamping: Element.max),
            padding.upperBound >= Int(clamping: Element.min)
        else { return integerExtent.map { Double($0.lowerBound)...Double($0.upperBound) } }
        let first = Element(clamping: padding.lowerBound)
        let span = Element.Magnitude(truncatingIfNeeded: Element(clamping: padding.upperBound) &- first)
        var lowest = Element.max
        var highest = Element.min
        for sample in self {
            let padded = Element.Magnitude(truncatingIfNeeded: sample &- first) <= span
            lowest = Swift.min(lowest, padded ? Element.max : sample)
            highest = Swift.max(highest, padded ? Element.min : sample)
        }
        return lowest <= highest ? Double(lowest)...Double(highest) : nil
    }

    func extent(of table: LookupTable, excluding padding: ClosedRange<Int>?) -> ClosedRange<Double>? {
        var reached = [Bool](repeating: false, count: table.entries.count)
        for sample in self {
            let stored = Int(clamping: sample)
            if let padding, padding.contains(stored) { continue }
            reached[Swift.min(Swift.max(stored - table.firstMapped, 0), reached.count - 1)] = true
        }
        var entries: [UInt16] = []
        for (index, isReached) in reached.enumerated() where isReached { entries.append(table.entries[index]) }
        return entries.integerExtent.map { Double($0.lowerBound)...Double($0.upperBound) }
    }
}
