import Foundation

/// What the embeddings of a model are compared by.
///
/// All embeddings of a model point in roughly one direction, so a plain cosine calls everything alike. The similarity of two
/// images is the cosine of their directions as seen from the mean of many.
public struct EmbeddingSpace: Sendable, Equatable {
    /// The mean of the directions of many images.
    public let centre: [Float]
    /// The similarity that 1 in 100 pairs of unlike images reach, -1 to 1; nil if too few are known.
    public let floor: Double?

    public init(centre: [Float], floor: Double?) {
        self.centre = centre
        self.floor = floor
    }

    /// The number of dimensions.
    public var width: Int { centre.count }

    /// The 64-bit words that hold one bit for each dimension.
    public var words: Int { (width + 63) / 64 }

    /// An embedding as seen from the centre: a unit vector. Nil of one that is the centre, or has another width.
    public func offset(of embedding: Embedding) -> [Float]? {
        guard embedding.width == width else { return nil }
        return zip(embedding.direction, centre).map { $0 - $1 }.unit
    }

    /// The similarity of two images by their offsets, -1 to 1.
    public static func similarity(_ a: [Float], _ b: [Float]) -> Double {
        var sum: Float = 0
        for index in a.indices { sum += a[index] * b[index] }
        return Double(sum)
    }

    /// One bit for each dimension of an offset, 1 where it is positive: bit i is in word i / 64.
    public func signs(of offset: [Float]) -> [UInt64] {
        var signs = [UInt64](repeating: 0, count: words)
        for (index, value) in offset.enumerated() where value > 0 { signs[index / 64] |= 1 << UInt64(index % 64) }
        return signs
    }
}

// MARK: Taken from a catalog

extension EmbeddingSpace {
    /// The most embeddings that a space is taken from.
    static let sampleSize = 4096
    /// Fewer than this say nothing of how alike unlike images are.
    static let fewestForFloor = 1000
    private static let pairs = 20_000
    /// The share of pairs of unlike images that are below the floor.
    private static let shareBelowFloor = 0.99

    /// The space of some embeddings; nil if there are none.
    ///
    /// - Parameter sample: directions, and the studies they are of. Images of different studies count as unlike.
    init?(sample: [(direction: [Float], study: Int64)]) {
        guard let width = sample.first?.direction.count else { return nil }
        var sums = [Double](repeating: 0, count: width)
        for (direction, _) in sample where direction.count == width {
            for index in 0..<width { sums[index] += Double(direction[index]) }
        }
        let centre = sums.map { Float($0 / Double(sample.count)) }
        self.init(centre: centre, floor: Self.floor(sample, centre))
    }

    private static func floor(_ sample: [(direction: [Float], study: Int64)], _ centre: [Float]) -> Double? {
        guard sample.count >= fewestForFloor else { return nil }
        let offsets = sample.map { zip($0.direction, centre).map { $0 - $1 }.unit ?? [] }
        var similarities: [Double] = []
        // The same pairs in every run: the high bits of a linear congruential generator (Knuth's MMIX).
        var state: UInt64 = 1
        func place() -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % sample.count
        }
        for _ in 0..<pairs {
            let (first, second) = (place(), place())
            guard sample[first].study != sample[second].study, offsets[first].count == offsets[second].count else {
                continue
            }
            similarities.append(similarity(offsets[first], offsets[second]))
        }
        // In a catalog of few studies there are no pairs to learn from.
        guard similarities.count >= fewestForFloor else { return nil }
        similarities.sort()
        return similarities[Int(Double(similarities.count) * shareBelowFloor)]
    }
}

// MARK: Stored

extension EmbeddingSpace {
    /// From the bytes of `embeddingSpace.centre`.
    init(storedCentre: Data, floor: Double?) {
        let words = stride(from: 0, to: storedCentre.count / 4 * 4, by: 4).map { start in
            (0..<4).reduce(UInt32(0)) {
                $0 | UInt32(storedCentre[storedCentre.startIndex + start + $1]) << UInt32(8 * $1)
            }
        }
        self.init(centre: words.map { Float(bitPattern: $0) }, floor: floor)
    }

    /// The bytes of `embeddingSpace.centre`.
    var storedCentre: Data {
        Data(centre.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value.bitPattern >> UInt32(8 * $0)) } })
    }
}
