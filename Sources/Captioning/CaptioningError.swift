/// What keeps a checkpoint from being used, or a picture from being described.
public struct CaptioningError: Error, Equatable, CustomStringConvertible {
    /// The file, tensor or setting.
    public let subject: String
    /// What is wrong with it.
    public let problem: String

    public init(_ subject: String, _ problem: String) {
        self.subject = subject
        self.problem = problem
    }

    public var description: String { "\(subject): \(problem)" }
}
