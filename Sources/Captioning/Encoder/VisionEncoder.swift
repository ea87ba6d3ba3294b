import Tensors

/// A vision transformer (Dosovitskiy et al., 2020): pictures in, one vector for each patch out.
///
/// Source: transformers `modeling_vit.py`, `modeling_deit.py`, `modeling_clip.py`.
struct VisionEncoder: Sendable {
    let configuration: EncoderConfiguration
    let specialTokens: Tensor  // (1 or 2, D)
    let positions: PositionEmbedding
    let patches: Linear  // (D, channels · patch height · patch width)
    let normBeforeLayers: LayerNorm?  // CLIP
    let layers: [EncoderLayer]
    let normAfterLayers: LayerNorm?  // ViT and DeiT

    /// Features of every token of every picture: (pictures · tokens, D).
    ///
    /// - Parameter interpolating: whether pictures of another size than the trained one are allowed. All must have the
    ///   same size.
    func callAsFunction(_ pictures: [PixelTensor], interpolating: Bool = false, _ workers: Workers) throws -> Tensor {
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

extension VisionEncoder {
    /// Reads the encoder from `weights`, which are those under the checkpoint's `encoder.`.
    init(_ weights: Weights, _ configuration: EncoderConfiguration) throws {
        // transformers 5 leaves out the level that transformers 4 writes.
        let weights =
            configuration.kind == .clip && weights.containsAny("vision_model.")
            ? weights.scope("vision_model") : weights
        let embeddings = weights.scope("embeddings")
        let features = configuration.features
        let tokens = configuration.tokens
        let patch = configuration.patchSize
        let patchShape = [features, configuration.channels, patch.height, patch.width]
        func patches(_ weights: Weights, bias: Bool) throws -> Linear {
            let kernel = try weights.tensor("weight", patchShape)
            return Linear(
                weight: Matrix([kernel.reshaped([features, patchShape.dropFirst().reduce(1, *)])], .outputByInput),
                bias: bias ? try weights.tensor("bias", [features]) : nil)
        }
        func norm(_ name: String) throws -> LayerNorm {
            try LayerNorm(weights.scope(name), features: features, epsilon: configuration.epsilon)
        }
        let table: Tensor
        switch configuration.kind {
        case .vit, .deit:
            let names = configuration.kind == .deit ? ["cls_token", "distillation_token"] : ["cls_token"]
            specialTokens = try .stacked(names.map { try embeddings.tensor($0, [1, 1, features]) })
            table = try embeddings.tensor("position_embeddings", [1, tokens, features]).reshaped([tokens, features])
            self.patches = try patches(embeddings.scope("patch_embeddings.projection"), bias: true)
            normBeforeLayers = nil
            normAfterLayers = try norm("layernorm")
        case .clip:
            specialTokens = try embeddings.tensor("class_embedding", [features]).reshaped([1, features])
            table = try embeddings.tensor("position_embedding.weight", [tokens, features])
            self.patches = try patches(embeddings.scope("patch_embedding"), bias: false)
            normBeforeLayers = try norm("pre_layrnorm")  // spelt so in every checkpoint
            normAfterLayers = nil
        }
        positions = PositionEmbedding(table: table, specialTokens: configuration.specialTokens)
        let path = configuration.kind == .clip ? "encoder.layers" : "encoder.layer"
        layers = try (0..<configuration.layers).map {
            try EncoderLayer(weights.scope("\(path).\($0)"), configuration)
        }
        self.configuration = configuration
    }
}
