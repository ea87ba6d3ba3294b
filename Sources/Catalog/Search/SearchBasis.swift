/// What a hit rests on: the groups of hits in their order.
public enum SearchBasis: String, Sendable, Codable, CaseIterable {
    /// The header has every word.
    case header
    /// Likely captions have the words that the header lacks.
    case likely
    /// The header has every word, but the model could not recognise the image.
    case unrecognised
    /// Unsure captions have words that nothing else has.
    case unsure
    /// Doubtful captions have words that nothing else has.
    case doubtful

    /// The whole part of the scores.
    var base: Double { Double(Self.allCases.drop { $0 != self }.count - 1) }

    private static let headerColumns = "description bodyPart protocol modality"

    /// The columns that may have the words.
    private var columns: String {
        switch self {
        case .header, .unrecognised: "{\(Self.headerColumns)}"
        case .likely: "{caption \(Self.headerColumns)}"
        case .unsure: "{caption unsureCaption \(Self.headerColumns)}"
        case .doubtful: "{caption unsureCaption doubtfulCaption \(Self.headerColumns)}"
        }
    }

    /// A full-text expression: every phrase, and one of them in the column that makes the difference.
    func expression(_ phrases: [String]) -> String {
        let all = "(\(columns) : (\(phrases.joined(separator: " AND "))))"
        let any = "(\(phrases.joined(separator: " OR ")))"
        switch self {
        // A likely caption that says the same adds to the score.
        case .header: return "\(all) OR (\(all) AND (caption : \(any)))"
        case .unrecognised: return all
        case .likely: return "(caption : \(any)) AND \(all)"
        case .unsure: return "(unsureCaption : \(any)) AND \(all)"
        case .doubtful: return "(doubtfulCaption : \(any)) AND \(all)"
        }
    }

    /// An expression for the hits of earlier groups that this one would repeat; nil if there are none.
    func repeated(_ phrases: [String]) -> String? {
        let others = "(\(phrases.joined(separator: " AND ")))"
        switch self {
        case .header, .unrecognised: return nil
        case .likely: return "\(Self.header.columns) : \(others)"
        case .unsure: return "\(Self.likely.columns) : \(others)"
        case .doubtful: return "\(Self.unsure.columns) : \(others)"
        }
    }

    /// An expression that looks where search looks by default.
    static func believed(_ expression: String) -> String { "\(Self.unsure.columns) : (\(expression))" }

    /// Whether the image must be one that the model recognised, or must not; nil if either will do.
    var isUnrecognised: Bool? {
        switch self {
        case .header: false
        case .unrecognised: true
        default: nil
        }
    }
}
