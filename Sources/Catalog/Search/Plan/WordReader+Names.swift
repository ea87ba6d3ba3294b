import ClinicalText

extension WordReader {
    /// A known concept: the words that were typed, in any place, or another of its names.
    ///
    /// - Parameter meanings: one, or several of an ambiguous name.
    func concept(
        of meanings: [QueryConcept], _ words: TypedWords, _ range: Range<Int>, _ label: Assertion
    ) -> SearchConcept {
        let typed = Array(words.words[range])
        // Short codes are other words elsewhere: "Mr", "us".
        let isCode =
            typed.count == 1 && typed[0].utf8.count <= 2 && typed[0] != "ct"
            && meanings.allSatisfy { $0.kind == .modality }
        let columns = isCode ? SearchColumns(.modality) : Self.columns(of: typed)
        var concept = SearchConcept(
            typed: words.spelling(of: range),
            alternatives: [.init(phrases: typed.map { .init(words: [$0], columns: columns) })])
        var seen: Set<[String]> = typed.count == 1 ? [typed] : []
        func add(_ names: [[String]], factor: Float, isBroader: Bool = false) {
            for name in names where seen.insert(name).inserted {
                let columns = isBroader ? SearchColumns(.bodyPart, .description) : Self.columns(of: name)
                concept.alternatives.append(
                    .init(
                        phrases: [.init(words: name, columns: columns)], factor: factor, isBroader: isBroader))
            }
        }
        for meaning in meanings {
            add(meaning.alternatives, factor: Self.shareOfOtherNames)
            concept.otherNames += meaning.shown
            concept.alternatives += ways(byCodeOf: meaning)
        }
        if typed.count > 1 { concept.alternatives += ways(wordByWord: typed) }
        // Kinds of devices are told by their codes: fluoroscopy is no x-ray to who asks for one.
        for meaning in meanings where meaning.kind != .modality {
            let narrower = QueryConcepts.builtIn.narrower(than: meaning, modality: modality, limit: Self.mostNarrower)
            add(narrower.flatMap { $0.names.prefix(Self.mostNames) }, factor: 0.6)
        }
        // A region is where its organs are. A broader finding is another one.
        if label == .present {
            for meaning in meanings where meaning.kind == .bodyPart {
                add(meaning.broader.prefix(1).flatMap { $0.names.prefix(Self.mostNames) }, factor: 0.3, isBroader: true)
            }
        }
        concept.isFinding = meanings.contains { $0.kind == .finding }
        return labelled(concept, label)
    }

    /// The ways in which the code of a header's modality says it.
    ///
    /// A chest radiograph is a series with the code of radiographs that names the chest. The codes alone say a kind of image
    /// that has codes of its own, such as mammograms.
    private func ways(byCodeOf meaning: QueryConcept) -> [SearchConcept.Alternative] {
        let codes = meaning.modalities.map { IndexPhrase(words: IndexWords.of($0), columns: SearchColumns(.modality)) }
        guard !codes.isEmpty else { return [] }
        for word in IndexWords.of(meaning.name) {
            let meanings = QueryConcepts.builtIn.found(in: [word], modality: modality)
            guard let part = meanings.first(where: { $0.kind == .bodyPart }) else { continue }
            return ([[word]] + part.alternatives).flatMap { name in
                codes.map { .init(phrases: [.init(words: name), $0], factor: Self.shareOfOtherNames) }
            }
        }
        let broader = meaning.broader.first?.names.first.map { QueryConcepts.builtIn.found(in: $0) } ?? []
        guard broader.allSatisfy({ Set($0.modalities).isDisjoint(with: meaning.modalities) }) else { return [] }
        return codes.map { .init(phrases: [$0]) }
    }

    /// The ways to say each of some words by itself: "brain" with "hemorrhage" for "cerebral hemorrhage".
    private func ways(wordByWord typed: [String]) -> [SearchConcept.Alternative] {
        let each = typed.map { word in
            let names = QueryConcepts.builtIn.found(in: [word], modality: modality).flatMap {
                $0.alternatives.prefix(Self.mostNames)
            }
            return [[word]] + names
        }
        guard each.reduce(1, { $0 * $1.count }) <= Self.mostAlternatives else { return [] }
        let all = each.reduce([[IndexPhrase]()]) { ways, names in
            ways.flatMap { way in names.map { way + [IndexPhrase(words: $0, columns: Self.columns(of: typed))] } }
        }
        return all.dropFirst().map { .init(phrases: $0, factor: Self.shareOfOtherNames) }
    }

    /// Words that deny stand with what they deny: "ohne Kontrastmittel".
    private static func columns(of name: [String]) -> SearchColumns? {
        guard name.count > 1, AssertedText(name.joined(separator: " ")).words.contains(where: \.isTrigger) else {
            return nil
        }
        return .believed.union(SearchColumns(.absent))
    }

    private static let shareOfOtherNames: Float = 0.7
    /// More narrower concepts than these, and more names of each of them, are left out.
    private static let mostNarrower = 24
    private static let mostNames = 6
}
