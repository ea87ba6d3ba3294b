import Tensors

/// Images in, one vector per patch or token out.
protocol ImageEncoder: Sendable {
    /// The size of the images it was trained on.
    var imageSize: EncoderConfiguration.Extent { get }

    /// The length of each vector, D.
    var features: Int { get }

    /// The number of vectors per image.
    var tokens: Int { get }

    /// How many of them stand before those of the patches: the class token is the first; 0 if there is none.
    var specialTokens: Int { get }

    /// (images · tokens, D). All images must have the size that the encoder expects.
    func callAsFunction(_ images: [PixelTensor], _ workers: Workers) throws -> Tensor
}
