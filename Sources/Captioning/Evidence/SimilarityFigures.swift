/// How alike a model's embeddings are, and what a search for similar images may be expected to find.
///
/// Measured on labeled images. Two of them are alike if kind and part are the same; images of one group, such as a patient, are
/// not compared.
public struct SimilarityFigures: Sendable, Equatable, Codable {
    /// The similarity that 1 in 100 pairs of unlike images reach, -1 to 1.
    public var floor: Double
    /// How many images were compared.
    public var images: Int
    /// The share of images whose most similar one is alike.
    public var first: Double
    /// The share of the ten most similar ones that are alike.
    public var ten: Double
    /// The share of the ten most similar ones whose kind is the same.
    public var kindOfTen: Double
    /// The share of images with the same caption that are alike; nil if no two captions are the same.
    public var sameCaption: Double?
    /// The share of all images that are alike.
    public var chance: Double

    /// How images are compared: what a catalog keeps of it.
    public struct Space: Sendable, Equatable {
        /// The mean of the directions of many images' embeddings: (E).
        public let centre: [Float]
        public let floor: Double
    }
}
