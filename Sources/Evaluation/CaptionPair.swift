/// What was said of a picture and what should have been said.
public struct CaptionPair: Sendable, Hashable, Codable {
    public var candidate: String
    /// One or more; a pair without any has no part in the metrics that compare.
    public var references: [String]

    public init(candidate: String, references: [String]) {
        self.candidate = candidate
        self.references = references
    }
}
