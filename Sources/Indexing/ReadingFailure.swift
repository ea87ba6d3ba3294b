/// Why a file could not be read or rendered.
public struct ReadingFailure: Error, Sendable, Codable, Equatable, CustomStringConvertible {
    public let path: String
    /// One of the stable words of `fileroom failures`.
    public let code: String
    public let problem: String
    /// The file was read and could not be rendered.
    public let isRendering: Bool

    public init(path: String, code: String, problem: String, isRendering: Bool = false) {
        self.path = path
        self.code = code
        self.problem = problem
        self.isRendering = isRendering
    }

    public var description: String { "\(path): \(problem)" }

    /// The code where no reader process could be started: then it is not the file that failed.
    static let readerNotStarted = "reader-not-started"
}
