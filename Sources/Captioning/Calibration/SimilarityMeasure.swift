import Foundation
import Tensors

/// How well the embeddings of labeled images find images of the same kind and part.
struct SimilarityMeasure {
    let figures: SimilarityFigures
    /// The mean of the embeddings' directions: (E).
    let centre: [Float]

    /// The most images that are compared, each with each.
    private static let mostImages = 3000
    /// The share of pairs of unlike images that are below the floor.
    private static let shareBelowFloor = 0.99

    /// Nil if no image has another of its kind and part in another group, or every pair is alike.
    ///
    /// - Parameter width: the length of an embedding, which is at the end of the features.
    init?(_ observations: [Observation], width: Int) {
        let step = max(1, (observations.count + Self.mostImages - 1) / Self.mostImages)
        let images = stride(from: 0, to: observations.count, by: step).map { observations[$0] }
        let directions = images.map { Self.unit(Array($0.features.suffix(width))) }
        var sums = [Double](repeating: 0, count: width)
        for direction in directions {
            for index in 0..<width { sums[index] += Double(direction[index]) }
        }
        let centre = sums.map { Float($0 / Double(max(1, images.count))) }
        self.centre = centre
        let offsets = directions.map { direction in Self.unit(zip(direction, centre).map { $0 - $1 }) }

        var unlike: [Float] = []
        var (first, ten, kindOfTen, chance, queries) = (0.0, 0.0, 0.0, 0.0, 0)
        var (sameCaption, captions) = (0.0, 0)
        for (query, image) in images.enumerated() where image.label.kind != EvidenceSettings.unknownKind {
            let others = images.indices.filter { images[$0].group != image.group }
            let similarities = others.map { Self.dot(offsets[query], offsets[$0]) }
            let isAlike = others.map { images[$0].label == image.label }
            guard isAlike.contains(true) else { continue }
            queries += 1
            for place in others.indices where !isAlike[place] { unlike.append(similarities[place]) }
            let nearest = others.indices.sorted { similarities[$0] > similarities[$1] }.prefix(10)
            first += isAlike[nearest[0]] ? 1 : 0
            ten += Double(nearest.count { isAlike[$0] }) / Double(nearest.count)
            kindOfTen +=
                Double(nearest.count { images[others[$0]].label.kind == image.label.kind }) / Double(nearest.count)
            chance += Double(isAlike.count { $0 }) / Double(others.count)
            let same = others.indices.filter { images[others[$0]].text == image.text }
            guard !same.isEmpty else { continue }
            captions += 1
            sameCaption += Double(same.count { isAlike[$0] }) / Double(same.count)
        }
        guard queries > 0, !unlike.isEmpty else { return nil }
        unlike.sort()
        func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
        let count = Double(queries)
        figures = SimilarityFigures(
            floor: rounded(Double(unlike[Int(Double(unlike.count) * Self.shareBelowFloor)])), images: queries,
            first: rounded(first / count), ten: rounded(ten / count), kindOfTen: rounded(kindOfTen / count),
            sameCaption: captions > 0 ? rounded(sameCaption / Double(captions)) : nil, chance: rounded(chance / count))
    }

    private static func dot(_ a: [Float], _ b: [Float]) -> Float {
        var sum: Float = 0
        for index in a.indices { sum += a[index] * b[index] }
        return sum
    }

    /// The vector at length 1; one without a direction stays 0.
    private static func unit(_ vector: [Float]) -> [Float] {
        let length = dot(vector, vector).squareRoot()
        return length > 0 && length.isFinite ? vector.map { $0 / length } : vector.map { _ in 0 }
    }
}
