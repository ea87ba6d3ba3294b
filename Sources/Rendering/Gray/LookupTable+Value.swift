public import DICOM

extension LookupTable {
    /// The entry for a value: the first for values before the table, the last for values past it, else the nearest.
    ///
    /// - Precondition: the table has entries (see `isUsable`).
    public func value(at input: Double) -> UInt16 {
        let offset = input.rounded() - Double(firstMapped)
        guard offset > 0 else { return entries[0] }
        return offset < Double(entries.count) ? entries[Int(offset)] : entries[entries.count - 1]
    }

    /// Why a VOI LUT does not serve to show a frame.
    enum Fault: Equatable {
        /// Nearly all pixels get the same gray level.
        case flat
        /// Nearly all pixels are darker than an eighth of white; all but a two-hundredth reach at most `greatest`.
        case dark(greatest: Double)
    }

    public var isUsable: Bool { !entries.isEmpty && (1...16).contains(bitsPerEntry) }

    /// The value that is white: `2^bitsPerEntry − 1`, or the largest entry if that is more.
    var whitest: Double {
        Double(max((1 << bitsPerEntry) - 1, Int(entries.max() ?? 0)))
    }
}
