/// The algorithm of a tokenizer: how text becomes tokens and tokens become text.
protocol TokenizerModel: Sendable {
    /// The name for display.
    var name: String { get }

    /// The default token of each role.
    var usualRoles: [String: String] { get }

    /// Whether tokens with a role are matched in normalized text.
    var normalizesRoles: Bool { get }

    /// The roles of the tokens before and after a text, if any.
    var surroundingRoles: (before: String, after: String)? { get }

    /// Normalizes a text.
    func normalized(_ text: String) -> String

    /// The tokens of a normalized text without added tokens.
    func tokens(of text: String) -> [Int]

    /// The text of a token, in UTF-8.
    func meaning(of token: [UInt8]) -> [UInt8]

    /// The text of a sequence, given the text of each token.
    func text(joining meanings: [ArraySlice<UInt8>]) -> String
}

extension TokenizerModel {
    var normalizesRoles: Bool { false }

    var surroundingRoles: (before: String, after: String)? { nil }

    func normalized(_ text: String) -> String { text }
}

/// The text of each token, by id.
struct TokenMeanings: Sendable {
    /// Concatenated; that of token `i` ends at `ends[i]`. Unused ids have an empty text.
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
