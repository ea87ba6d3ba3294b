import DICOM

/// The limits beyond which a container counts as a decompression bomb.
public struct ContainerLimits: Sendable {
    /// The maximum inflated size of one entry.
    public var bytesPerEntry: Int64 = 1 << 30
    /// All entries together may inflate to this many times the container's size, plus `spareBytes`.
    public var ratio: Int64 = 200
    public var spareBytes: Int64 = 1 << 30
    public var entries = 1_000_000

    public init() {}
}

/// How much of its limits a container has used.
///
/// A class, because a container and one nested in it share their budget.
final class ContainerBudget {
    let limits: ContainerLimits
    private let bytes: Int64
    private var spentBytes: Int64 = 0
    private var entries = 0

    init(_ limits: ContainerLimits, containerBytes: Int64) {
        self.limits = limits
        bytes = containerBytes.multipliedClamped(by: limits.ratio).addingClamped(limits.spareBytes)
    }

    func spend(_ count: Int) throws(ContainerProblem) {
        spentBytes = spentBytes.addingClamped(Int64(count))
        guard spentBytes <= bytes else {
            throw ContainerProblem(.tooLarge, "it inflates to more than \(bytes) bytes, too many for its size")
        }
    }

    func countEntry() throws(ContainerProblem) {
        entries += 1
        guard entries <= limits.entries else {
            throw ContainerProblem(.tooLarge, "it has more than \(limits.entries) entries")
        }
    }
}
