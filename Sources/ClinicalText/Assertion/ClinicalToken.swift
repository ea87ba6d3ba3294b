/// A word or a mark of a text.
struct ClinicalToken: Sendable {
    enum Kind: Sendable {
        case word
        case comma
        /// A semicolon, or a dash between spaces.
        case separator
        case colon
        /// A question mark before the words that it questions.
        case questionBefore
        /// A question mark behind them.
        case questionAfter
        case open
        case close
        /// Anything else that a phrase may contain: the stroke of `r/o`.
        case other
    }

    let kind: Kind
    /// Where it is in the text.
    let range: Range<String.Index>
    /// In lower case, without diacritics and a possessive `s`. Empty for a mark.
    let folded: String
    let symbol: TriggerTable.Symbol
    let traits: WordTraits

    init(_ kind: Kind, _ range: Range<String.Index>, folded: String = "") {
        self.kind = kind
        self.range = range
        self.folded = folded
        symbol = kind == .word || kind == .other ? TriggerPhrases.table.symbol(of: folded) : 0
        traits = kind == .word ? WordTraits(of: folded) : []
    }
}
