import Tensors

extension TextDecoder {
    /// Reads a decoder of any kind from the weights of its module.
    init(_ weights: Weights, _ configuration: DecoderConfiguration, _ packing: Packing) throws {
        switch configuration.kind {
        case .gpt2: try self.init(gpt2: weights, configuration, packing)
        case .bert: try self.init(bert: weights, configuration, packing)
        }
    }

    /// Reads GPT-2 from `weights`, under the names of transformers `modeling_gpt2.py`.
    init(gpt2 weights: Weights, _ configuration: DecoderConfiguration, _ packing: Packing) throws {
        // Plain GPT-2 files omit this module.
        let transformer = weights.containsAny("transformer.") ? weights.scope("transformer") : weights
        let features = configuration.features
        let words = [configuration.vocabularySize, features]
        wordEmbeddings = try transformer.tensor("wte.weight", words)
        positionEmbeddings = try transformer.tensor("wpe.weight", [configuration.positions, features])
        embeddingNorm = nil
        layers = try (0..<configuration.layers).map {
            try DecoderLayer(gpt2: transformer.scope("h.\($0)"), index: $0, configuration, packing)
        }
        let output = configuration.tiesWordEmbeddings ? wordEmbeddings : try weights.tensor("lm_head.weight", words)
        head = Head(
            transform: nil,
            norm: try LayerNorm(transformer.scope("ln_f"), features: features, epsilon: configuration.epsilon),
            vocabulary: Linear(weight: Matrix(output, .outputByInput, packing), bias: nil))
        self.configuration = configuration
    }
}

extension DecoderLayer {
    /// Reads block `index` of GPT-2.
    init(gpt2 weights: Weights, index: Int, _ configuration: DecoderConfiguration, _ packing: Packing) throws {
        let features = configuration.features
        func norm(_ name: String) throws -> LayerNorm {
            try LayerNorm(weights.scope(name), features: features, epsilon: configuration.epsilon)
        }
        func linear(_ name: String, _ inputs: Int, _ outputs: Int) throws -> Linear {
            try Linear(convolution: weights.scope(name), inputs: inputs, outputs: outputs, packing)
        }
        order = .before
        selfAttention = SelfAttention(
            queriesKeysValues: try linear("attn.c_attn", features, 3 * features),
            output: try linear("attn.c_proj", features, features), norm: try norm("ln_1"))
        crossAttention =
            configuration.attendsToImages
            ? CrossAttention(
                queries: try linear("crossattention.q_attn", features, features),
                keysValues: try linear("crossattention.c_attn", features, 2 * features),
                output: try linear("crossattention.c_proj", features, features), norm: try norm("ln_cross_attn"))
            : nil
        feedForward = FeedForward(
            widen: try linear("mlp.c_fc", features, configuration.intermediate),
            narrow: try linear("mlp.c_proj", configuration.intermediate, features), norm: try norm("ln_2"),
            activation: configuration.activation)
        heads = configuration.heads
        scale = configuration.attentionScale(layer: index)
    }
}
