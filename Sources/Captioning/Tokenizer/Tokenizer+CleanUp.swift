extension Tokenizer {
    typealias CleanUp = (from: String, to: String)

    /// transformers `PreTrainedTokenizerBase.clean_up_tokenization`, in its order.
    static let textCleanUps: [CleanUp] = [
        (" .", "."), (" ?", "?"), (" !", "!"), (" ,", ","), (" ' ", "'"), (" n't", "n't"), (" 'm", "'m"), (" 's", "'s"),
        (" 've", "'ve"), (" 're", "'re"),
    ]

    /// tokenizers `decoders/wordpiece.rs`, `cleanup`, in its order.
    static let pieceCleanUps: [CleanUp] = [
        (" .", "."), (" ?", "?"), (" !", "!"), (" ,", ","), (" ' ", "'"), (" n't", "n't"), (" 'm", "'m"),
        (" do not", " don't"), (" 's", "'s"), (" 've", "'ve"), (" 're", "'re"),
    ]

    static func cleanUpSpaces(_ text: String) -> String {
        String(decoding: cleanUpSpaces(Array(text.utf8), textCleanUps), as: UTF8.self)
    }

    /// On bytes, because to Swift a period followed by a combining mark is not a period.
    static func cleanUpSpaces(_ text: [UInt8], _ cleanUps: [CleanUp]) -> [UInt8] {
        cleanUps.reduce(text) { replacing(Array($1.from.utf8), with: Array($1.to.utf8), in: $0) }
    }

    private static func replacing(_ from: [UInt8], with to: [UInt8], in bytes: [UInt8]) -> [UInt8] {
        var replaced: [UInt8] = []
        replaced.reserveCapacity(bytes.count)
        var position = 0
        while position < bytes.count {
            if bytes[position...].starts(with: from) {
                replaced += to
                position += from.count
            } else {
                replaced.append(bytes[position])
                position += 1
            }
        }
        return replaced
    }
}
