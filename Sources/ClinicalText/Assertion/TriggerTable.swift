/// The trigger phrases by their words: the longest one that begins at a word is found in one walk.
struct TriggerTable: Sendable {
    /// A word as the table knows it: 0 for one that no phrase has.
    typealias Symbol = Int32

    private var symbols: [String: Symbol] = [:]
    /// From a node and a symbol to the next node. The root is 0.
    private var edges: [UInt64: Int32] = [:]
    private var triggers: [Trigger?] = [nil]

    /// - Parameter rows: triggers with their phrases, separated by commas. `a|b_c d` stands for `a d` and `b c d`.
    init(_ rows: [(Trigger, String)]) {
        for (trigger, phrases) in rows {
            for phrase in phrases.split(separator: ",") {
                for words in Self.expand(phrase) { insert(words, trigger) }
            }
        }
    }

    private static func expand(_ phrase: Substring) -> [[String]] {
        // A slot may be continued in the next line.
        var slots: [String] = []
        for slot in phrase.split(whereSeparator: \.isWhitespace) {
            if slot.hasPrefix("|"), let last = slots.popLast() {
                slots.append(last + slot)
            } else {
                slots.append(String(slot))
            }
        }
        var expanded: [[String]] = [[]]
        for slot in slots {
            let choices = slot.split(separator: "|")
                .map { $0.split(separator: "_").map(String.init) }
            expanded = expanded.flatMap { words in choices.map { words + $0 } }
        }
        return expanded
    }

    private mutating func insert(_ words: [String], _ trigger: Trigger) {
        guard !words.isEmpty else { return }
        var node: Int32 = 0
        for word in words {
            let symbol = symbols[word, default: Symbol(symbols.count + 1)]
            symbols[word] = symbol
            let edge = Self.edge(node, symbol)
            if let next = edges[edge] {
                node = next
            } else {
                node = Int32(triggers.count)
                triggers.append(nil)
                edges[edge] = node
            }
        }
        triggers[Int(node)] = trigger
    }

    private static func edge(_ node: Int32, _ symbol: Symbol) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: symbol))
    }

    func symbol(of word: String) -> Symbol { symbols[word] ?? 0 }

    /// The longest phrase that begins at the start of the tokens, and how many tokens it takes.
    ///
    /// Between two of its words may stand a few words that do not change what it means: `no CT evidence of`.
    func longestMatch(in tokens: ArraySlice<ClinicalToken>) -> (trigger: Trigger, length: Int)? {
        guard let first = tokens.first, first.symbol != 0, let node = edges[Self.edge(0, first.symbol)] else {
            return nil
        }
        return longestMatch(in: tokens, at: tokens.startIndex + 1, node: node, skips: 0)
    }

    private static let mostSkips = 3

    private func longestMatch(
        in tokens: ArraySlice<ClinicalToken>, at position: Int, node: Int32, skips: Int
    ) -> (trigger: Trigger, length: Int)? {
        var best = triggers[Int(node)].map { (trigger: $0, length: position - tokens.startIndex) }
        guard position < tokens.endIndex else { return best }
        let token = tokens[position]
        if token.symbol != 0, let next = edges[Self.edge(node, token.symbol)],
            let longer = longestMatch(in: tokens, at: position + 1, node: next, skips: skips)
        {
            best = longer
        }
        if skips < Self.mostSkips, token.traits.contains(.filler),
            let longer = longestMatch(in: tokens, at: position + 1, node: node, skips: skips + 1),
            // A trigger does not end with a filler.
            longer.length > position + 1 - tokens.startIndex, longer.length > best?.length ?? 0
        {
            best = longer
        }
        return best
    }
}
