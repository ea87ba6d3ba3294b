extension AssertedText {
    /// How the text speaks of a phrase; nil if it does not mention it.
    ///
    /// Words match without regard to case, diacritics and a regular plural. The words of a phrase may be apart in one clause
    /// (`pleural effusion` in `pleural and pericardial effusion`) unless they stand together elsewhere in the text. The label
    /// is that of the last word; of several mentions the strongest counts.
    public func assertion(of concept: String) -> Assertion? {
        let wanted = ClinicalSentences(of: concept).sentences.joined()
            .filter { $0.kind == .word }.map { Self.stem($0.folded) }
        guard let last = wanted.last else { return nil }
        let stems = words.map { Self.stem($0.folded) }
        var together: Assertion?
        var apart: Assertion?
        for end in stems.indices where stems[end] == last {
            if end + 1 >= wanted.count, stems[(end + 1 - wanted.count)...end].elementsEqual(wanted),
                words[end + 1 - wanted.count].sentence == words[end].sentence
            {
                together = max(together ?? words[end].assertion, words[end].assertion)
            } else if together == nil, mentions(wanted, endingAt: end, stems) {
                apart = max(apart ?? words[end].assertion, words[end].assertion)
            }
        }
        return together ?? apart
    }

    /// So many words may stand between two of a phrase.
    private static let mostBetween = 4

    /// Whether the words of the phrase stand in order in the clause of its last word, with a few others between them.
    private func mentions(_ wanted: [String], endingAt end: Int, _ stems: [String]) -> Bool {
        var position = end
        for word in wanted.dropLast().reversed() {
            let reach = max(0, position - 1 - Self.mostBetween)..<position
            guard let found = reach.last(where: { stems[$0] == word && words[$0].clause == words[end].clause }) else {
                return false
            }
            position = found
        }
        return true
    }

    /// A word without the ending of a regular plural: `opacities` and `opacity`, `metastases` and `metastasis`.
    static func stem(_ word: String) -> String {
        guard word.utf8.count > 3 else { return word }
        var stem = Substring(word)
        if stem.hasSuffix("ae") { return String(stem.dropLast()) }
        if stem.hasSuffix("thoraces") { return stem.dropLast(3) + "x" }
        if stem.hasSuffix("us") { return stem.dropLast(2) + "i" }
        if stem.hasSuffix("sis") {
            stem = stem.dropLast(2)
        } else if stem.hasSuffix("s"), !stem.hasSuffix("ss"), !stem.hasSuffix("is") {
            stem = stem.dropLast()
        }
        if stem.hasSuffix("e") { stem = stem.dropLast() }
        if stem.hasSuffix("y") { stem = stem.dropLast() + "i" }
        return String(stem)
    }
}
