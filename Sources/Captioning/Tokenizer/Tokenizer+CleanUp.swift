extension Tokenizer {
    /// transformers `PreTrainedTokenizerBase.clean_up_tokenization`, in its order.
    private static let cleanUps: [(from: String, to: String)] = [
        (" .", "."), (" ?", "?"), (" !", "!"), (" ,", ","), (" ' ", "'"), (" n't", "n't"), (" 'm", "'m"), (" 's", "'s"),
        (" 've", "'ve"), (" 're", "'re"),
    ]

    static func cleanUpSpaces(_ text: String) -> String {
        // On bytes: to Swift, a full stop with a combining mark after it is not a full stop.
        var bytes = Array(text.utf8)
        for (from, to) in cleanUps { bytes = replacing(Array(from.utf8), with: Array(to.utf8), in: bytes) }
        return String(decoding: bytes, as: UTF8.self)
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
