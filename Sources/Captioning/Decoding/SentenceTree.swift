/// The sentences that a search may generate, as a tree of their tokens.
struct SentenceTree: Sendable, Equatable {
    private struct Node: Sendable, Equatable {
        /// The places of the nodes after each token.
        var next: [Int: Int] = [:]
        /// Whether a sentence ends here.
        var isEnd = false
    }

    private var nodes = [Node()]
    /// Tokens of the longest sentence.
    private(set) var longest = 0

    init(_ sentences: [[Int]]) {
        for tokens in sentences {
            var place = 0
            for token in tokens {
                if let known = nodes[place].next[token] {
                    place = known
                } else {
                    nodes.append(Node())
                    nodes[place].next[token] = nodes.count - 1
                    place = nodes.count - 1
                }
            }
            nodes[place].isEnd = true
            longest = max(longest, tokens.count)
        }
    }

    /// The tokens that may follow the beginning of a sentence. One that begins no sentence may only end.
    func tokens(after beginning: some Sequence<Int>, ends: [Int]) -> [Int] {
        var place = 0
        for token in beginning {
            guard let next = nodes[place].next[token] else { return ends }
            place = next
        }
        let node = nodes[place]
        return node.next.keys + (node.isEnd ? ends : [])
    }
}

extension GenerationRules {
    /// Beams of a search among sentences where the rules are for a greedy search, which would look ahead by one token.
    private static let beamsAmongSentences = 4

    /// The rules for the likeliest of some sentences: as many beams, the same length penalty, and nothing that could forbid
    /// a sentence.
    func choosing(among sentences: SentenceTree) -> GenerationRules {
        GenerationRules(
            start: start, beams: beams > 1 ? beams : Self.beamsAmongSentences, returned: 1,
            // The end token takes a place.
            maxLength: start.count + sentences.longest + 1, minLength: 0, minNewTokens: 0, earlyStopping: earlyStopping,
            lengthPenalty: lengthPenalty, noRepeatNgramSize: 0, repetitionPenalty: 1, badWords: [], suppressed: [],
            suppressedAtBegin: [], forcedBegin: nil, forcedEnd: nil, decay: nil, renormalizes: false,
            removesInvalid: false, ends: ends, sampling: nil, sentences: sentences)
    }
}
