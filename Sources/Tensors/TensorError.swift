/// Why a file of tensors, or one tensor in it, cannot be used.
public struct TensorError: Error, Equatable, CustomStringConvertible {
    /// The file or tensor.
    public let subject: String
    /// What is wrong with it.
    public let problem: String

    public init(_ subject: String, _ problem: String) {
        self.subject = subject
        self.problem = problem
    }

    public var description: String { "\(subject): \(problem)" }
}
