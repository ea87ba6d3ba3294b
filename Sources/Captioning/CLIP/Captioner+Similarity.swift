import Tensors

/// How near texts are to pictures, for models whose image encoder is half of a CLIP whose other half reads texts.
extension Captioner {
    /// The vector of each picture in the space it shares with texts, of length 1; nil where
    /// `checkpoint.noTextTower` says why.
    public func vectors(of pictures: [PixelTensor]) throws -> [[Float]]? {
        guard case .prefix(let tower, _) = checkpoint.bridge, checkpoint.textTower != nil else { return nil }
        return try pictures.map { try tower([$0], workers).values }
    }

    /// The vector of each text in the space it shares with pictures, of length 1; nil where
    /// `checkpoint.noTextTower` says why.
    public func vectors(ofTexts texts: [String]) -> [[Float]]? {
        checkpoint.textTower.map { tower in texts.map { tower([$0], workers).values } }
    }

    /// The cosine of each text and the picture in the same place; nil where `checkpoint.noTextTower` says why.
    public func similarities(of texts: [String], to pictures: [PixelTensor]) throws -> [Float]? {
        guard let shown = try vectors(of: pictures), let said = vectors(ofTexts: texts) else { return nil }
        return zip(shown, said).map(Self.cosine)
    }

    /// The cosine of two vectors of length 1.
    public static func cosine(_ a: [Float], _ b: [Float]) -> Float {
        zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
