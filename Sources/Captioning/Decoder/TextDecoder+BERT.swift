import Tensors

extension TextDecoder {
    /// Reads BERT from `weights`, under the names of transformers `modeling_bert.py` (`BertLMHeadModel`).
    init(bert weights: Weights, _ configuration: DecoderConfiguration, _ packing: Packing) throws {
        let features = configuration.features
        let words = [configuration.vocabularySize, features]
        let embeddings = weights.scope("bert.embeddings")
        wordEmbeddings = try embeddings.tensor("word_embeddings.weight", words)
        let positions = try embeddings.tensor("position_embeddings.weight", [configuration.positions, features])
        let types = try embeddings.tensor("token_type_embeddings.weight", [configuration.tokenTypes, features])
        positionEmbeddings = positions.adding(
            types.gathered(rows: Array(repeating: 0, count: configuration.positions)), times: 1)
        embeddingNorm = try LayerNorm(bert: embeddings.scope("LayerNorm"), configuration)
        layers = try (0..<configuration.layers).map {
            try DecoderLayer(bert: weights.scope("bert.encoder.layer.\($0)"), configuration, packing)
        }
        let predictions = weights.scope("cls.predictions")
        let output =
            configuration.tiesWordEmbeddings ? wordEmbeddings : try predictions.tensor("decoder.weight", words)
        // One parameter under two names; a file may hold either.
        let bias = predictions.contains("bias") ? "bias" : "decoder.bias"
        head = Head(
            transform: (
                try Linear(predictions, ["transform.dense"], inputs: features, outputs: features, packing),
                configuration.activation
            ),
            norm: try LayerNorm(bert: predictions.scope("transform.LayerNorm"), configuration),
            vocabulary: Linear(
                weight: Matrix(output, .outputByInput, packing),
                bias: try predictions.tensor(bias, [configuration.vocabularySize])))
        self.configuration = configuration
    }
}

extension DecoderLayer {
    /// Reads one block of BERT.
    fileprivate init(bert weights: Weights, _ configuration: DecoderConfiguration, _ packing: Packing) throws {
        let features = configuration.features
        func norm(_ name: String) throws -> LayerNorm {
            try LayerNorm(bert: weights.scope(name), configuration)
        }
        func linear(_ path: String, _ names: [String], _ inputs: Int, _ outputs: Int) throws -> Linear {
            try Linear(weights.scope(path), names, inputs: inputs, outputs: outputs, packing)
        }
        order = .after
        selfAttention = SelfAttention(
            queriesKeysValues: try linear("attention.self", ["query", "key", "value"], features, features),
            output: try linear("attention.output", ["dense"], features, features),
            norm: try norm("attention.output.LayerNorm"))
        crossAttention =
            configuration.attendsToImages
            ? CrossAttention(
                queries: try linear("crossattention.self", ["query"], features, features),
                keysValues: try linear("crossattention.self", ["key", "value"], features, features),
                output: try linear("crossattention.output", ["dense"], features, features),
                norm: try norm("crossattention.output.LayerNorm"))
            : nil
        feedForward = FeedForward(
            widen: try linear("intermediate", ["dense"], features, configuration.intermediate),
            narrow: try linear("output", ["dense"], configuration.intermediate, features),
            norm: try norm("output.LayerNorm"), activation: configuration.activation)
        heads = configuration.heads
        scale = configuration.attentionScale(layer: 0)
    }
}

extension LayerNorm {
    /// Files converted from TensorFlow name the tensors gamma and beta, which transformers also reads.
    fileprivate init(bert weights: Weights, _ configuration: DecoderConfiguration) throws {
        let isOld = weights.contains("gamma") && !weights.contains("weight")
        try self.init(
            weights, features: configuration.features, epsilon: configuration.epsilon,
            names: isOld ? ("gamma", "beta") : ("weight", "bias"))
    }
}
