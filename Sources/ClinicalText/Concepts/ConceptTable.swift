/// Concepts, and an index of their phrases.
public struct ConceptTable: Sendable {
    public let concepts: [Concept]

    private let positions: [String: Int]
    private let narrower: [String: [Int]]
    /// What a phrase means, by its words in their normal form with a space between.
    private let senses: [String: [Sense]]
    /// How many words the longest phrase has, by its first word, where it has more than one.
    private let lengths: [String: Int]

    private struct Sense: Sendable {
        let concept: Int
        let modalities: Set<String>
    }

    /// Words of a query, and the concepts that they name.
    public struct Match: Sendable, Hashable {
        public let range: Range<Int>
        /// Several, if the phrase is ambiguous: MS is multiple sclerosis and mitral stenosis.
        public let concepts: [Concept]
    }

    init(concepts: [Concept]) {
        self.concepts = concepts
        var positions: [String: Int] = [:]
        var narrower: [String: [Int]] = [:]
        var senses: [String: [Sense]] = [:]
        var lengths: [String: Int] = [:]
        senses.reserveCapacity(concepts.reduce(0) { $0 + $1.phrases.count })
        for (position, concept) in concepts.enumerated() {
            positions[concept.id] = position
            for id in concept.broader { narrower[id, default: []].append(position) }
            for phrase in concept.phrases {
                let words = phrase.words
                guard let first = words.first else { continue }
                senses[ConceptPhrase.normalForm(of: words), default: []].append(
                    Sense(concept: position, modalities: phrase.modalities))
                if words.count > 1 {
                    lengths[WordForms.normal(first), default: 1].formMaximum(words.count)
                }
            }
        }
        self.positions = positions
        self.narrower = narrower
        self.senses = senses
        self.lengths = lengths
    }

    public subscript(id: String) -> Concept? { positions[id].map { concepts[$0] } }

    /// The concepts that words of a query name: the longest phrases first, none of which overlap, in the order of the words.
    ///
    /// - Parameters:
    ///   - words: As `SearchWords.split` gives them, in any case and with any accents.
    ///   - modality: The value of Modality (0008,0060) that the search is restricted to. Meanings that a phrase does not have
    ///     with that modality are left out. Without one, meanings that need a modality count where the phrase has no other:
    ///     MS alone is multiple sclerosis or mitral stenosis, and TOE alone is a toe and not an echocardiogram.
    public func matches(in words: [String], modality: String? = nil) -> [Match] {
        let words = words.map { WordForms.normal(FoldedText.fold($0)) }
        var found: [(range: Range<Int>, concepts: [Int])] = []
        for start in words.indices {
            for length in (0..<min(lengths[words[start]] ?? 1, words.count - start)).reversed() {
                let range = start..<(start + length + 1)
                guard let senses = senses[words[range].joined(separator: " ")] else { continue }
                let named = meanings(senses, modality: modality)
                if !named.isEmpty { found.append((range, named)) }
            }
        }
        return chosen(found, words: words.count)
    }

    private func meanings(_ senses: [Sense], modality: String?) -> [Int] {
        var meant = senses.filter { $0.modalities.isEmpty || modality.map($0.modalities.contains) ?? true }
        if modality == nil, meant.contains(where: \.modalities.isEmpty) { meant.removeAll { !$0.modalities.isEmpty } }
        return meant.map(\.concept)
    }

    private func chosen(_ found: [(range: Range<Int>, concepts: [Int])], words: Int) -> [Match] {
        var taken = [Bool](repeating: false, count: words)
        var matches: [Match] = []
        let byLength = found.sorted { ($1.range.count, $0.range.lowerBound) < ($0.range.count, $1.range.lowerBound) }
        for (range, named) in byLength where !range.contains(where: { taken[$0] }) {
            for position in range { taken[position] = true }
            matches.append(Match(range: range, concepts: named.map { concepts[$0] }))
        }
        return matches.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// What contains `concept` or is more general, nearest first: the calcaneus is in the foot, the foot in the leg.
    public func broader(than concept: Concept) -> [Concept] {
        related(to: concept) { ($0.broader).compactMap { positions[$0] } }
    }

    /// What `concept` contains or is more general than, nearest first.
    public func narrower(than concept: Concept) -> [Concept] {
        related(to: concept) { narrower[$0.id] ?? [] }
    }

    /// Breadth first; each concept once, so that a circle in a site's list ends.
    private func related(to concept: Concept, by step: (Concept) -> [Int]) -> [Concept] {
        var seen: Set<Int> = positions[concept.id].map { [$0] } ?? []
        var found: [Int] = []
        var level = step(concept)
        while !level.isEmpty {
            level = level.filter { seen.insert($0).inserted }
            found += level
            level = level.flatMap { step(concepts[$0]) }
        }
        return found.map { concepts[$0] }
    }

    /// The identifiers that a concept names as broader and that no concept has, as a misspelling in a site's list.
    public var unknownBroader: [String] {
        Set(concepts.flatMap(\.broader)).filter { positions[$0] == nil }.sorted()
    }

    /// Both tables in one. A concept that both have gets the phrases and the broader concepts of both, and keeps its name.
    public func merging(_ other: ConceptTable) -> ConceptTable {
        var merged = concepts
        for concept in other.concepts {
            guard let position = positions[concept.id] else {
                merged.append(concept)
                continue
            }
            merged[position] = merged[position].adding(concept)
        }
        return ConceptTable(concepts: merged)
    }
}

extension Int {
    fileprivate mutating func formMaximum(_ other: Int) { self = Swift.max(self, other) }
}
