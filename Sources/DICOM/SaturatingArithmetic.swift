/// Arithmetic on numbers from outside: sizes and times of file systems, counts of containers and headers.
///
/// Such numbers may be anything, and Swift's operators end the process where the result does not fit. These return the
/// nearest number that does.
extension FixedWidthInteger {
    public func addingClamped(_ other: Self) -> Self {
        let (sum, overflow) = addingReportingOverflow(other)
        guard overflow else { return sum }
        return other < 0 ? .min : .max
    }

    public func multipliedClamped(by other: Self) -> Self {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        guard overflow else { return product }
        return (self < 0) == (other < 0) ? .max : .min
    }
}

extension Int64 {
    /// A time of a file in nanoseconds since 1970, which reach from 1677 to 2262; earlier and later times are the ends of
    /// these.
    public init(secondsSince1970 seconds: some BinaryInteger, nanoseconds: some BinaryInteger) {
        let whole = Int64(clamping: seconds).multipliedClamped(by: 1_000_000_000)
        // An end stays the end, whatever part of a second is added.
        self = whole == .max || whole == .min ? whole : whole.addingClamped(Int64(clamping: nanoseconds))
    }
}
