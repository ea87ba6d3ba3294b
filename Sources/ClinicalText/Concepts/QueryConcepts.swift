/// The concepts that queries name: those the program knows, and those of a site's own table.
///
/// It gives the same answers as `ConceptTable` and reads only the lines that a query needs.
public struct QueryConcepts: Sendable {
    /// Without a site's table.
    public static let builtIn = QueryConcepts(index: .builtIn, own: nil)

    /// A query has a few words. What somebody pastes is not looked at further.
    static let mostWords = 64

    private let index: ConceptLineIndex
    private let own: OwnConcepts?

    /// Where a concept stands.
    private enum Place: Hashable {
        case line(Int)
        /// In a site's table, and not known otherwise.
        case own(Int)
    }

    /// Words of a query that are a name of a concept.
    private struct Hit {
        let words: Range<Int>
        let place: Place
        let modalities: Set<String>
    }

    private init(index: ConceptLineIndex, own: OwnConcepts?) {
        self.index = index
        self.own = own
    }

    /// Also those of a site's table. A concept with the identifier of a built-in one adds names to it.
    public init(adding table: ConceptTable) {
        self.init(index: .builtIn, own: OwnConcepts(table, index: .builtIn))
    }

    /// The concepts that the words of a query name, the longest names first. Those of different concepts do not overlap; an
    /// ambiguous name gives several with the same words.
    ///
    /// - Parameters:
    ///   - words: As `IndexWords` gives them.
    ///   - modality: The value of Modality (0008,0060) that the search is restricted to. Meanings that a name does not have
    ///     with that modality are left out. Without one, meanings that need a modality count where the name has no other:
    ///     MS alone is multiple sclerosis or mitral stenosis, and TOE alone is a toe and not an echocardiogram.
    public func found(in words: [String], modality: String? = nil) -> [QueryConcept] {
        let words = Array(words.prefix(Self.mostWords))
        return chosen(hits(in: words, startingAt: words.indices), modality: modality).map { hit in
            concept(named: words[hit.words], hit: hit, modality: modality)
        }
    }

    /// What a concept contains or is more general than, nearest first: the liver is in the abdomen. At most `limit`, because
    /// each costs some microseconds and a part of the body may have hundreds.
    public func narrower(than concept: QueryConcept, modality: String? = nil, limit: Int = 24) -> [QueryConcept.Related]
    {
        guard let place = place(of: concept.id) else { return [] }
        return related(to: place, limit: limit, modality: modality) { self.narrower(than: $0) }
    }

    // MARK: Names

    /// The lines of the built-in concepts that all of the words together name.
    func lines(named words: [String], modality: String?) -> [Int] {
        meant(hits(in: words, startingAt: words.indices.prefix(1)), modality: modality).compactMap { hit in
            guard hit.words == words.indices, case .line(let line) = hit.place else { return nil }
            return line
        }
    }

    private func hits(in words: [String], startingAt starts: Range<Int>) -> [Hit] {
        var hits: [Hit] = []
        // Names with the same letters have many words in common.
        var cache = IndexWords.Cache(slotBits: 8)
        for start in starts {
            for name in index.candidates(for: words[start]) {
                let named = index.words(ofNameAt: name, &cache)
                guard words[start...].starts(with: named) else { continue }
                Self.append(
                    Hit(
                        words: start..<(start + named.count), place: .line(index.line(at: name)),
                        modalities: index.modalities(ofNameAt: name)), to: &hits)
            }
            for name in own?.names[words[start]] ?? [] where words[start...].starts(with: name.words) {
                let place = own?.lines[name.concept].map { Place.line($0) } ?? .own(name.concept)
                Self.append(
                    Hit(words: start..<(start + name.words.count), place: place, modalities: name.modalities),
                    to: &hits)
            }
        }
        return hits
    }

    /// A concept may have two names that are one to the index: `x ray` and `xray`.
    private static func append(_ hit: Hit, to hits: inout [Hit]) {
        if let known = hits.firstIndex(where: { $0.words == hit.words && $0.place == hit.place }) {
            if hit.modalities.isEmpty { hits[known] = hit }
        } else {
            hits.append(hit)
        }
    }

    /// What names mean with a modality.
    private func meant(_ hits: [Hit], modality: String?) -> [Hit] {
        let meant = hits.filter { $0.modalities.isEmpty || modality.map($0.modalities.contains) ?? true }
        guard modality == nil else { return meant }
        return meant.filter { hit in
            hit.modalities.isEmpty || !meant.contains { $0.words == hit.words && $0.modalities.isEmpty }
        }
    }

    private func chosen(_ hits: [Hit], modality: String?) -> [Hit] {
        var chosen: [Hit] = []
        let byLength = meant(hits, modality: modality)
            .sorted { ($1.words.count, $0.words.lowerBound) < ($0.words.count, $1.words.lowerBound) }
        for hit in byLength where !chosen.contains(where: { $0.words.overlaps(hit.words) && $0.words != hit.words }) {
            chosen.append(hit)
        }
        return chosen
    }

    // MARK: Concepts

    private func concept(named typed: ArraySlice<String>, hit: Hit, modality: String?) -> QueryConcept {
        let concept = concept(at: hit.place)
        let names = QueryNames(of: concept, without: Array(typed), modality: modality)
        let broader = related(to: hit.place, limit: 8, modality: modality) { self.broader(than: $0) }
        return QueryConcept(
            words: hit.words, id: concept.id, name: concept.name, kind: concept.kind,
            modalities: concept.kind == .modality
                ? ModalityCodes.codes(of: [concept.id] + broader.map(\.id)) : [],
            alternatives: names.names.map(\.words), shown: names.names.map(\.text), broader: broader)
    }

    private func concept(at place: Place) -> Concept {
        switch place {
        case .own(let number): return own?.table.concepts[number] ?? index.concept(0)
        case .line(let line):
            let concept = index.concept(line)
            guard let added = own?.added[line] else { return concept }
            return added.reduce(concept) { $0.adding($1) }
        }
    }

    private func place(of id: String) -> Place? {
        if let line = index.line(id: id) { return .line(line) }
        return own?.table.concepts.firstIndex { $0.id == id }.map { .own($0) }
    }

    private func broader(than place: Place) -> [Place] {
        switch place {
        case .own: return concept(at: place).broader.compactMap(self.place(of:))
        case .line(let line):
            let more = own?.added[line]?.flatMap(\.broader).compactMap(self.place(of:)) ?? []
            return index.broader(than: line).map { .line($0) } + more
        }
    }

    private func narrower(than place: Place) -> [Place] {
        var narrower: [Place] = []
        if case .line(let line) = place { narrower += index.narrower(than: line).map { .line($0) } }
        if let own {
            let id = concept(at: place).id
            for (number, concept) in own.table.concepts.enumerated() where concept.broader.contains(id) {
                narrower.append(own.lines[number].map { .line($0) } ?? .own(number))
            }
        }
        return narrower
    }

    /// Breadth first; each concept once, so that a circle in a site's list ends.
    private func related(
        to place: Place, limit: Int, modality: String?, by step: (Place) -> [Place]
    ) -> [QueryConcept.Related] {
        var found = [place]
        var next = 0
        while next < found.count, found.count <= limit {
            for place in step(found[next]) where !found.contains(place) { found.append(place) }
            next += 1
        }
        return found.dropFirst().prefix(limit).map { place in
            let concept = concept(at: place)
            let names = QueryNames(of: concept, without: nil, modality: modality)
            return QueryConcept.Related(id: concept.id, name: concept.name, names: names.names.map(\.words))
        }
    }
}

/// A site's table, by the first words of its names.
private struct OwnConcepts: Sendable {
    struct Name: Sendable {
        let words: [String]
        let concept: Int
        let modalities: Set<String>
    }

    let table: ConceptTable
    private(set) var names: [String: [Name]] = [:]
    /// The lines of the concepts that the program also knows.
    private(set) var lines: [Int: Int] = [:]
    /// For those lines, what the table adds.
    private(set) var added: [Int: [Concept]] = [:]

    init(_ table: ConceptTable, index: ConceptLineIndex) {
        self.table = table
        let known = index.linesByID
        for (number, concept) in table.concepts.enumerated() {
            if let line = known[concept.id] {
                lines[number] = line
                added[line, default: []].append(concept)
            }
            for phrase in concept.phrases {
                let words = IndexWords.of(phrase.text)
                guard let first = words.first else { continue }
                names[first, default: []].append(Name(words: words, concept: number, modalities: phrase.modalities))
            }
        }
    }
}
