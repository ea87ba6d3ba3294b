import ClinicalText
import GRDB

/// The texts of a hit around the words that were found.
struct Snippet {
    /// The words that were looked for, as the index keeps them.
    private var words: Set<String> = []
    private var starts: [String] = []

    private static let mostWords = 24
    private static let mostLines = 2

    init(_ concepts: [SearchConcept]) {
        for phrase in concepts.flatMap(\.alternatives).flatMap(\.phrases) {
            words.formUnion(phrase.words)
            if phrase.isPrefix, let last = phrase.words.last { starts.append(last) }
        }
    }

    /// The lines with the most of the words, captions before header texts; the first line if none has any.
    func text(of lines: [String]) -> String {
        let marked = lines.filter { !$0.isEmpty }.map { mark($0) }
        let best = marked.indices.filter { !marked[$0].found.isEmpty }
        // A line that only repeats what another one shows adds nothing.
        var seen: Set<String> = []
        var chosen: [String] = []
        for index in best.sorted(by: { (-marked[$0].found.count, $0) < (-marked[$1].found.count, $1) })
        where !marked[index].found.isSubset(of: seen) && chosen.count < Self.mostLines {
            seen.formUnion(marked[index].found)
            chosen.append(marked[index].text)
        }
        return chosen.isEmpty ? marked.first?.text ?? "" : chosen.joined(separator: "\n")
    }

    /// A line with its matches between marks, cut to the words around the first one.
    private func mark(_ line: String) -> (text: String, found: Set<String>) {
        var found: Set<String> = []
        // Words with what precedes each of them.
        var pieces: [(before: String, word: String, isMatch: Bool)] = []
        var before = ""
        var word = ""
        func end() {
            guard !word.isEmpty else { return }
            let matches = IndexWords.of(word).filter(isWanted)
            found.formUnion(matches)
            pieces.append((before, word, !matches.isEmpty))
            (before, word) = ("", "")
        }
        for scalar in line.unicodeScalars {
            if !SearchWords.isPartOfWord(scalar) {
                end()
                before.unicodeScalars.append(scalar)
            } else {
                word.unicodeScalars.append(scalar)
            }
        }
        end()
        let first = pieces.firstIndex(where: \.isMatch) ?? 0
        let start = pieces.count <= Self.mostWords ? 0 : max(0, min(first - 4, pieces.count - Self.mostWords))
        let shown = pieces[start..<min(pieces.count, start + Self.mostWords)]
        var text = start > 0 ? "…" : ""
        for (index, piece) in shown.enumerated() {
            text += start > 0 && index == 0 ? "" : piece.before
            text += piece.isMatch ? SearchHit.opening + piece.word + SearchHit.closing : piece.word
        }
        return (text + (shown.endIndex < pieces.count ? "…" : before), found)
    }

    private func isWanted(_ word: String) -> Bool {
        words.contains(word) || starts.contains { word.utf8.starts(with: $0.utf8) }
    }
}
