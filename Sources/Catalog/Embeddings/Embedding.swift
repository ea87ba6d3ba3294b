public import Foundation

/// What a model's image encoder makes of an image, as a direction in a space where like images are near.
public struct Embedding: Sendable, Equatable {
    /// One signed byte for each dimension, the largest of them 127 or -127. Their common length means nothing.
    public let codes: Data

    /// The nearest direction that bytes can express; nil of a vector without a direction: zero, or not finite.
    ///
    /// The error of a similarity is about 0.005 with 256 dimensions.
    public init?(_ vector: [Float]) {
        let largest = vector.reduce(0) { max($0, abs($1)) }
        guard largest > 0, vector.allSatisfy(\.isFinite), (127 / largest).isFinite else { return nil }
        codes = Data(vector.map { UInt8(bitPattern: Int8(($0 / largest * 127).rounded())) })
    }

    /// From stored bytes.
    init(codes: Data) { self.codes = codes }

    /// The number of dimensions.
    public var width: Int { codes.count }

    /// The unit vector of the direction.
    public var direction: [Float] {
        let values = codes.map { Float(Int8(bitPattern: $0)) }
        return values.unit ?? values
    }
}

extension [Float] {
    /// The vector divided by its length; nil if that is 0.
    var unit: [Float]? {
        let squares = reduce(0) { $0 + $1 * $1 }
        guard squares > 0 else { return nil }
        let scale = 1 / squares.squareRoot()
        return map { $0 * scale }
    }
}
