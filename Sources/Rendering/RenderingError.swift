/// Why a frame could not be shown.
public struct RenderingError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A stable word for reports and `failures`: `unsupported-photometric-interpretation`, `invalid-pixel-data`,
    /// `invalid-palette`, `too-large`.
    public let code: String
    /// What was being rendered, such as `frame 3`.
    public let subject: String
    public let problem: String

    public init(code: String, subject: String, problem: String) {
        self.code = code
        self.subject = subject
        self.problem = problem
    }

    public var description: String { "\(subject): \(problem)" }
}
