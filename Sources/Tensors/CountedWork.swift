import Synchronization

/// How much arithmetic the products of matrices have taken, for benchmarks: a multiplication and an addition are two.
///
/// What is counted is what is done: a sentence that ends early costs nothing more.
public enum CountedWork {
    private static let operations = Atomic(0)

    /// All so far in this process.
    public static var total: Int { operations.load(ordering: .relaxed) }

    static func add(_ rows: Int, _ depth: Int, _ width: Int) {
        operations.wrappingAdd(2 * rows * depth * width, ordering: .relaxed)
    }
}
