import Synchronization

/// The floating-point operations of all matrix products, for benchmarks: a multiplication and an addition are two.
///
/// Only work that is done counts, so a sentence that ends early costs less.
public enum FLOPCount {
    private static let operations = Atomic(0)

    /// The count of this process so far.
    public static var total: Int { operations.load(ordering: .relaxed) }

    static func add(_ rows: Int, _ depth: Int, _ width: Int) {
        operations.wrappingAdd(2 * rows * depth * width, ordering: .relaxed)
    }
}
