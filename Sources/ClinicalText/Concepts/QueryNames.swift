/// The names of a concept that a search tries.
struct QueryNames {
    struct Name: Hashable {
        let words: [String]
        let text: String
    }

    /// The most useful ones first.
    let names: [Name]

    /// More would make a search slow and find little.
    private static let most = 24
    /// So many English names, then one of each language in turn.
    private static let mostBeforeOtherLanguages = 12

    /// - Parameter typed: The name that was typed. It is left out, and so are those that contain it.
    init(of concept: Concept, without typed: [String]?, modality: String?) {
        let allowed = concept.phrases.filter { $0.isSearched && $0.isAllowed(for: modality) }
        var names: [Name] = []
        for phrase in Self.ordered(allowed.isEmpty ? Array(concept.phrases.prefix(1)) : allowed) {
            let words = IndexWords.of(phrase.text)
            if !words.isEmpty, !names.contains(where: { $0.words == words }) {
                names.append(Name(words: words, text: phrase.text))
            }
        }
        let tried = names.map(\.words) + (typed.map { [$0] } ?? [])
        self.names = Array(
            names.filter { name in
                name.words != typed && !tried.contains { Self.phrase(name.words, contains: $0) }
            }.prefix(Self.most))
    }

    /// Whether the words are more than those of `other` and have them side by side.
    private static func phrase(_ words: [String], contains other: [String]) -> Bool {
        guard other.count < words.count else { return false }
        return (0...(words.count - other.count)).contains { words[$0...].starts(with: other) }
    }

    /// Names of other languages stand last in a concept, and would not come to their turn.
    private static func ordered(_ phrases: [ConceptPhrase]) -> [ConceptPhrase] {
        var languages: [(code: String?, count: Int)] = []
        var ordered: [(turn: Int, number: Int)] = []
        for (number, phrase) in phrases.enumerated() {
            let language = languages.firstIndex { $0.code == phrase.language } ?? languages.count
            if language == languages.count { languages.append((phrase.language, 0)) }
            let count = languages[language].count
            languages[language].count += 1
            let turn = phrase.language == nil ? count / mostBeforeOtherLanguages * 2 : count * 2 + 1
            ordered.append((turn, number))
        }
        ordered.sort { $0 < $1 }
        return ordered.map { phrases[$0.number] }
    }
}
