/// A reason to doubt a caption, found before a person has read it.
public enum CaptionDoubt: String, Sendable, Codable, CaseIterable {
    /// The model was not trained on images of this modality.
    case outOfDomain = "out-of-domain"
    /// It names another modality than the header.
    case otherModality = "other-modality"
    /// It names another part of the body than the header.
    case otherBodyPart = "other-body-part"
    /// It names another side than the header.
    case otherLaterality = "other-laterality"
    /// It repeats itself.
    case repetition
    /// Its image is blank.
    case blankImage = "blank-image"
    /// It has no words.
    case empty
    /// The model itself output that it does not know.
    case notRecognised = "not-recognised"
    /// The image is unlike those that the model was trained on.
    case unfamiliar

    /// The doubt in words, for the reader of the caption.
    public var sentence: String {
        switch self {
        case .outOfDomain: "the model was not trained on this modality"
        case .otherModality: "the caption names another modality than the header"
        case .otherBodyPart: "the caption names another body part than the header"
        case .otherLaterality: "the caption names another side than the header"
        case .repetition: "the caption repeats itself"
        case .blankImage: "the image is blank"
        case .empty: "the caption is empty"
        case .notRecognised: "the model could not tell what the image shows"
        case .unfamiliar: "the image is unlike those that the model was trained on"
        }
    }

    /// A JSON array, as the catalog stores it.
    static func json(_ doubts: [CaptionDoubt]) -> String {
        "[" + doubts.map { "\"\($0.rawValue)\"" }.joined(separator: ",") + "]"
    }

    /// The doubts in a JSON array; values of a later version are left out.
    static func all(inJSON text: String) -> [CaptionDoubt] { allCases.filter { text.contains("\"\($0.rawValue)\"") } }
}
