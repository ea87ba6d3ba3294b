import CSearchRank

/// A column of the full-text index, in its order there.
enum SearchColumn: Int, CaseIterable, Sendable {
    case caption, unsure, doubtful, uncertain, absent, description, bodyPart, protocolName, modality, facet

    var name: String { self == .protocolName ? "protocol" : "\(self)" }

    /// What a hit in the column is worth. Where a caption stands behind it, as far as such captions are right.
    var weight: Float {
        switch self {
        case .caption, .unsure, .absent: 10
        case .description: 4
        case .bodyPart, .uncertain: 3
        case .protocolName, .modality: 2
        case .doubtful: 1
        case .facet: 0
        }
    }

    var isCaption: Bool { [.caption, .unsure, .doubtful, .uncertain, .absent].contains(self) }

    /// What a hit rests on that needs the column.
    var basis: SearchBasis? {
        switch self {
        // What is denied is looked for only if it was asked for.
        case .description, .bodyPart, .protocolName, .modality, .absent: .header
        case .caption: .likely
        case .unsure: .unsure
        case .uncertain: .uncertain
        case .doubtful: .doubtful
        case .facet: nil
        }
    }
}

/// Some columns.
struct SearchColumns: OptionSet, Hashable, Sendable {
    let rawValue: Int

    init(rawValue: Int) { self.rawValue = rawValue }
    init(_ columns: SearchColumn...) { rawValue = columns.reduce(0) { $0 | 1 << $1.rawValue } }

    /// What the header states.
    static let header = SearchColumns(.description, .bodyPart, .protocolName, .modality)
    /// What is stated, and not doubtful.
    static let stated = header.union(SearchColumns(.caption, .unsure))
    /// What search finds by itself.
    static let believed = stated.union(SearchColumns(.uncertain))

    func contains(_ column: SearchColumn) -> Bool { rawValue & 1 << column.rawValue != 0 }

    /// As in a full-text expression.
    var filter: String {
        let names = SearchColumn.allCases.filter(contains).map(\.name)
        return "{" + names.joined(separator: " ") + "}"
    }
}
