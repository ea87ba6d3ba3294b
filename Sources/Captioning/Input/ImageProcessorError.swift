/// Why an image processor's configuration cannot be used, in words someone can act on.
public struct ImageProcessorError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The configuration file, and its field if there is one.
    public let subject: String
    public let problem: String

    public init(subject: String, problem: String) {
        self.subject = subject
        self.problem = problem
    }

    public var description: String { "\(subject): \(problem)" }
}
