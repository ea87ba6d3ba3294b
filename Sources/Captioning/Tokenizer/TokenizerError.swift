/// What is wrong with a tokenizer's files, in words someone can act on.
public struct TokenizerError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file.
    public let subject: String
    public let problem: String

    public init(subject: String, problem: String) {
        self.subject = subject
        self.problem = problem
    }

    public var description: String { "\(subject): \(problem)" }
}
