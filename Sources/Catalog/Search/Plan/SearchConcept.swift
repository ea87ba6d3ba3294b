import ClinicalText
import GRDB

/// Neighbouring words as the index keeps them, and where they are looked for.
struct IndexPhrase: Hashable, Sendable {
    var words: [String]
    var isPrefix = false
    /// Nil: wherever the search looks.
    var columns: SearchColumns?

    /// Each word is letters and digits, so nothing in it is read as FTS5 syntax.
    func expression(within columns: SearchColumns) -> String {
        let phrase = "\"" + words.joined(separator: " ") + "\"" + (isPrefix ? " *" : "")
        return "(\((self.columns ?? columns).filter) : \(phrase))"
    }
}

/// One thing that is asked for, which may be said in several ways.
struct SearchConcept: Sendable {
    /// One way: phrases that must all occur.
    struct Alternative: Hashable, Sendable {
        var phrases: [IndexPhrase]
        /// None of these may occur beside them.
        var excluded: [Alternative] = []
        /// Of the weight: words that were typed count more than others for the same.
        var factor: Float = 1
        /// Whether it is something broader than what was asked for.
        var isBroader = false
        /// The first group that its hits may be in.
        var leastBasis: SearchBasis { isBroader ? .broader : isFinding ? .likely : .header }
        /// A finding in a description is what was looked for, and no more certain than in a caption.
        var isFinding = false
    }

    /// The words as they were typed.
    let typed: String
    var alternatives: [Alternative]
    /// Other names that are looked for as well, to show.
    var otherNames: [String] = []
    var isFinding = false {
        didSet { for index in alternatives.indices { alternatives[index].isFinding = isFinding } }
    }
    /// What was asked to be said of it; nil for anything but what is denied.
    var assertion: Assertion?
}

extension SearchConcept {
    /// Without the ways to say it that have a word which no document has. The first one, as typed, stays.
    func pruned(_ contains: (String) throws -> Bool) rethrows -> SearchConcept {
        guard alternatives.count > 1 else { return self }
        var known: [String: Bool] = [:]
        func isKnown(_ words: [String]) throws -> Bool {
            for word in words {
                let isThere = try known[word] ?? contains(word)
                known[word] = isThere
                if !isThere { return false }
            }
            return true
        }
        var pruned = self
        pruned.alternatives = try alternatives.enumerated().filter { index, alternative in
            try index == 0 || alternative.phrases.allSatisfy { try $0.isPrefix || isKnown($0.words) }
        }.map(\.element)
        pruned.otherNames = try otherNames.filter { try isKnown(IndexWords.of($0)) }
        return pruned
    }
}

/// A full-text expression, with what its phrases are to the rank function.
struct RankedExpression {
    private(set) var text = ""
    private(set) var phrases: [RankPlan.Phrase] = []

    /// Every concept in one of its ways.
    init(_ concepts: [SearchConcept], columns: SearchColumns, includingBroader: Bool, excluding: [SearchConcept] = []) {
        var number = Int32(0)
        let parts = concepts.enumerated().map { index, concept in
            let all = concept.alternatives.filter { includingBroader || !$0.isBroader }.map { alternative in
                number += 1
                return expression(alternative, within: columns, concept: Int32(index), number)
            }
            return Self.joined(all, "OR")
        }
        text = Self.joined(parts, "AND")
        guard !excluding.isEmpty else { return }
        let unwanted = excluding.flatMap(\.alternatives).map { expression($0, within: columns, concept: -1, 0) }
        text = "(\(text)) NOT \(Self.joined(unwanted, "OR"))"
    }

    private mutating func expression(
        _ alternative: SearchConcept.Alternative, within columns: SearchColumns, concept: Int32, _ number: Int32
    ) -> String {
        let words = alternative.phrases.map { phrase in
            phrases.append(
                .init(
                    concept: concept, alternative: number, tier: Int32(alternative.leastBasis.tier),
                    factor: alternative.factor))
            return phrase.expression(within: columns)
        }
        let all = Self.joined(words, "AND")
        guard !alternative.excluded.isEmpty else { return all }
        let unwanted = alternative.excluded.map { expression($0, within: columns, concept: -1, 0) }
        return "(\(all) NOT \(Self.joined(unwanted, "OR")))"
    }

    private static func joined(_ parts: [String], _ word: String) -> String {
        parts.count == 1 ? parts[0] : "(" + parts.joined(separator: " \(word) ") + ")"
    }
}
