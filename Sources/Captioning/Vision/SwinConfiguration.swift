import Tensors

/// The shape of a Swin transformer, from the `encoder` object of config.json.
///
/// Fields equal to the defaults may be absent from the file: transformers `configuration_swin.py`,
/// `configuration_swinv2.py`.
struct SwinConfiguration: Sendable, Equatable {
    /// By `model_type`.
    enum Version: String, Sendable {
        /// Liu et al., 2021.
        case first = "swin"
        /// Liu et al., 2022.
        case second = "swinv2"
    }

    /// The blocks at one resolution.
    struct Stage: Sendable, Equatable {
        let features: Int
        let heads: Int
        let blocks: Int
        /// Rows and columns of tokens.
        let grid: EncoderConfiguration.Extent
        /// The side of a window, in tokens.
        let window: Int
        /// The shift of the windows of every second block, in tokens.
        let shift: Int
        /// The side of the windows in pretraining; 0 if it is the same.
        let pretrainedWindow: Int
    }

    let version: Version
    let imageSize: EncoderConfiguration.Extent
    let patchSize: EncoderConfiguration.Extent
    let stages: [Stage]
    /// The width of a block's hidden layer, relative to its features.
    let ratio: Double
    let attentionBias: Bool
    let activation: Activation
    let epsilon: Double

    /// The width of the output.
    var features: Int { stages.last?.features ?? 0 }

    func intermediate(_ stage: Stage) -> Int { Int(ratio * Double(stage.features)) }
}

extension SwinConfiguration: Decodable {
    private enum Key: String, CodingKey {
        case model_type, image_size, patch_size, num_channels, embed_dim, depths, num_heads, window_size
        case pretrained_window_sizes, mlp_ratio, qkv_bias, hidden_act, use_absolute_embeddings, layer_norm_eps
    }

    init(from decoder: any Decoder) throws {
        let file = try decoder.container(keyedBy: Key.self)
        func wrong(_ problem: String) -> CaptioningError { CaptioningError("config.json", "encoder" + problem) }
        let type = try file.decode(String.self, forKey: .model_type)
        guard let version = Version(rawValue: type) else { throw wrong(" '\(type)' is not a Swin transformer") }
        self.version = version
        imageSize = try file.decodeIfPresent(EncoderConfiguration.Extent.self, forKey: .image_size) ?? .init(224, 224)
        patchSize = try file.decodeIfPresent(EncoderConfiguration.Extent.self, forKey: .patch_size) ?? .init(4, 4)
        guard (1...100_000).contains(imageSize.height), (1...100_000).contains(imageSize.width),
            (1...imageSize.height).contains(patchSize.height), (1...imageSize.width).contains(patchSize.width)
        else { throw wrong(": image_size and patch_size do not match") }
        let channels = try file.decodeIfPresent(Int.self, forKey: .num_channels) ?? PixelTensor.channels
        guard channels == PixelTensor.channels else { throw wrong(".num_channels is \(channels), expected 3") }
        ratio = try file.decodeIfPresent(Double.self, forKey: .mlp_ratio) ?? 4
        guard (0.1...100).contains(ratio) else { throw wrong(".mlp_ratio is \(ratio)") }
        attentionBias = try file.decodeIfPresent(Bool.self, forKey: .qkv_bias) ?? true
        epsilon = try file.decodeIfPresent(Double.self, forKey: .layer_norm_eps) ?? 1e-5
        let name = try file.decodeIfPresent(String.self, forKey: .hidden_act) ?? "gelu"
        guard let activation = Activation(named: name) else { throw wrong(".hidden_act '\(name)' is not supported") }
        self.activation = activation
        guard try file.decodeIfPresent(Bool.self, forKey: .use_absolute_embeddings) != true else {
            // transformers itself fails here: it makes one embedding too many.
            throw wrong(".use_absolute_embeddings is not supported")
        }

        let width = try file.decodeIfPresent(Int.self, forKey: .embed_dim) ?? 96
        let depths = try file.decodeIfPresent([Int].self, forKey: .depths) ?? [2, 2, 6, 2]
        let heads = try file.decodeIfPresent([Int].self, forKey: .num_heads) ?? [3, 6, 12, 24]
        let window = try file.decodeIfPresent(Int.self, forKey: .window_size) ?? 7
        let pretrained =
            try file.decodeIfPresent([Int].self, forKey: .pretrained_window_sizes) ?? depths.map { _ in 0 }
        guard (1...10_000).contains(width), (1...8).contains(depths.count), depths.allSatisfy((1...200).contains) else {
            throw wrong(".embed_dim \(width) with depths \(depths) is not supported")
        }
        guard heads.count >= depths.count, heads.allSatisfy((1...10_000).contains) else {
            throw wrong(".num_heads \(heads) does not match depths \(depths)")
        }
        guard (1...64).contains(window) else { throw wrong(".window_size is \(window), expected 1 to 64") }
        guard pretrained.count >= depths.count, pretrained.allSatisfy({ $0 == 0 || (2...10_000).contains($0) }) else {
            throw wrong(".pretrained_window_sizes \(pretrained) does not match depths \(depths)")
        }
        // Incomplete patches are padded with zeros.
        var grid = EncoderConfiguration.Extent(
            (imageSize.height + patchSize.height - 1) / patchSize.height,
            (imageSize.width + patchSize.width - 1) / patchSize.width)
        guard grid.height <= 1024, grid.width <= 1024 else { throw wrong(": too many patches") }
        var stages: [Stage] = []
        for (index, depth) in depths.enumerated() {
            let features = width << index
            guard features % heads[index] == 0 else {
                throw wrong(": \(features) features cannot be divided among \(heads[index]) heads")
            }
            // The first version uses the actual number of tokens. The second computes it from the configured height,
            // rounding down where the tokens were rounded up.
            let side =
                version == .first
                ? min(grid.height, grid.width) : (imageSize.height / patchSize.height) >> index
            guard side >= (version == .first ? window : 1) else {
                throw wrong(".window_size \(window) does not fit stage \(index + 1), of \(grid.height) x \(grid.width)")
            }
            stages.append(
                Stage(
                    features: features, heads: heads[index], blocks: depth, grid: grid, window: min(side, window),
                    shift: side <= window ? 0 : window / 2, pretrainedWindow: pretrained[index]))
            grid = .init((grid.height + 1) / 2, (grid.width + 1) / 2)
        }
        self.stages = stages
    }
}
