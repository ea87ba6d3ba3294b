/// The algorithm of a tokenizer: how text becomes tokens and tokens become text.
protocol TokenizerModel: Sendable {
    /// What to call it.
    var name: String { get }

    /// The tokens that have these roles where no file says otherwise.
    var usualRoles: [String: String] { get }

    /// Whether a token with a role is looked for in the normalised text.
    var normalizesRoles: Bool { get }

    /// The roles of what the model was trained to see before and after a text, if anything.
    var surroundingRoles: (before: String, after: String)? { get }

    /// What is done to a text before anything else.
    func normalized(_ text: String) -> String

    /// The tokens of a normalised text in which no added token stands.
    func tokens(of text: String) -> [Int]

    /// What a token of the vocabulary stands for, in UTF-8.
    func meaning(of token: [UInt8]) -> [UInt8]

    /// The text of tokens, given what each stands for.
    func text(joining meanings: [ArraySlice<UInt8>]) -> String
}

extension TokenizerModel {
    var normalizesRoles: Bool { false }

    var surroundingRoles: (before: String, after: String)? { nil }

    func normalized(_ text: String) -> String { text }
}

/// What each token stands for, by its id.
struct TokenMeanings: Sendable {
    /// One after another; that of token `i` ends at `ends[i]`. A token that does not exist stands for nothing.
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    var count: Int { ends.count }

    init(_ meanings: [[UInt8]]) {
        bytes.reserveCapacity(meanings.count * 8)
        ends.reserveCapacity(meanings.count)
        for meaning in meanings {
            bytes += meaning
            ends.append(bytes.count)
        }
    }

    subscript(token: Int) -> ArraySlice<UInt8> { bytes[(token == 0 ? 0 : ends[token - 1])..<ends[token]] }
}
