/// Why a checkpoint or its tokenizer cannot be used, or an image not captioned.
public struct CaptioningError: Error, Equatable, CustomStringConvertible {
    /// The file, tensor or setting.
    public let subject: String
    public let problem: String

    public init(_ subject: String, _ problem: String) {
        self.subject = subject
        self.problem = problem
    }

    public var description: String { "\(subject): \(problem)" }
}
