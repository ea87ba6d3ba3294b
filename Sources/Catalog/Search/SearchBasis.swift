import CSearchRank

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
    /// Captions or descriptions leave some of the words open: "possible effusion".
    case uncertain
    /// Something broader is named: the head for the brain.
    case broader
    /// Doubtful captions have words that nothing else has.
    case doubtful

    /// The place in the order, from 0.
    var tier: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// The group of a score, of which it is the whole part.
    init(score: Double) {
        let place = Self.allCases.count - 1 - Int(score)
        self = Self.allCases.indices.contains(place) ? Self.allCases[place] : .doubtful
    }
}
