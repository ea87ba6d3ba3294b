import Tensors

/// Pictures in, one vector for each of their parts out.
protocol PictureEncoder: Sendable {
    /// The height and width of the pictures it was trained on.
    var imageSize: EncoderConfiguration.Extent { get }

    /// The length of each vector, D.
    var features: Int { get }

    /// How many vectors a picture gets.
    var tokens: Int { get }

    /// (pictures · tokens, D). All pictures have the size that the encoder expects.
    func callAsFunction(_ pictures: [PixelTensor], _ workers: Workers) throws -> Tensor
}
