import DICOM

/// How much a container may hold before it is taken for a decompression bomb.
public struct ContainerLimits: Sendable {
    /// The most that one entry may inflate to.
    public var bytesPerEntry: Int64 = 1 << 30
    /// All that is inflated together may be this many times the container's own bytes, and `spareBytes` more.
    public var ratio: Int64 = 200
    public var spareBytes: Int64 = 1 << 30
    public var entries = 1_000_000

    public init() {}
}

/// What of its limits a container has used up.
///
/// A class: a container and the one within it spend from the same purse.
final class ContainerBudget {
    let limits: ContainerLimits
    private let bytes: Int64
    private var spentBytes: Int64 = 0
    private var entries = 0

    init(_ limits: ContainerLimits, containerBytes: Int64) {
        self.limits = limits
        let product = containerBytes.multipliedReportingOverflow(by: limits.ratio)
        let sum = product.partialValue.addingReportingOverflow(limits.spareBytes)
        bytes = product.overflow || sum.overflow ? .max : sum.partialValue
    }

    func spend(_ count: Int) throws(ContainerProblem) {
        spentBytes += Int64(count)
        guard spentBytes <= bytes else {
            throw ContainerProblem(.tooLarge, "it inflates to more than \(bytes) bytes, which its own do not justify")
        }
    }

    func countEntry() throws(ContainerProblem) {
        entries += 1
        guard entries <= limits.entries else {
            throw ContainerProblem(.tooLarge, "it has more than \(limits.entries) entries")
        }
    }
}
