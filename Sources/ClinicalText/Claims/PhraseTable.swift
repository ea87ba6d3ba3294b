/// Phrases and what they mean, found in a list of words, the longest phrase first.
struct PhraseTable<Value: Sendable>: Sendable {
    private var phrases: [String: [(words: [String], value: Value)]] = [:]

    /// - Parameter rows: a meaning, and the phrases that have it, separated by commas. They are folded as texts are.
    init(_ rows: [(Value, String)]) {
        for (value, list) in rows {
            for phrase in list.split(separator: ",") {
                let words = SearchWords.split(FoldedText.fold(String(phrase)))
                guard let first = words.first else { continue }
                phrases[first, default: []].append((words, value))
            }
        }
        for key in phrases.keys { phrases[key]?.sort { $0.words.count > $1.words.count } }
    }

    /// The phrases in `words` that do not overlap, from left to right.
    func matches(in words: [String]) -> [(range: Range<Int>, value: Value)] {
        var found: [(Range<Int>, Value)] = []
        var index = 0
        while index < words.count {
            if let match = phrases[words[index]]?.first(where: { words[index...].starts(with: $0.words) }) {
                found.append((index..<(index + match.words.count), match.value))
                index += match.words.count
            } else {
                index += 1
            }
        }
        return found
    }

    /// What a text means that is one phrase and nothing else.
    func value(of words: [String]) -> Value? {
        guard let first = words.first else { return nil }
        return phrases[first]?.first { $0.words == words }?.value
    }
}
