/// Why pictures cannot be prepared for an encoder, in words someone can act on.
public struct ImageProcessorError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The configuration file or the picture.
    public let subject: String
    public let problem: String

    public init(subject: String, problem: String) {
        self.subject = subject
        self.problem = problem
    }

    public var description: String { "\(subject): \(problem)" }
}
