/// Tokens outside the model's vocabulary, such as `<|endoftext|>` or `[SEP]`, which are matched in the text literally.
struct AddedTokens: Sendable {
    /// The ids, by content in UTF-8.
    private(set) var ids: [[UInt8]: Int32] = [:]
    /// Those that `decode(_:skippingSpecialTokens:)` skips.
    private(set) var special: Set<Int> = []
    /// Those that are normalized themselves and matched in normalized text.
    private(set) var normalized: Set<[UInt8]> = []
    /// By first byte, longest first.
    private var candidates: [UInt8: [(content: [UInt8], id: Int32)]] = [:]

    mutating func add(_ content: [UInt8], id: Int32, special isSpecial: Bool, normalized isNormalized: Bool = false) {
        guard let first = content.first else { return }
        ids[content] = id
        if isSpecial { special.insert(Int(id)) }
        if isNormalized { normalized.insert(content) }
        var alike = candidates[first, default: []].filter { $0.content != content }
        alike.append((content, id))
        candidates[first] = alike.sorted { $0.content.count > $1.content.count }
    }

    /// The tokens that are matched in the original text, and those matched in the normalized text.
    func divided(_ normalize: (String) -> String) -> (before: AddedTokens, after: AddedTokens) {
        var (before, after) = (AddedTokens(), AddedTokens())
        for (content, id) in ids {
            if normalized.contains(content) {
                after.add(
                    Array(normalize(String(decoding: content, as: UTF8.self)).utf8), id: id, special: false)
            } else {
                before.add(content, id: id, special: false)
            }
        }
        return (before, after)
    }

    enum Part {
        case text(ArraySlice<UInt8>)
        case token(Int32)
    }

    /// Splits at added tokens, from left to right; of several at one position the longest.
    func split(_ text: [UInt8]) -> [Part] {
        var parts: [Part] = []
        var (start, position) = (0, 0)
        while position < text.count {
            let rest = text[position...]
            guard let match = candidates[text[position]]?.first(where: { rest.starts(with: $0.content) }) else {
                position += 1
                continue
            }
            if start < position { parts.append(.text(text[start..<position])) }
            parts.append(.token(match.id))
            position += match.content.count
            start = position
        }
        if start < text.count { parts.append(.text(text[start...])) }
        return parts
    }
}
