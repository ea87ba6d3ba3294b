/// How precisely the weights of a product are kept.
///
/// Sums are single-precision in all of them.
public enum Precision: String, Sendable, Codable, CaseIterable {
    /// Single precision, as checkpoints are trained.
    case f32
    /// bfloat16: 8 bits of fraction, for the weights and for what they are multiplied by.
    case bf16
    /// Whole numbers from -127 to 127: the weights with a scale for every 128 of an output, what they are multiplied by
    /// with a scale for every 128 of a row, found anew each time.
    case int8
}

/// How weights are copied into the form that products are fastest with.
public struct Packing: Sendable {
    public let precision: Precision
    /// Who shares the copying.
    public let workers: Workers

    public init(precision: Precision = .f32, workers: Workers) {
        self.precision = precision
        self.workers = workers
    }
}
