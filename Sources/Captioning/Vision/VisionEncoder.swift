import Tensors

/// A vision transformer (Dosovitskiy et al., 2020): images in, one vector for each patch out.
///
/// Source: transformers `modeling_vit.py`, `modeling_deit.py`, `modeling_clip.py`.
struct VisionEncoder: ImageEncoder {
    let configuration: EncoderConfiguration
    let specialVectors: Tensor  // (1 or 2, D)
    let positions: PositionEmbedding
    let backbone: EfficientNetLite?  // hybrid
    let patches: Linear  // (D, channels · patch height · patch width); hybrid: (D, channels of the feature map)
    let normBeforeLayers: LayerNorm?  // CLIP
    let layers: [EncoderLayer]
    let normAfterLayers: LayerNorm?  // ViT and DeiT

    var imageSize: EncoderConfiguration.Extent { configuration.imageSize }
    var features: Int { configuration.features }
    var tokens: Int { configuration.tokens }
    var specialTokens: Int { configuration.specialTokens }

    /// Features of every token of every image: (images · tokens, D).
    func callAsFunction(_ images: [PixelTensor], _ workers: Workers) throws -> Tensor {
        try self(images, interpolating: false, workers)
    }

    /// - Parameter interpolating: whether images of a size other than the trained one are allowed; all must have the same.
    func callAsFunction(_ images: [PixelTensor], interpolating: Bool, _ workers: Workers) throws -> Tensor {
        guard let first = images.first else { return Tensor([0, configuration.features], []) }
        let patch = configuration.patchSize
        for image in images {
            guard image.height == first.height, image.width == first.width,
                interpolating
                    || (image.height == configuration.imageSize.height
                        && image.width == configuration.imageSize.width),
                image.height >= patch.height, image.width >= patch.width
            else {
                throw CaptioningError(
                    "image",
                    "is \(image.width) x \(image.height), the encoder expects "
                        + "\(configuration.imageSize.width) x \(configuration.imageSize.height)")
            }
        }
        let grid = EncoderConfiguration.Extent(first.height / patch.height, first.width / patch.width)
        let positions =
            interpolating
            ? self.positions.table(grid: grid, height: first.height, width: first.width) : self.positions.table
        var hidden = embedded(images, positions, workers)
        if let normBeforeLayers { hidden = normBeforeLayers(hidden, workers) }
        for layer in layers { hidden = layer(hidden, images: images.count, workers) }
        return normAfterLayers.map { $0(hidden, workers) } ?? hidden
    }

    /// `[special tokens, patches] + positions` of each image.
    private func embedded(_ images: [PixelTensor], _ positions: Tensor, _ workers: Workers) -> Tensor {
        let special = specialVectors.rows
        let flat =
            backbone.map { $0(images, workers).values }
            ?? Tensor.stacked(
                images.map {
                    .patches(
                        of: $0.values, channels: PixelTensor.channels, height: $0.height, width: $0.width,
                        patchHeight: configuration.patchSize.height, patchWidth: configuration.patchSize.width)
                })
        let places = Tensor.stacked(Array(repeating: positions[special..<positions.rows], count: images.count))
        let embedded = patches(flat, residual: places, workers)
        var start = specialVectors
        start.add(positions[0..<special])
        let count = positions.rows - special
        return .stacked((0..<images.count).flatMap { [start, embedded[($0 * count)..<(($0 + 1) * count)]] })
    }
}
