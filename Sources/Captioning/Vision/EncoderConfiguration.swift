import Tensors

/// The shape of a vision transformer, from the `encoder` object of config.json.
///
/// Fields equal to the defaults may be absent from the file: transformers `configuration_vit.py`,
/// `configuration_deit.py`, `configuration_clip.py`.
struct EncoderConfiguration: Sendable, Equatable {
    let kind: EncoderKind
    let features: Int
    let intermediate: Int
    let layers: Int
    let heads: Int
    let channels: Int
    let imageSize: Extent
    let patchSize: Extent
    let activation: Activation
    let epsilon: Double
    let attentionBias: Bool

    /// Height and width; files give two numbers, or one for both.
    struct Extent: Sendable, Equatable, Decodable {
        let height, width: Int

        init(_ height: Int, _ width: Int) { (self.height, self.width) = (height, width) }

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let side = try? container.decode(Int.self) {
                self.init(side, side)
            } else {
                let sides = try container.decode([Int].self)
                guard sides.count == 2 else {
                    throw DecodingError.dataCorruptedError(in: container, debugDescription: "expected [height, width]")
                }
                self.init(sides[0], sides[1])
            }
        }
    }

    /// Rows and columns of patches.
    var grid: Extent { Extent(imageSize.height / patchSize.height, imageSize.width / patchSize.width) }

    /// Learned tokens before the patches: the class token, and DeiT's distillation token.
    var specialTokens: Int { kind == .deit ? 2 : 1 }

    /// The number of tokens per image.
    var tokens: Int { specialTokens + grid.height * grid.width }
}

extension EncoderConfiguration: Decodable {
    private enum Key: String, CodingKey {
        case model_type, vision_config, hidden_size, intermediate_size, num_hidden_layers, num_attention_heads
        case num_channels, image_size, patch_size, hidden_act, layer_norm_eps, qkv_bias
        case backbone
    }

    init(from decoder: any Decoder) throws {
        var file = try decoder.container(keyedBy: Key.self)
        let type = try file.decode(String.self, forKey: .model_type)
        if type == "clip" {
            // A complete CLIP: the vision tower's fields are one level down.
            file = try file.nestedContainer(keyedBy: Key.self, forKey: .vision_config)
            kind = .clip
        } else if let known = EncoderKind(rawValue: type), [.vit, .deit, .clip, .hybrid].contains(known) {
            kind = known
        } else {
            throw CaptioningError(
                "config.json",
                "encoder '\(type)' is not supported: expected vit, deit, clip_vision_model, swin or swinv2")
        }
        func size(_ key: Key, _ usual: Int) throws -> Int {
            let value = try file.decodeIfPresent(Int.self, forKey: key) ?? usual
            guard (1...1_000_000).contains(value) else {
                throw CaptioningError("config.json", "encoder.\(key.rawValue) is \(value)")
            }
            return value
        }
        features = try size(.hidden_size, 768)
        intermediate = try size(.intermediate_size, 3072)
        layers = try size(.num_hidden_layers, 12)
        heads = try size(.num_attention_heads, 12)
        channels = try size(.num_channels, PixelTensor.channels)
        guard channels == PixelTensor.channels else {
            throw CaptioningError("config.json", "encoder.num_channels is \(channels), expected 3")
        }
        imageSize = try file.decodeIfPresent(Extent.self, forKey: .image_size) ?? Extent(224, 224)
        let patch = kind == .clip ? 32 : 16
        patchSize = try file.decodeIfPresent(Extent.self, forKey: .patch_size) ?? Extent(patch, patch)
        epsilon = try file.decodeIfPresent(Double.self, forKey: .layer_norm_eps) ?? (kind == .clip ? 1e-5 : 1e-12)
        attentionBias = try kind == .clip || file.decodeIfPresent(Bool.self, forKey: .qkv_bias) ?? true
        let name = try file.decodeIfPresent(String.self, forKey: .hidden_act) ?? (kind == .clip ? "quick_gelu" : "gelu")
        guard let activation = Activation(named: name) else {
            throw CaptioningError("config.json", "encoder.hidden_act '\(name)' is not supported")
        }
        self.activation = activation
        guard features % heads == 0 else {
            throw CaptioningError("config.json", "encoder: \(features) features cannot be divided among \(heads) heads")
        }
        if kind == .hybrid {
            let backbone = try file.decodeIfPresent(String.self, forKey: .backbone)
            guard backbone == "efficientnet-lite0" else {
                throw CaptioningError(
                    "config.json", "encoder.backbone is '\(backbone ?? "missing")', expected 'efficientnet-lite0'")
            }
            let side = EfficientNetLite.stride
            guard patchSize == Extent(side, side), imageSize.height % side == 0, imageSize.width % side == 0 else {
                throw CaptioningError(
                    "config.json", "encoder: patch_size must be \(side), and image_size a multiple of it")
            }
        }
        guard Self.fits(imageSize, patchSize) else {
            throw CaptioningError("config.json", "encoder: image_size and patch_size do not match")
        }
    }

    /// Whether a patch fits the image and both sizes are plausible.
    static func fits(_ image: Extent, _ patch: Extent) -> Bool {
        [(image.height, patch.height), (image.width, patch.width)].allSatisfy { $1 > 0 && $1 <= $0 && $0 <= 100_000 }
    }
}

/// The supported layouts of vision transformers.
enum EncoderKind: String, Sendable {
    case vit
    case deit
    case clip = "clip_vision_model"
    /// Patches are the places of a convolutional feature map (Dosovitskiy et al., 2020, section 3.1): the bundled model's.
    case hybrid = "vit-hybrid"
    /// timm's, inside BiomedCLIP.
    case timm
    /// open_clip's own.
    case openCLIP = "open_clip"

    /// The image processor whose defaults apply.
    var imageProcessor: ImageProcessor.Kind {
        switch self {
        case .vit, .hybrid: .vit
        case .deit: .deit
        case .clip: .clip
        case .timm, .openCLIP: .openCLIP
        }
    }
}
