/// Brings a word to the one form that both the index and a query use, before any stemmer.
///
/// British spelling becomes American, plurals become singular, and an adjective becomes its noun where reports use the two
/// for the same thing (`edematous`, `pleural`). Words of different meaning stay apart: `ileum` and `ilium`, `base` and
/// `basis`. An organ and its Latin adjective (`kidney`, `renal`) are two words here and one concept in `ConceptTable`.
public enum WordForms {
    /// The normal form of `word`, which has been folded by `FoldedText`. The normal form of a normal form is itself.
    ///
    /// A word with digits or with letters outside a to z is returned unchanged.
    public static func normal(_ word: String) -> String {
        guard isPlain(word) else { return word }
        var form = word
        // Twice is enough for nearly every word: `oesophageal` becomes `esophageal`, and that `esophagus`.
        for _ in 0..<4 {
            let next = step(form)
            if next == form { break }
            form = next
        }
        return form
    }

    private static func step(_ word: String) -> String {
        if let known = irregular[word] { return known }
        let american = Spelling.american(word)
        if american != word, let known = irregular[american] { return known }
        return Plurals.singular(of: american)
    }

    /// The longest English word of medicine has 45 letters.
    private static let letters = 3...45

    private static func isPlain(_ word: String) -> Bool {
        letters.contains(word.utf8.count) && word.utf8.allSatisfy { (0x61...0x7A).contains($0) }
    }

    /// Forms that no rule gives, and the words that a rule would take for a plural, which stand for themselves.
    static let irregular: [String: String] = {
        var forms: [String: String] = [:]
        forms.reserveCapacity(1_000)
        for word in Plurals.unchanging { forms[word] = word }
        for table in [Plurals.irregular, Spelling.irregular, Adjectives.irregular] {
            forms.merge(pairs(table)) { first, _ in first }
        }
        // A form may lead to another one: the plural of a British spelling, or an adjective in the plural.
        for (word, form) in forms {
            var last = form
            for _ in 0..<forms.count {
                guard let next = forms[last], next != last else { break }
                last = next
            }
            forms[word] = last
            if forms[last] == nil { forms[last] = last }
        }
        return forms
    }()

    /// Reads `noun: form form`, one noun a line, as a table from each form to the noun.
    private static func pairs(_ table: String) -> [String: String] {
        var forms: [String: String] = [:]
        // By bytes, because this is read when a search starts.
        for line in table.utf8.split(separator: UInt8(ascii: "\n")) {
            let words = line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ":") }.map { String(Substring($0)) }
            guard let noun = words.first else { continue }
            for form in words.dropFirst() { forms[form] = noun }
        }
        return forms
    }
}
