public import DICOM

extension StoredSamples {
    /// Every sample as a Double, which holds each of these types exactly.
    public var doubles: [Double] {
        switch self {
        case .uint8(let samples): samples.map(Double.init)
        case .int8(let samples): samples.map(Double.init)
        case .uint16(let samples): samples.map(Double.init)
        case .int16(let samples): samples.map(Double.init)
        case .uint32(let samples): samples.map(Double.init)
        case .int32(let samples): samples.map(Double.init)
        case .float(let samples): samples.map(Double.init)
        case .double(let samples): samples
        }
    }
}
