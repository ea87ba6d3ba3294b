import Foundation

/// What the encoder's features of one frame say of it.
public struct FrameEvidence: Sendable, Equatable {
    /// The score of each class, before the softmax.
    public var scores: [Double]
    /// The squared distance to the nearest class in whitened features, divided by their number.
    public var distance: Double

    public init(scores: [Double], distance: Double) {
        self.scores = scores
        self.distance = distance
    }

    /// The probability of each class: `softmax(scores / temperature)`.
    func probabilities(temperature: Double) -> [Double] {
        let highest = scores.max() ?? 0
        let powers = scores.map { exp(($0 - highest) / temperature) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }
}
