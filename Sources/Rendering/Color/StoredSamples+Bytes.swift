import DICOM

extension StoredSamples {
    /// Color samples scaled so that `2^bits − 1` becomes 255; values outside are clamped.
    func bytes(bits: Int) -> [UInt8] {
        let white = Double(sign: .plus, exponent: bits, significand: 1) - 1
        switch self {
        case .uint8(let samples):
            if bits == 8 { return samples }
            return samples.map { UInt8(fraction: Double($0) / white) }
        case .int8(let samples): return samples.map { UInt8(fraction: Double($0) / white) }
        case .uint16(let samples): return samples.map { UInt8(fraction: Double($0) / white) }
        case .int16(let samples): return samples.map { UInt8(fraction: Double($0) / white) }
        case .uint32(let samples): return samples.map { UInt8(fraction: Double($0) / white) }
        case .int32(let samples): return samples.map { UInt8(fraction: Double($0) / white) }
        case .float(let samples): return samples.map { UInt8(fraction: Double($0) / white) }
        case .double(let samples): return samples.map { UInt8(fraction: $0 / white) }
        }
    }
}
