import Foundation
import Tensors

extension SwinEncoder {
    /// Reads the encoder from the weights of its module.
    init(_ weights: Weights, _ configuration: SwinConfiguration, _ packing: Packing) throws {
        // These two norms use PyTorch's default epsilon, not the configuration's.
        let usual = 1e-5
        let embeddings = weights.scope("embeddings")
        let patch = configuration.patchSize
        let first = configuration.stages[0].features
        let shape = [first, PixelTensor.channels, patch.height, patch.width]
        let projection = embeddings.scope("patch_embeddings.projection")
        patches = Linear(
            weight: Matrix(
                try projection.tensor("weight", shape).reshaped([first, shape.dropFirst().reduce(1, *)]),
                .outputByInput, packing),
            bias: try projection.tensor("bias", [first]))
        patchNorm = try LayerNorm(embeddings.scope("norm"), features: first, epsilon: usual)
        stages = try configuration.stages.enumerated().map { index, stage in
            let weights = weights.scope("encoder.layers.\(index)")
            // Blocks alternate between no shift and a shift.
            let windows = [0, stage.shift].map { SwinWindows(grid: stage.grid, side: stage.window, shift: $0) }
            let layers = try (0..<stage.blocks).map {
                try SwinLayer(weights.scope("blocks.\($0)"), configuration, stage, windows[$0 % 2], packing)
            }
            guard index + 1 < configuration.stages.count else { return Stage(layers: layers, merging: nil) }
            let (wide, narrow) = (4 * stage.features, 2 * stage.features)
            let merging = SwinMerging(
                configuration.version,
                reduction: try Linear(
                    weights, ["downsample.reduction"], inputs: wide, outputs: narrow, bias: false, packing),
                norm: try LayerNorm(
                    weights.scope("downsample.norm"), features: configuration.version == .first ? wide : narrow,
                    epsilon: usual),
                grid: stage.grid)
            return Stage(layers: layers, merging: merging)
        }
        norm = try LayerNorm(
            weights.scope("layernorm"), features: configuration.features, epsilon: configuration.epsilon)
        self.configuration = configuration
    }
}

extension SwinLayer {
    /// Reads one block.
    fileprivate init(
        _ weights: Weights, _ configuration: SwinConfiguration, _ stage: SwinConfiguration.Stage,
        _ windows: SwinWindows, _ packing: Packing
    ) throws {
        let features = stage.features
        let intermediate = configuration.intermediate(stage)
        func norm(_ name: String) throws -> LayerNorm {
            try LayerNorm(weights.scope(name), features: features, epsilon: configuration.epsilon)
        }
        let attention = weights.scope("attention.self")
        switch configuration.version {
        case .first:
            queriesKeysValues = try Linear(
                attention, ["query", "key", "value"], inputs: features, outputs: features,
                bias: configuration.attentionBias, packing)
            let span = 2 * stage.window - 1
            bias = Self.bias(
                try attention.tensor("relative_position_bias_table", [span * span, stage.heads]), window: stage.window)
            cosineFactors = []
        case .second:
            let names = ["query", "key", "value"]
            let matrix = Matrix(
                .stacked(try names.map { try attention.scope($0).tensor("weight", [features, features]) }),
                .outputByInput, packing)
            let biases =
                configuration.attentionBias
                ? try names.map {
                    // Keys have no bias.
                    $0 == "key"
                        ? Tensor([features], repeating: 0) : try attention.scope($0).tensor("bias", [features])
                } : nil
            queriesKeysValues = Linear(
                weight: matrix, bias: biases.map { .stacked($0).reshaped([3 * features]) })
            bias = Self.bias(try Self.continuousBias(attention, stage), window: stage.window)
            cosineFactors = try attention.tensor("logit_scale", [stage.heads, 1, 1]).values.map {
                exp(min($0, Float(log(100.0))))
            }
        }
        attentionOutput = try Linear(weights, ["attention.output.dense"], inputs: features, outputs: features, packing)
        attentionNorm = try norm("layernorm_before")
        feedForwardNorm = try norm("layernorm_after")
        widen = try Linear(weights, ["intermediate.dense"], inputs: features, outputs: intermediate, packing)
        narrow = try Linear(weights, ["output.dense"], inputs: intermediate, outputs: features, packing)
        heads = stage.heads
        activation = configuration.activation
        version = configuration.version
        self.windows = windows
    }

    /// The second version's biases, ((2w - 1)², H), computed by a small network from log-spaced distances (Liu et al.,
    /// 2022, eq. 3 and 4).
    private static func continuousBias(_ weights: Weights, _ stage: SwinConfiguration.Stage) throws -> Tensor {
        let network = weights.scope("continuous_position_bias_mlp")
        let width = 512
        let widen = try Linear(network, ["0"], inputs: 2, outputs: width)
        let narrow = try Linear(network, ["2"], inputs: width, outputs: stage.heads, bias: false)
        let reach = stage.window - 1
        let longest = max(stage.pretrainedWindow > 0 ? stage.pretrainedWindow - 1 : reach, 1)
        let distances = (-reach...reach).map { distance -> Float in
            let scaled = Float(distance) / Float(longest) * 8
            return (scaled < 0 ? -1 : 1) * log2(abs(scaled) + 1) / Float(log2(8.0))
        }
        let pairs = distances.flatMap { down in distances.flatMap { across in [down, across] } }
        let workers = Workers(count: 1)
        let raw = narrow(
            widen(Tensor([pairs.count / 2, 2], pairs), activation: .relu, workers), workers)
        return Tensor(raw.shape, raw.values.map { 16 / (1 + exp(-$0)) })
    }

    /// The biases in the layout of `windowAttention`, from ((2w - 1)², H) with columns counted by how far the query lies
    /// to the right of the key.
    private static func bias(_ table: Tensor, window: Int) -> Tensor {
        let span = 2 * window - 1
        let heads = table.width
        let values = table.values
        var bias = [Float](repeating: 0, count: values.count)
        for head in 0..<heads {
            for row in 0..<span {
                for column in 0..<span {
                    bias[(head * span + row) * span + span - 1 - column] = values[(row * span + column) * heads + head]
                }
            }
        }
        return Tensor([heads, span, span], bias)
    }
}
