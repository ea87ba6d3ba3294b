/// What has become of a caption in review.
public enum CaptionStatus: String, Sendable, Codable, CaseIterable {
    /// No person has judged it.
    case machine
    case inReview = "in-review"
    case accepted
    /// A person replaced its words.
    case edited
    /// It is neither shown nor found, unless rejected captions are asked for.
    case rejected
}
