import ClinicalText

/// Words of a query as the index keeps them, with what was typed.
struct TypedWords {
    let words: [String]
    /// For each of the words, the place in `spellings` of what it was made of; nil if words were joined.
    private let places: [Int]?
    private let spellings: [Substring]

    init(_ spellings: [Substring]) {
        self.spellings = spellings
        words = IndexWords.of(spellings.joined(separator: " "))
        let each = spellings.map { IndexWords.of($0) }
        places =
            each.flatMap { $0 } == words ? each.indices.flatMap { Array(repeating: $0, count: each[$0].count) } : nil
    }

    func spelling(of range: Range<Int>) -> String {
        guard let places, let first = range.first.map({ places[$0] }), let last = range.last.map({ places[$0] }) else {
            return words[range].joined(separator: " ")
        }
        return spellings[first...last].joined(separator: " ")
    }
}
