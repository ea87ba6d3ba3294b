/// Why a run could not be done at all.
public struct IndexingError: Error, CustomStringConvertible, Sendable {
    public let subject: String
    public let problem: String

    public init(_ subject: String, _ problem: String) {
        self.subject = subject
        self.problem = problem
    }

    public var description: String { "\(subject): \(problem)" }
}
