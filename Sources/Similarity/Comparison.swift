import Catalog
import Foundation
import Tensors

/// Compares stored embeddings with some images.
struct Comparison {
    private let centre: [Float]
    private let centreSquare: Float
    /// The images as seen from the centre, and the product of each with the centre.
    private let subjects: [(offset: [Float], centre: Float)]

    /// - Parameter offsets: of the images; at least one.
    init(_ space: EmbeddingSpace, with offsets: [[Float]]) {
        centre = space.centre
        centreSquare = Float(EmbeddingSpace.similarity(space.centre, space.centre))
        subjects = offsets.map { ($0, Float(EmbeddingSpace.similarity($0, space.centre))) }
    }

    /// The similarity to the most similar of the images, as `EmbeddingSpace.similarity` of the offsets has it; nil of an
    /// embedding that is the centre, or has another width.
    ///
    /// With the codes c, the centre m, and s = 1 / ‖c‖, the offset is (s c - m) / ‖s c - m‖.
    func similarity(of codes: Data) -> Double? {
        guard codes.count == centre.count else { return nil }
        var most: Float?
        for subject in subjects {
            let products = CodeProducts(of: codes.bytes, subject.offset, centre)
            let scale = 1 / products.square.squareRoot()
            let square = 1 - 2 * scale * products.second + centreSquare
            guard square > 1e-9 else { return nil }
            most = max(most ?? -1, (scale * products.first - subject.centre) / square.squareRoot())
        }
        return most.map { Double(min(1, $0)) }
    }
}
