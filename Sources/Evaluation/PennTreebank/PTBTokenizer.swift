/// The words pycocoevalcap compares: Penn Treebank tokens in lower case, without punctuation.
///
/// pycocoevalcap runs the PTBTokenizer of Stanford CoreNLP 3.4.1 with `-preserveLines -lowerCase` and then drops a list
/// of punctuation. Not that program, because it is Java. This is an independent implementation, made by observing its
/// output: the token that starts at a place is the longest match of the `PTBRules` there. Three traits to know:
/// - Brackets stay as words ("-lrb-"): the list has them in capitals, but the tokens are in lower case by then.
/// - Some tokens have a no-break space inside ("2 1/2"); see `divided`.
/// - An abbreviation before a capital yields its period twice there; here periods are dropped anyway.
///
/// Every text is read separately, whereas that program reads all captions as one file: a final "vitamin A." becomes "a"
/// there if the next caption starts with "The". The only other known differences are strings of symbols.
public enum PTBTokenizer {
    /// The tokens that are words, for ROUGE-L.
    public static func words(_ text: String) -> [String] {
        // Soft hyphens are invisible to every rule.
        let text = Array(text.unicodeScalars.lazy.filter { $0 != "\u{AD}" })
        var words: [String] = []
        var place = 0
        while place < text.count {
            if let end = plainWord(text, from: place) {
                words += split(PTBCharacters.lowercase(text[place..<end]))
                place = end
            } else if let end = longest(text, from: place) {
                let word = PTBCharacters.normalized(text[place..<end])
                // "gonna's" is "gonna" and "'s".
                words += end < text.count && text[end] == "'" ? [word].filter { !isPunctuation($0) } : split(word)
                place = end
            } else {
                if let word = PTBCharacters.symbol(text[place]) { words.append(word) }
                place += 1
            }
        }
        return words
    }

    /// The longest token considered, so that binary files take no time.
    private static let window = 1000

    private static func longest(_ text: [Unicode.Scalar], from start: Int) -> Int? {
        guard text.count > window else { return PTBRules.longest(text, from: start) }
        let end = min(start + window, text.count)
        return PTBRules.longest(Array(text[start..<end]), from: 0).map { start + $0 }
    }

    /// `words` split at the no-break spaces inside them, as by pycocoevalcap's BLEU and CIDEr, which join the tokens and
    /// split at any space; its ROUGE-L does not.
    static func divided(_ words: [String]) -> [String] {
        words.flatMap { $0.unicodeScalars.contains("\u{A0}") ? PythonText.split($0.unicodeScalars) : [$0] }
    }

    /// Latin letters up to a space, the end, or plain punctuation before one: most words, which need no rule.
    private static func plainWord(_ text: [Unicode.Scalar], from start: Int) -> Int? {
        var end = start
        while end < text.count, PTBCharacters.isLatin(text[end]) { end += 1 }
        guard end > start else { return nil }
        if end == text.count || text[end] == " " || text[end] == ")" { return end }
        guard end + 1 == text.count || text[end + 1] == " " else { return nil }
        if text[end] == "," { return end }
        guard text[end] == ".", end - start > 1 else { return nil }
        return PTBLists.keepFullStop.contains(PTBCharacters.lowercase(text[start..<end])) ? nil : end
    }

    /// Words that the Treebank splits in two, and punctuation.
    private static func split(_ word: String) -> [String] {
        if let parts = PTBLists.assimilations[word] { return parts }
        return isPunctuation(word) ? [] : [word]
    }

    /// The entries of pycocoevalcap's list that can match a lower-case token.
    private static func isPunctuation(_ word: String) -> Bool {
        if word.unicodeScalars.allSatisfy({ $0 == "." || $0 == "\u{A0}" }) { return true }
        let first = word.unicodeScalars.first
        if word.unicodeScalars.allSatisfy({ $0 == first }) {
            // Up to four are one dash; longer ones are unchanged.
            if first == "-" { return word.utf8.count < 5 }
        }
        return ["''", "'", "``", "`", "?", "!", ",", ":", ";"].contains(word)
    }
}
