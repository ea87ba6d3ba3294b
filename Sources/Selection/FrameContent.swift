public import DICOM

/// How much a frame shows, in numbers that can be compared between the slices of a volume.
public struct FrameContent: Sendable, Equatable, Codable {
    /// Standard deviation of the modality values over the unpadded pixels: low for air and noise, high for a body.
    public var spread: Double

    public init(spread: Double) { self.spread = spread }

    /// Measures a frame before any window: a window chosen per slice would make noise look like a body.
    public init(of frame: PixelFrame) {
        let slope: Double =
            switch frame.modalityTransformation {
            case .rescale(let slope, _): abs(slope)
            case .identity, .lut: 1
            }
        spread = frame.samples.standardDeviation(excluding: frame.pixelPadding) * (slope.isFinite ? slope : 1)
    }
}

extension StoredSamples {
    /// Over the finite samples that are not padding; 0 if there are none.
    fileprivate func standardDeviation(excluding padding: ClosedRange<Int>?) -> Double {
        switch self {
        case .uint8(let samples): samples.deviation(excluding: padding)
        case .int8(let samples): samples.deviation(excluding: padding)
        case .uint16(let samples): samples.deviation(excluding: padding)
        case .int16(let samples): samples.deviation(excluding: padding)
        case .uint32(let samples): samples.deviation(excluding: padding)
        case .int32(let samples): samples.deviation(excluding: padding)
        case .float(let samples): Moments(samples.lazy.map(Double.init), excluding: padding).deviation
        case .double(let samples): Moments(samples, excluding: padding).deviation
        }
    }
}

/// Count, sum and sum of squares.
private struct Moments {
    var count = 0.0
    var sum = 0.0
    var squares = 0.0

    init() {}

    init(_ values: some Sequence<Double>, excluding padding: ClosedRange<Int>?) {
        for value in values where value.isFinite {
            if let padding, value >= Double(padding.lowerBound), value <= Double(padding.upperBound) { continue }
            add(value)
        }
    }

    mutating func add(_ value: Double) {
        count += 1
        sum += value
        squares += value * value
    }

    var deviation: Double {
        guard count > 0 else { return 0 }
        let variance = squares / count - (sum / count) * (sum / count)
        return variance.isFinite ? max(0, variance).squareRoot() : 0
    }
}

extension Array where Element: FixedWidthInteger {
    fileprivate func deviation(excluding padding: ClosedRange<Int>?) -> Double {
        guard padding != nil || Element.bitWidth > 16 else { return plainDeviation() }
        return Moments(lazy.map { Double($0) }, excluding: padding).deviation
    }

    /// For at most 16 bits: 64-bit integers hold the sums of 2^31 samples, and the loop is vectorized.
    private func plainDeviation() -> Double {
        var sum: Int64 = 0
        var squares: Int64 = 0
        for sample in self {
            let value = Int64(truncatingIfNeeded: sample)
            sum &+= value
            squares &+= value &* value
        }
        var moments = Moments()
        (moments.count, moments.sum, moments.squares) = (Double(count), Double(sum), Double(squares))
        return moments.deviation
    }
}
