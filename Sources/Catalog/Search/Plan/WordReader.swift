import ClinicalText
import DICOM
import GRDB

/// Makes concepts of the words of a query.
struct WordReader {
    /// The modality that the query is restricted to, which decides what some abbreviations mean.
    let modality: String?
    /// Words of the archive by the prefixes in the query.
    let completions: [String: [String]]

    /// More ways than these to say one thing are left out.
    static let mostAlternatives = 64

    struct Reading {
        var concepts: [SearchConcept] = []
        /// Words that decide nothing, such as "of".
        var ignored: [String] = []
    }

    /// The concepts of neighbouring words, or of one phrase, prefix or word with a scope.
    func concepts(of run: [QueryNode]) -> Reading {
        let words = run.compactMap { node in if case .words(let words) = node { words } else { nil as QueryWords? } }
        if let first = words.first, words.count == 1, !QueryNode.words(first).isPlainWord {
            return Reading(concepts: concept(of: first).map { [$0] } ?? [])
        }
        return read(words.map(\.text).joined(separator: " "))
    }

    /// Every way to say a part of a query that is made of words alone; nil for any other.
    func alternatives(of node: QueryNode) -> [SearchConcept.Alternative]? {
        switch node {
        case .attribute, .not: return nil
        case .words:
            return product(of: concepts(of: [node]).concepts)
        case .any(let parts):
            let all = parts.map { alternatives(of: $0) }
            return all.contains { $0 == nil } ? nil : all.flatMap { $0 ?? [] }
        case .all(let parts):
            var required: [SearchConcept] = []
            var excluded: [SearchConcept.Alternative] = []
            for run in QueryNode.runs(of: parts) {
                if run[0].isPlainWord {
                    required += concepts(of: run).concepts
                } else if case .not(let part) = run[0] {
                    guard let all = alternatives(of: part) else { return nil }
                    excluded += all
                } else {
                    guard let all = alternatives(of: run[0]) else { return nil }
                    if !all.isEmpty { required.append(SearchConcept(typed: "", alternatives: all)) }
                }
            }
            guard !required.isEmpty else { return nil }
            return product(of: required).map { alternative in
                var alternative = alternative
                alternative.excluded += excluded
                return alternative
            }
        }
    }

    /// All concepts at once, in every combination of ways, or where these are too many, in the way that was typed.
    private func product(of concepts: [SearchConcept]) -> [SearchConcept.Alternative] {
        var all = [SearchConcept.Alternative(phrases: [])]
        for concept in concepts {
            let wide = concepts.count == 1 || all.count * concept.alternatives.count <= Self.mostAlternatives
            let ways = wide ? concept.alternatives : Array(concept.alternatives.prefix(1))
            all = all.flatMap { first in
                ways.map { second in
                    SearchConcept.Alternative(
                        phrases: first.phrases + second.phrases, excluded: first.excluded + second.excluded,
                        factor: min(first.factor, second.factor), isBroader: first.isBroader || second.isBroader)
                }
            }
        }
        return all.filter { !$0.phrases.isEmpty }
    }

    // MARK: Text

    /// Words without quotation marks: what they name, and what the text says of it.
    private func read(_ text: String) -> Reading {
        let asserted = AssertedText(text)
        var reading = Reading()
        // Neighbours with one label; what labels them, such as "no", is not looked for.
        var run: [Substring] = []
        var label = Assertion.present
        func endRun() {
            let named = named(TypedWords(run), label)
            reading.concepts += named.concepts
            reading.ignored += named.ignored
            run = []
        }
        let hasContent = asserted.words.contains { !$0.isTrigger }
        let spellings = asserted.words.map { asserted.spelling(of: $0) }
        var index = Self.courtesies(beginning: spellings)
        while index < spellings.count {
            let word = asserted.words[index]
            // "without contrast" is a name.
            if word.isTrigger, let named = concept(beginningAt: index, of: spellings) {
                endRun()
                reading.concepts.append(named.concept)
                index += named.count
                continue
            }
            defer { index += 1 }
            guard !word.isTrigger || !hasContent else { continue }
            let assertion = hasContent ? word.assertion : .present
            if assertion != label {
                endRun()
                label = assertion
            }
            run.append(spellings[index])
        }
        endRun()
        // Words that decide nothing decide where there are no others.
        if reading.concepts.isEmpty, !reading.ignored.isEmpty {
            reading.concepts = reading.ignored.map { word in
                concept(word, IndexWords.of(word).map { .init(words: [$0]) }, .present)
            }
            reading.ignored = []
        }
        return reading
    }

    /// A concept whose name begins with a word that otherwise labels others.
    private func concept(beginningAt index: Int, of spellings: [Substring]) -> (concept: SearchConcept, count: Int)? {
        for count in stride(from: min(4, spellings.count - index), to: 1, by: -1) {
            let words = IndexWords.of(spellings[index..<(index + count)].joined(separator: " "))
            let meanings = QueryConcepts.builtIn.found(in: words, modality: modality).filter {
                $0.words == words.indices
            }
            let typed = TypedWords(Array(spellings[index..<(index + count)]))
            if !meanings.isEmpty { return (concept(of: meanings, typed, words.indices, .present), count) }
        }
        return nil
    }

    private func named(_ typed: TypedWords, _ label: Assertion) -> Reading {
        let words = typed.words
        var reading = Reading()
        // An ambiguous name has several meanings.
        let found = Dictionary(grouping: QueryConcepts.builtIn.found(in: words, modality: modality), by: \.words)
        var position = 0
        for range in found.keys.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            addSingle(position..<max(position, range.lowerBound), of: typed, label, &reading)
            reading.concepts.append(concept(of: found[range] ?? [], typed, range, label))
            position = range.upperBound
        }
        addSingle(position..<words.count, of: typed, label, &reading)
        return reading
    }

    private func addSingle(_ range: Range<Int>, of typed: TypedWords, _ label: Assertion, _ reading: inout Reading) {
        for index in range {
            let spelling = typed.spelling(of: index..<(index + 1))
            if IndexWords.isStopWord(at: index, in: typed.words) || Self.generalWords.contains(typed.words[index]) {
                reading.ignored.append(spelling)
            } else {
                reading.concepts.append(concept(spelling, [.init(words: [typed.words[index]])], label))
            }
        }
    }

    /// Words that a request has and a description need not have, as the index keeps them.
    private static let generalWords = Set(
        IndexWords.of(
            "all any please images picture pictures scan scans study studies series patient patients examination sided")
    )

    /// How many words at the beginning only ask: "show me all".
    private static func courtesies(beginning words: [Substring]) -> Int {
        let folded = words.map { FoldedText.fold(String($0)) }
        guard let first = folded.first, ["show", "find", "give", "get", "list", "search"].contains(first) else {
            return 0
        }
        let count = folded.dropFirst().prefix { ["me", "all", "any", "for", "us"].contains($0) }.count + 1
        return count < words.count ? count : 0
    }

    private func concept(_ typed: String, _ phrases: [IndexPhrase], _ label: Assertion) -> SearchConcept {
        let alternative = SearchConcept.Alternative(phrases: phrases)
        return labelled(SearchConcept(typed: typed, alternatives: [alternative]), label)
    }

    /// Looks where the label is said.
    func labelled(_ concept: SearchConcept, _ label: Assertion) -> SearchConcept {
        guard label != .present else { return concept }
        return concept.within(label == .absent ? SearchColumns(.absent) : SearchColumns(.uncertain), label)
    }

    // MARK: Phrases, prefixes and scopes

    private func concept(of words: QueryWords) -> SearchConcept? {
        if let (columns, label) = words.scope.assertion {
            let inner = words.isPhrase ? phrase(words).map { [$0] } ?? [] : read(words.text).concepts
            guard !inner.isEmpty else { return nil }
            return SearchConcept(typed: words.text, alternatives: product(of: inner)).within(columns, label)
        }
        return words.isPrefix ? prefix(words) : phrase(words)
    }

    private func phrase(_ words: QueryWords) -> SearchConcept? {
        let index = IndexWords.of(words.text)
        guard !index.isEmpty else { return nil }
        if let columns = words.scope.columns {
            return SearchConcept(
                typed: words.text, alternatives: [.init(phrases: [.init(words: index, columns: columns)])])
        }
        guard words.isPhrase else {
            // A word with a scope that is written as several: each of them.
            return SearchConcept(typed: words.text, alternatives: [.init(phrases: index.map { .init(words: [$0]) })])
        }
        let concept = SearchConcept(typed: words.text, alternatives: [.init(phrases: [.init(words: index)])])
        // "no effusion" in quotation marks stands where effusions are denied.
        let asserted = AssertedText(words.text)
        guard words.scope == .everywhere, asserted.words.contains(where: \.isTrigger),
            let label = asserted.words.last(where: { !$0.isTrigger })?.assertion
        else { return concept }
        return labelled(concept, label)
    }

    private func prefix(_ words: QueryWords) -> SearchConcept? {
        var index = IndexWords.of(words.text)
        guard let prefix = words.prefix, let last = index.popLast() else { return nil }
        let columns = words.scope.columns
        // As they are written, because the index keeps normal forms.
        let ends = Set((completions[prefix] ?? []).flatMap { IndexWords.of($0).prefix(1) }).subtracting([last])
        var alternatives = [
            SearchConcept.Alternative(phrases: [.init(words: index + [last], isPrefix: true, columns: columns)])
        ]
        alternatives += ends.filter { !$0.hasPrefix(last) }.sorted().map {
            .init(phrases: [.init(words: index + [$0], columns: columns)])
        }
        return SearchConcept(typed: words.text + "*", alternatives: alternatives)
    }
}

extension SearchConcept {
    /// Looked for in these columns only.
    fileprivate func within(_ columns: SearchColumns, _ label: Assertion?) -> SearchConcept {
        var concept = self
        concept.assertion = label
        for way in concept.alternatives.indices {
            for phrase in concept.alternatives[way].phrases.indices {
                concept.alternatives[way].phrases[phrase].columns = columns
            }
        }
        return concept
    }
}

extension QueryWords.Scope {
    /// What must be said of the words, and where that is kept; nil for other scopes.
    fileprivate var assertion: (columns: SearchColumns, label: Assertion?)? {
        switch self {
        case .absent: (SearchColumns(.absent), .absent)
        case .uncertain: (SearchColumns(.uncertain), .uncertain)
        case .any: (SearchColumns.believed.union(SearchColumns(.absent)), nil)
        default: nil
        }
    }

    /// The columns of the full-text index; nil for those that search looks in.
    fileprivate var columns: SearchColumns? {
        switch self {
        case .desc: SearchColumns(.description)
        case .caption: SearchColumns(.caption, .unsure, .doubtful)
        case .protocolName: SearchColumns(.protocolName)
        default: nil
        }
    }
}
