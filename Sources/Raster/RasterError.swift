/// What is wrong with a picture file, in words someone can act on.
public struct RasterError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file's path, or what it is where there is none ("PNG data").
    public let subject: String
    public let problem: String

    public init(subject: String, problem: String) {
        self.subject = subject
        self.problem = problem
    }

    public var description: String { "\(subject): \(problem)" }
}
