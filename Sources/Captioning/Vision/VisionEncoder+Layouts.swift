import Tensors

/// The tensor names of the same network in published files.
///
/// Source: transformers `modeling_vit.py`, `modeling_deit.py`, `modeling_clip.py`; timm `vision_transformer.py`;
/// open_clip `transformer.py`.
extension VisionEncoder {
    /// Reads the encoder from the weights of its module.
    init(_ weights: Weights, _ configuration: EncoderConfiguration, _ packing: Packing) throws {
        // transformers 5 omits a level that transformers 4 writes.
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
                weight: Matrix(
                    kernel.reshaped([features, patchShape.dropFirst().reduce(1, *)]), .outputByInput, packing),
                bias: bias ? try weights.tensor("bias", [features]) : nil)
        }
        func norm(_ name: String) throws -> LayerNorm {
            try LayerNorm(weights.scope(name), features: features, epsilon: configuration.epsilon)
        }
        var backbone: EfficientNetLite?
        let table: Tensor
        let layerPath: String
        switch configuration.kind {
        case .vit, .deit, .hybrid:
            let names = configuration.kind == .deit ? ["cls_token", "distillation_token"] : ["cls_token"]
            specialVectors = try .stacked(names.map { try embeddings.tensor($0, [1, 1, features]) })
            table = try embeddings.tensor("position_embeddings", [1, tokens, features]).reshaped([tokens, features])
            let embedding = embeddings.scope("patch_embeddings")
            if configuration.kind == .hybrid {
                // In integers its narrow layers would change one caption in fourteen.
                let precision = packing.precision == .int8 ? .f32 : packing.precision
                backbone = try EfficientNetLite(
                    embedding.scope("backbone"), Packing(precision: precision, workers: packing.workers))
                self.patches = try Linear(
                    embedding, ["projection"], inputs: EfficientNetLite.features, outputs: features, packing)
            } else {
                self.patches = try patches(embedding.scope("projection"), bias: true)
            }
            normBeforeLayers = nil
            normAfterLayers = try norm("layernorm")
            layerPath = "encoder.layer"
        case .clip:
            specialVectors = try embeddings.tensor("class_embedding", [features]).reshaped([1, features])
            table = try embeddings.tensor("position_embedding.weight", [tokens, features])
            self.patches = try patches(embeddings.scope("patch_embedding"), bias: false)
            normBeforeLayers = try norm("pre_layrnorm")  // spelled so in every checkpoint
            normAfterLayers = nil
            layerPath = "encoder.layers"
        case .timm:
            specialVectors = try weights.tensor("cls_token", [1, 1, features]).reshaped([1, features])
            table = try weights.tensor("pos_embed", [1, tokens, features]).reshaped([tokens, features])
            self.patches = try patches(weights.scope("patch_embed.proj"), bias: true)
            normBeforeLayers = nil
            normAfterLayers = nil
            layerPath = "blocks"
        case .openCLIP:
            specialVectors = try weights.tensor("class_embedding", [features]).reshaped([1, features])
            table = try weights.tensor("positional_embedding", [tokens, features])
            self.patches = try patches(weights.scope("conv1"), bias: false)
            normBeforeLayers = try norm("ln_pre")
            normAfterLayers = nil
            layerPath = "transformer.resblocks"
        }
        positions = PositionEmbedding(table: table, specialTokens: configuration.specialTokens)
        layers = try (0..<configuration.layers).map {
            try EncoderLayer(weights.scope("\(layerPath).\($0)"), configuration, packing)
        }
        self.configuration = configuration
        self.backbone = backbone
    }
}

extension EncoderLayer {
    /// Reads one block.
    init(_ weights: Weights, _ configuration: EncoderConfiguration, _ packing: Packing) throws {
        let features = configuration.features
        let intermediate = configuration.intermediate
        func norm(_ name: String) throws -> LayerNorm {
            try LayerNorm(weights.scope(name), features: features, epsilon: configuration.epsilon)
        }
        func linear(_ name: String, _ inputs: Int, _ outputs: Int) throws -> Linear {
            try Linear(weights, [name], inputs: inputs, outputs: outputs, packing)
        }
        heads = configuration.heads
        activation = configuration.activation
        switch configuration.kind {
        case .vit, .deit, .hybrid:
            normBeforeAttention = try norm("layernorm_before")
            queriesKeysValues = try Linear(
                weights.scope("attention.attention"), ["query", "key", "value"], inputs: features, outputs: features,
                bias: configuration.attentionBias, packing)
            attentionOutput = try linear("attention.output.dense", features, features)
            normBeforeFeedForward = try norm("layernorm_after")
            widen = try linear("intermediate.dense", features, intermediate)
            narrow = try linear("output.dense", intermediate, features)
        case .clip:
            normBeforeAttention = try norm("layer_norm1")
            queriesKeysValues = try Linear(
                weights.scope("self_attn"), ["q_proj", "k_proj", "v_proj"], inputs: features, outputs: features,
                packing)
            attentionOutput = try linear("self_attn.out_proj", features, features)
            normBeforeFeedForward = try norm("layer_norm2")
            widen = try linear("mlp.fc1", features, intermediate)
            narrow = try linear("mlp.fc2", intermediate, features)
        case .timm:
            normBeforeAttention = try norm("norm1")
            queriesKeysValues = try Linear(
                weights, ["attn.qkv"], inputs: features, outputs: 3 * features, bias: configuration.attentionBias,
                packing)
            attentionOutput = try linear("attn.proj", features, features)
            normBeforeFeedForward = try norm("norm2")
            widen = try linear("mlp.fc1", features, intermediate)
            narrow = try linear("mlp.fc2", intermediate, features)
        case .openCLIP:
            normBeforeAttention = try norm("ln_1")
            // `nn.MultiheadAttention` has these two without a submodule.
            queriesKeysValues = Linear(
                weight: Matrix(
                    try weights.tensor("attn.in_proj_weight", [3 * features, features]), .outputByInput, packing),
                bias: try weights.tensor("attn.in_proj_bias", [3 * features]))
            attentionOutput = try linear("attn.out_proj", features, features)
            normBeforeFeedForward = try norm("ln_2")
            widen = try linear("mlp.c_fc", features, intermediate)
            narrow = try linear("mlp.c_proj", intermediate, features)
        }
    }
}
