/// A text, and for each of its words whether what it names is present, uncertain or absent.
///
/// The text is split into sentences and clauses, and phrases such as `no evidence of` or `cannot be excluded` label the words
/// of their clause. English only; a text of other languages is present throughout.
public struct AssertedText: Sendable {
    /// Neighbouring words of one clause with one label.
    public struct Run: Sendable, Equatable {
        /// The words as they stand in the text. The indices of the slice are those of the text.
        public let text: Substring
        public let assertion: Assertion
    }

    /// A word with its label.
    public struct Word: Sendable {
        let range: Range<String.Index>
        let folded: String
        public let assertion: Assertion
        /// Whether it is part of a phrase that labels others, such as `no evidence of`.
        public let isTrigger: Bool
        let clause: Int
        let sentence: Int
    }

    /// The text as it was given.
    public let text: String
    /// Every word of the text is in one of them, in order. None spans two sentences.
    public var runs: [Run] {
        var runs: [Run] = []
        var start = 0
        for index in words.indices {
            let isLast =
                index + 1 == words.count || words[index + 1].clause != words[index].clause
                || words[index + 1].assertion != words[index].assertion
            if isLast {
                let range = words[start].range.lowerBound..<words[index].range.upperBound
                runs.append(Run(text: text[range], assertion: words[index].assertion))
                start = index + 1
            }
        }
        return runs
    }

    /// Every word in order.
    public let words: [Word]

    /// A word as it stands in the text.
    public func spelling(of word: Word) -> Substring { text[word.range] }

    public init(_ text: String) {
        self.text = text
        var words: [Word] = []
        var clause = 0
        for (number, sentence) in ClinicalSentences(of: text).sentences.enumerated() {
            let reader = SentenceReader(sentence, firstClause: clause)
            clause += reader.clauseCount
            for token in reader.tokens where token.token.kind == .word {
                words.append(
                    Word(
                        range: token.token.range, folded: token.token.folded, assertion: token.assertion,
                        isTrigger: token.isTrigger, clause: token.clause, sentence: number))
            }
        }
        self.words = words
    }
}
