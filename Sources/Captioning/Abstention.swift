import Foundation

/// The text that replaces a caption to which the model itself gave a low probability.
public struct Abstention: Sendable, Equatable, Codable {
    /// The mean log-probability of a caption's generated tokens, in nats, below which it is withheld; at most 0.
    ///
    /// Unlike a score, a mean does not depend on the search or its length penalty.
    public let below: Double
    /// The replacement text; not empty.
    public let text: String

    public init(below: Double, text: String) {
        self.below = below
        self.text = text
    }

    /// Whether a caption whose tokens have these log-probabilities is withheld; one without tokens is not.
    func withholds(_ logProbabilities: [Float]) -> Bool {
        guard !logProbabilities.isEmpty else { return false }
        return logProbabilities.reduce(0) { $0 + Double($1) } / Double(logProbabilities.count) < below
    }

    /// Whether a text is the replacement text, apart from white space around it, which the catalog does not keep.
    public func isSaid(in text: String) -> Bool {
        text.trimmingCharacters(in: .whitespacesAndNewlines)
            == self.text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

extension Abstention {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        below = try container.decode(Double.self, forKey: .below)
        text = try container.decode(String.self, forKey: .text)
        guard below.isFinite, below <= 0 else {
            throw DecodingError.dataCorruptedError(
                forKey: .below, in: container, debugDescription: "is \(below), expected a logarithm of at most 0")
        }
        guard !text.allSatisfy(\.isWhitespace) else {
            throw DecodingError.dataCorruptedError(
                forKey: .text, in: container, debugDescription: "is empty, expected the text that replaces a caption")
        }
    }
}
