import ClinicalText

/// How far search and reports believe a caption.
///
/// This is the one home of the thresholds and of the words for them.
public enum CaptionBelief: String, Sendable, Codable, CaseIterable {
    /// A person confirmed it, or it is right at least nine times in ten, or nothing speaks against it.
    case likely
    /// It is right more often than wrong, or was made for a modality that the model was not trained on.
    case unsure
    /// It contradicts the header, says nothing of this image, or is more often wrong than right.
    case doubtful

    /// The least probability of a likely caption.
    public static let likelyFrom = 0.9
    /// The least probability of an unsure caption.
    public static let unsureFrom = 0.5

    /// What a probability is called where it is shown.
    public init(probability: Double) {
        self = probability >= Self.likelyFrom ? .likely : probability >= Self.unsureFrom ? .unsure : .doubtful
    }
}

/// A caption with what is known of its truth.
public protocol JudgedCaption {
    var status: CaptionStatus { get }
    /// That the kind and the part which the caption names are right, 0 to 1; nil if the model has no calibration.
    var probability: Double? { get }
    var doubts: [CaptionDoubt] { get }
}

extension JudgedCaption {
    /// Whether a person stands behind its words, whatever the model's doubts were.
    var isConfirmed: Bool { status == .accepted || status == .edited }

    public var belief: CaptionBelief {
        if isConfirmed { return .likely }
        if doubts.contains(where: \.takesAllBelief) { return .doubtful }
        if let probability { return CaptionBelief(probability: probability) }
        return doubts.isEmpty ? .likely : .unsure
    }

    /// Whether the caption says nothing of its image, or the image is of a kind that the model does not know.
    var isUnrecognised: Bool {
        !isConfirmed && doubts.contains { [.notRecognised, .blankImage, .empty, .unfamiliar].contains($0) }
    }

    /// How often such captions are right, 0 to 1: its share in the score of a search.
    var shareRight: Double {
        if isConfirmed { return 1 }
        let rates = doubts.map(\.measuredRate.share)
        if doubts.contains(where: \.takesAllBelief) { return rates.min() ?? 0 }
        return probability ?? rates.min() ?? MeasuredRate.ofCaptionsWithoutDoubts.share
    }

    /// What stands behind the caption, in brackets, wherever a person reads it; nil if nothing is known.
    ///
    /// - Parameter header: what the header states, to name what the caption contradicts.
    public func remark(header: HeaderFacts) -> String? {
        if isConfirmed { return nil }
        let stated = doubts.compactMap { header.contradicted(by: $0) }
        if !stated.isEmpty { return "contradicts the header: " + stated.joined(separator: ", ") }
        if !doubts.isEmpty, belief == .doubtful || probability == nil {
            return doubts.map(\.sentence).joined(separator: "; ")
        }
        return probability.map { CaptionBelief(probability: $0).rawValue }
    }
}

/// What the header of a series states that a caption can contradict, as it is shown.
public struct HeaderFacts: Sendable {
    private let modality: String?
    private let bodyPart: String?
    private let descriptions: [String?]
    private let laterality: String?

    /// - Parameter descriptions: of the study and the series, and the protocol, in this order.
    public init(modality: String?, bodyPart: String?, descriptions: [String?] = [], laterality: String?) {
        self.modality = modality
        self.bodyPart = bodyPart
        self.descriptions = descriptions
        self.laterality = laterality
    }

    /// What a doubt says is contradicted; nil if the doubt is about something else.
    func contradicted(by doubt: CaptionDoubt) -> String? {
        switch doubt {
        case .otherModality: modality ?? "another modality"
        case .otherBodyPart:
            statedPart ?? "another body part"
        case .otherLaterality:
            switch laterality {
            case "L": "left"
            case "R": "right"
            default: StatedFacts(modality: nil, bodyParts: [bodyPart]).sides.isEmpty ? "another side" : bodyPart
            }
        default: nil
        }
    }

    /// The words that state the part of the body, where `StatedFacts` finds it.
    private var statedPart: String? {
        if !StatedFacts(modality: nil, bodyParts: [bodyPart]).region.isEmpty { return bodyPart }
        if !StatedFacts(modality: modality).region.isEmpty { return modality }
        return descriptions.compactMap { $0 }.first {
            !StatedFacts(modality: nil, descriptions: [$0]).region.isEmpty
        }
    }
}

/// How many captions of a kind were right, of those that were looked at.
///
/// Right: the kind and the part that the caption names are true. Measured on the 61 pictures of public archives about which the
/// bundled model of November 2026 claimed something, each labelled by eye without its header or caption (the table
/// `public-labels.tsv`), with the doubts as they are found today. Some of the pictures were in that model's training set.
struct MeasuredRate: Sendable, Equatable {
    let right: Int
    let of: Int

    /// 0 where none was looked at: such captions are found last.
    var share: Double { of == 0 ? 0 : Double(right) / Double(of) }

    static let ofCaptionsWithoutDoubts = MeasuredRate(right: 38, of: 40)
}

extension CaptionDoubt {
    /// Whether a caption with this doubt is not to be searched as true.
    var takesAllBelief: Bool { self != .outOfDomain }

    var measuredRate: MeasuredRate {
        switch self {
        case .outOfDomain: MeasuredRate(right: 4, of: 10)
        case .otherModality: MeasuredRate(right: 0, of: 8)
        case .otherBodyPart: MeasuredRate(right: 0, of: 5)
        // They claim nothing.
        case .notRecognised, .empty: MeasuredRate(right: 0, of: 0)
        // None occurred that claimed something.
        case .otherLaterality, .repetition, .blankImage, .unfamiliar: MeasuredRate(right: 0, of: 0)
        }
    }
}
