/// Why an image could not be decoded, encoded or framed, in words someone can act on.
public struct RasterError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The path of the file, or what failed ("PNG", "image of 9000 x 1").
    public let subject: String
    public let problem: String

    public init(subject: String, problem: String) {
        self.subject = subject
        self.problem = problem
    }

    public var description: String { "\(subject): \(problem)" }
}
