public import DICOM

/// Why a frame could not be rendered.
public struct RenderingError: Error, Sendable, Equatable, CustomStringConvertible {
    public let code: FailureCode
    /// What was being rendered, such as `frame 3`.
    public let subject: String
    public let message: String

    public init(code: FailureCode, subject: String, message: String) {
        self.code = code
        self.subject = subject
        self.message = message
    }

    public var description: String { "\(subject): \(message)" }
}
