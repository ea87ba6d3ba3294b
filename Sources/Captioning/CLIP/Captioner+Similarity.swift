import Tensors

/// The similarity of texts and images, for models whose image encoder is part of a CLIP with a supported text tower.
extension Captioner {
    /// The unit vector of each image in the space it shares with texts; nil for the reason in `checkpoint.noTextTower`.
    public func vectors(of images: [PixelTensor]) throws -> [[Float]]? {
        guard case .prefix(let tower, _) = checkpoint.bridge, checkpoint.textTower != nil else { return nil }
        return try images.map { try tower([$0], workers).values }
    }

    /// The unit vector of each text in the space it shares with images; nil for the reason in `checkpoint.noTextTower`.
    public func vectors(ofTexts texts: [String]) -> [[Float]]? {
        checkpoint.textTower.map { tower in texts.map { tower([$0], workers).values } }
    }

    /// The cosine similarity of each text and the image at the same index; nil for the reason in
    /// `checkpoint.noTextTower`.
    public func similarities(of texts: [String], to images: [PixelTensor]) throws -> [Float]? {
        guard let imageVectors = try vectors(of: images), let textVectors = vectors(ofTexts: texts) else { return nil }
        return zip(imageVectors, textVectors).map(Self.cosine)
    }

    /// The cosine of two unit vectors.
    public static func cosine(_ a: [Float], _ b: [Float]) -> Float {
        zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
