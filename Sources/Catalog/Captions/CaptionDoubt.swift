/// What speaks against a caption before anybody has read it.
public enum CaptionDoubt: String, Sendable, Codable, CaseIterable {
    /// The model was not trained for pictures of this modality.
    case outOfDomain = "out-of-domain"
    /// It names another modality than the header.
    case otherModality = "other-modality"
    /// It says the same over and over.
    case repetition
    /// There is nothing to see in the picture it describes.
    case blankImage = "blank-image"
    /// It has no words.
    case empty
    /// The model says itself that it does not know.
    case notRecognised = "not-recognised"

    /// In words, for whoever reads the caption.
    public var sentence: String {
        switch self {
        case .outOfDomain: "the model was not trained for this modality"
        case .otherModality: "the caption names another modality than the header"
        case .repetition: "the caption says the same over and over"
        case .blankImage: "there is nothing to see in the picture"
        case .empty: "the model said nothing"
        case .notRecognised: "the model could not tell what the picture shows"
        }
    }

    /// As the catalog keeps them: a JSON array.
    static func json(_ doubts: [CaptionDoubt]) -> String {
        "[" + doubts.map { "\"\($0.rawValue)\"" }.joined(separator: ",") + "]"
    }

    /// What the catalog keeps; values of a later version are left out.
    static func all(inJSON text: String) -> [CaptionDoubt] { allCases.filter { text.contains("\"\($0.rawValue)\"") } }
}
