public import ClinicalText

/// What a search found, and what a person should know of it.
public struct SearchAnswer: Sendable {
    /// How many series a search has.
    public struct Total: Sendable, Equatable {
        /// At most `SearchAnswer.mostRanked`.
        public var count: Int
        /// Whether there are more than these.
        public var isMore: Bool
        /// The oldest study among those that were ranked, `YYYY-MM-DD`, if not all were.
        public var rankedBackTo: String?
    }

    /// What was asked for, and how it was understood.
    public struct Concept: Sendable, Equatable {
        /// The words as they were typed.
        public let typed: String
        /// Other names that were looked for as well.
        public let otherNames: [String]
        /// What the texts must say of it; nil for anything but what they deny.
        public let assertion: Assertion?
        /// How many series have it, counted up to a bound.
        public let count: Int
        /// Whether it is a finding, which headers rarely name.
        public let isFinding: Bool
        /// Whether it is a finding of which no caption says anything.
        public let isNotInCaptions: Bool
    }

    /// The values of an attribute among the series that were found.
    public struct Facet: Sendable, Equatable {
        public enum Name: String, Sendable, CaseIterable { case modality, bodyPart, year }

        public struct Value: Sendable, Equatable {
            public let value: String
            public let count: Int
        }

        public let name: Name
        /// The most frequent first.
        public let values: [Value]
    }

    /// Why nothing was found.
    public enum Nothing: Sendable, Equatable {
        /// No series has these words.
        case unknown([String])
        /// Series have each of the words, but none has all; without this one there would be so many.
        case without(String, count: Int)
        /// There are series with the words, but none of them passes the fields and options.
        case filtered(count: Int)
    }

    /// The newest so many series are ranked.
    public static let mostRanked = 20_000

    public init() {}

    /// More that deny something are not counted.
    public static let mostDenied = 5000

    public internal(set) var hits: [SearchHit] = []
    public internal(set) var total = Total(count: 0, isMore: false, rankedBackTo: nil)
    /// Whether there are more studies than these, if they are the hits.
    public internal(set) var hasMoreStudies = false
    /// Counted among the newest `mostRanked`, if they were asked for.
    public internal(set) var facets: [Facet] = []
    public internal(set) var concepts: [Concept] = []
    /// Words that decided nothing, such as "of".
    public internal(set) var ignored: [String] = []
    /// How many more series speak of all the words, and deny some of them; at most `mostDenied`.
    public internal(set) var denied = 0
    public internal(set) var nothing: Nothing?
    /// Words of the archive that are written nearly like words that no series has.
    public internal(set) var suggestions: [String: [String]] = [:]
    /// Whether all series are in the index; false while it is being made again.
    public internal(set) var isIndexComplete = true
}
