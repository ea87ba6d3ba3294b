public import DICOM
import Glibc

extension Window {
    /// The position of a value in the window, from 0 (black) to 1 (white), by the functions of PS3.3 C.11.2.1.2.1 to
    /// C.11.2.1.3. NaN is black.
    public func fraction(of value: Double) -> Double {
        switch function {
        case .linear:
            let middle = center - 0.5
            let half = (width - 1) / 2
            if value > middle + half { return 1 }
            guard value > middle - half else { return 0 }
            return (value - middle) / (width - 1) + 0.5
        case .linearExact:
            if value > center + width / 2 { return 1 }
            guard value > center - width / 2 else { return 0 }
            return (value - center) / width + 0.5
        case .sigmoid:
            guard !value.isNaN else { return 0 }
            return 1 / (1 + exp(-4 * (value - center) / width))
        }
    }

    /// The 8-bit gray level of a value.
    public func gray(_ value: Double) -> UInt8 { UInt8(fraction: fraction(of: value)) }

    /// Whether the standard allows these numbers: the width of LINEAR is at least 1, any other above 0.
    public var isValid: Bool {
        center.isFinite && width.isFinite && (function == .linear ? width >= 1 : width > 0)
    }
}

extension UInt8 {
    /// The level for a fraction of the range, rounded to the nearest; 0 for NaN.
    init(fraction: Double) {
        self = fraction > 0 ? UInt8(Swift.min(fraction, 1) * 255 + 0.5) : 0
    }
}
