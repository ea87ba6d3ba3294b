/// A concept that some words of a query name, and what else to look for.
///
/// Names are lists of words as `IndexWords` gives them, each to be looked for as a phrase.
public struct QueryConcept: Sendable, Hashable {
    /// A broader or a narrower concept, for weaker matches.
    public struct Related: Sendable, Hashable {
        public let id: String
        /// To show.
        public let name: String
        /// Its names, the most useful ones first.
        public let names: [[String]]
    }

    /// Those of the query's words that name it.
    public let words: Range<Int>
    /// As in `Concept.id`.
    public let id: String
    /// The preferred name, to show.
    public let name: String
    public let kind: ConceptKind
    /// The values of Modality (0008,0060) that images of this kind have in headers; empty for what is not a modality. Others
    /// than X-ray have one or two; `x-ray` has those of all plain radiography.
    public let modalities: [String]
    /// The other names, each once, the most useful ones first, at most 24.
    ///
    /// A name is left out if a text with it may well show something else, if it needs a modality that the search is not
    /// restricted to, or if whatever has it also has the query's words or another one of these names.
    public let alternatives: [[String]]
    /// The same names as people write them.
    public let shown: [String]
    /// What contains it or is more general, nearest first: the brain is in the head.
    public let broader: [Related]
}
