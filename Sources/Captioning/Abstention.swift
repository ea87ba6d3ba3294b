import Foundation

/// What a model says in place of a caption that it found unlikely itself.
public struct Abstention: Sendable, Equatable, Codable {
    /// The mean log-probability of a caption's generated tokens, in nats, below which it is withheld; at most 0.
    ///
    /// A mean does not depend on the search or on its length penalty, as a score does.
    public let below: Double
    /// What is said in the caption's place; not empty.
    public let text: String

    public init(below: Double, text: String) {
        self.below = below
        self.text = text
    }

    /// Whether a caption of these tokens is withheld; one of no tokens is not, since nothing speaks against it.
    func withholds(_ logProbabilities: [Float]) -> Bool {
        guard !logProbabilities.isEmpty else { return false }
        return logProbabilities.reduce(0) { $0 + Double($1) } / Double(logProbabilities.count) < below
    }

    /// Whether a text says that the model does not know, whoever put it there; spaces around it do not count, since the
    /// catalog keeps none.
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
                forKey: .text, in: container, debugDescription: "is empty, expected what to say instead of a caption")
        }
    }
}
