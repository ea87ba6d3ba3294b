/// What a person searches for, as it was understood.
public indirect enum QueryNode: Sendable, Equatable {
    /// Words that must occur.
    case words(QueryWords)
    /// An attribute that must have a value.
    case attribute(AttributeTest)
    case all([QueryNode])
    case any([QueryNode])
    case not(QueryNode)
}

/// A word, a phrase, or the start of a word.
public struct QueryWords: Sendable, Equatable {
    /// Where the words are looked for, and how literally.
    public enum Scope: String, Sendable, CaseIterable {
        /// In captions and header texts, with everything that means the same.
        case everywhere
        /// As they stand, without other spellings.
        case exact
        /// In the study and series descriptions.
        case desc
        /// In captions.
        case caption
        /// In the protocol and the contrast agent.
        case protocolName = "protocol"
        /// Where they are denied: "no effusion".
        case absent
        /// Where they are left open: "possible effusion".
        case uncertain
        /// Stated, left open or denied.
        case any
    }

    /// The text as it was typed, without its quotation marks.
    public var text: String
    /// Whether the words must be adjacent.
    public var isPhrase: Bool
    /// Whether the last word is the start of one.
    public var isPrefix: Bool
    public var scope: Scope

    public init(_ text: String, isPhrase: Bool = false, isPrefix: Bool = false, scope: Scope = .everywhere) {
        self.text = text
        self.isPhrase = isPhrase
        self.isPrefix = isPrefix
        self.scope = scope
    }
}

/// A test of an attribute, such as `modality:CT` or `date:2020..2022`.
public struct AttributeTest: Sendable, Equatable {
    public enum Value: Sendable, Equatable {
        /// Text that the attribute contains, compared as search compares.
        case contains(String)
        /// A code that the attribute is.
        case equals(String)
        /// The start of a code or a UID.
        case starts(String)
        /// Numbers from the first to the last; nil for no limit.
        case numbers(Bound?, Bound?)
        /// Days from the first to the last, `YYYY-MM-DD`; nil for no limit.
        case days(String?, String?)
        /// The attribute has any value at all.
        case isThere
    }

    /// A limit of a range of numbers.
    public struct Bound: Sendable, Equatable {
        public var value: Double
        public var isIncluded: Bool

        public init(_ value: Double, isIncluded: Bool = true) {
            self.value = value
            self.isIncluded = isIncluded
        }
    }

    public var field: SearchField
    public var value: Value

    public init(_ field: SearchField, _ value: Value) {
        self.field = field
        self.value = value
    }
}

/// A query that says something impossible, and where.
public struct QueryMistake: Error, Sendable, Equatable, CustomStringConvertible {
    public let message: String
    /// The query that was typed.
    public let query: String
    /// Which of its Unicode scalars are meant.
    public let range: Range<Int>

    /// The problem, then the query with the place marked:
    ///
    ///     'abc' is not a date, expected 2020, 2020-06, 2020-06-15 or last-month
    ///       chest date:abc
    ///                  ^^^
    public var description: String {
        let scalars = Array(query.unicodeScalars)
        // A long query is shown around the place.
        let first = range.lowerBound > Self.width ? range.lowerBound - Self.width / 2 : 0
        let last = min(scalars.count, max(first + Self.width, range.lowerBound + 1))
        let shown = scalars[min(first, last)..<last].map { $0.properties.isWhitespace ? " " : $0 }
        let marks = min(max(1, range.count), max(1, last - range.lowerBound))
        return message + "\n  " + String(shown[...]) + "\n  " + String(repeating: " ", count: range.lowerBound - first)
            + String(repeating: "^", count: marks)
    }

    private static let width = 72
}
