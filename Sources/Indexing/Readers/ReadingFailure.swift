/// Why a file could not be read or rendered.
public struct ReadingFailure: Error, Sendable, Codable, Equatable, CustomStringConvertible {
    public let path: String
    /// One of the stable words of `fileroom failures`.
    public let code: String
    public let problem: String

    public init(path: String, code: String, problem: String) {
        self.path = path
        self.code = code
        self.problem = problem
    }

    public var description: String { "\(path): \(problem) [\(code)]" }

    /// The code where no reader process could be started: then it is not the file that failed.
    static let readerNotStarted = "reader-not-started"
}
