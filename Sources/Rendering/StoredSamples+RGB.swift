import DICOM

extension StoredSamples {
    /// The 8-bit picture of single-sample pixels, (rows, columns, 3).
    func rgb(through scale: GreyScale) -> [UInt8] {
        switch self {
        case .uint8(let samples): samples.tabulatedRGB(through: scale)
        case .int8(let samples): samples.tabulatedRGB(through: scale)
        case .uint16(let samples): samples.tabulatedRGB(through: scale)
        case .int16(let samples): samples.tabulatedRGB(through: scale)
        case .uint32(let samples): greyRGB(samples.count) { scale.grey(Double(samples[$0])) }
        case .int32(let samples): greyRGB(samples.count) { scale.grey(Double(samples[$0])) }
        case .float(let samples): greyRGB(samples.count) { scale.grey(Double(samples[$0])) }
        case .double(let samples): greyRGB(samples.count) { scale.grey(samples[$0]) }
        }
    }
}

extension Array where Element: FixedWidthInteger {
    /// Looks each sample up in a table of the grey levels of every value between the smallest and the largest.
    fileprivate func tabulatedRGB(through scale: GreyScale) -> [UInt8] {
        guard let extent = integerExtent else { return [] }
        let first = Int(extent.lowerBound)
        let last = Int(extent.upperBound)
        guard last - first < count else { return greyRGB(count) { scale.grey(Double(self[$0])) } }
        let greys = (first...last).map { scale.grey(Double($0)) }
        return greyRGB(count) { greys[Int(truncatingIfNeeded: self[$0]) &- first] }
    }
}

@inline(__always)
private func greyRGB(_ count: Int, _ grey: (Int) -> UInt8) -> [UInt8] {
    var pixels = [UInt8](repeating: 0, count: count * 3)
    for index in 0..<count {
        let level = grey(index)
        pixels[index &* 3] = level
        pixels[index &* 3 &+ 1] = level
        pixels[index &* 3 &+ 2] = level
    }
    return pixels
}
