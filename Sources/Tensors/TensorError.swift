/// What is wrong with a file of tensors, or with one tensor in it.
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
