/// The precision in which the weights of a product are kept.
///
/// All of them accumulate in single precision.
public enum Precision: String, Sendable, Codable, CaseIterable {
    /// Single precision, as checkpoints are trained.
    case f32
    /// bfloat16, 8 bits of precision, for the weights and for the inputs.
    case bf16
    /// Integers from -127 to 127: each block of 128 weights of an output has a scale, and so has each block of 128 inputs
    /// of a row, computed for every product.
    case int8
}

/// How weights are copied into the form that is fastest to multiply by.
public struct Packing: Sendable {
    public let precision: Precision
    /// The workers that share the copying.
    public let workers: Workers

    public init(precision: Precision = .f32, workers: Workers) {
        self.precision = precision
        self.workers = workers
    }
}
