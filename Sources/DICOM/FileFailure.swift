/// Why a file could not be read or rendered.
public struct FileFailure: Error, Sendable, Equatable, Codable, CustomStringConvertible {
    /// The file, or the path of an entry in a container.
    public var path: String
    public var code: FailureCode
    /// What is wrong, in words someone can act on. Nothing of the patient is in it.
    public var message: String

    public init(path: String, code: FailureCode, message: String) {
        self.path = path
        self.code = code
        self.message = message
    }

    public var description: String { "\(path): \(message) [\(code)]" }
}
