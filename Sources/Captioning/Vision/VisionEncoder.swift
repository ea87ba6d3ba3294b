import Tensors

/// A vision transformer (Dosovitskiy et al., 2020): pictures in, one vector for each patch out.
///
/// Source: transformers `modeling_vit.py`, `modeling_deit.py`, `modeling_clip.py`.
struct VisionEncoder: PictureEncoder {
    let configuration: EncoderConfiguration
    let specialTokens: Tensor  // (1 or 2, D)
    let positions: PositionEmbedding
    let patches: Linear  // (D, channels · patch height · patch width)
    let normBeforeLayers: LayerNorm?  // CLIP
    let layers: [EncoderLayer]
    let normAfterLayers: LayerNorm?  // ViT and DeiT

    var imageSize: EncoderConfiguration.Extent { configuration.imageSize }
    var features: Int { configuration.features }
    var tokens: Int { configuration.tokens }

    /// Features of every token of every picture: (pictures · tokens, D).
    func callAsFunction(_ pictures: [PixelTensor], _ workers: Workers) throws -> Tensor {
        try self(pictures, interpolating: false, workers)
    }

    /// - Parameter interpolating: whether pictures of another size than the trained one are allowed. All must have the
    ///   same size.
    func callAsFunction(_ pictures: [PixelTensor], interpolating: Bool, _ workers: Workers) throws -> Tensor {
        guard let first = pictures.first else { return Tensor([0, configuration.features], []) }
        let patch = configuration.patchSize
        for picture in pictures {
            guard picture.height == first.height, picture.width == first.width,
                interpolating
                    || (picture.height == configuration.imageSize.height
                        && picture.width == configuration.imageSize.width),
                picture.height >= patch.height, picture.width >= patch.width
            else {
                throw CaptioningError(
                    "picture",
                    "is \(picture.width) x \(picture.height), the encoder expects "
                        + "\(configuration.imageSize.width) x \(configuration.imageSize.height)")
            }
        }
        let grid = EncoderConfiguration.Extent(first.height / patch.height, first.width / patch.width)
        let positions =
            interpolating
            ? self.positions.table(grid: grid, height: first.height, width: first.width) : self.positions.table
        var hidden = embedded(pictures, positions, workers)
        if let normBeforeLayers { hidden = normBeforeLayers(hidden, workers) }
        for layer in layers { hidden = layer(hidden, pictures: pictures.count, workers) }
        return normAfterLayers.map { $0(hidden, workers) } ?? hidden
    }

    /// `[special tokens, patches] + positions` of each picture.
    private func embedded(_ pictures: [PixelTensor], _ positions: Tensor, _ workers: Workers) -> Tensor {
        let special = specialTokens.rows
        let flat = Tensor.stacked(
            pictures.map {
                .patches(
                    of: $0.values, channels: PixelTensor.channels, height: $0.height, width: $0.width,
                    patchHeight: configuration.patchSize.height, patchWidth: configuration.patchSize.width)
            })
        let places = Tensor.stacked(Array(repeating: positions[special..<positions.rows], count: pictures.count))
        let embedded = patches(flat, residual: places, workers)
        var start = specialTokens
        start.add(positions[0..<special])
        let count = positions.rows - special
        return .stacked((0..<pictures.count).flatMap { [start, embedded[($0 * count)..<(($0 + 1) * count)]] })
    }
}
