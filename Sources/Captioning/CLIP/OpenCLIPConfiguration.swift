import Foundation
import Tensors

/// The two towers in `open_clip_config.json`.
///
/// Source: open_clip `model.py` (`CLIPVisionCfg`, `CLIPTextCfg`), `timm_model.py`; timm `vision_transformer.py`.
struct OpenCLIPConfiguration: Decodable {
    let model_cfg: Model

    struct Model: Decodable {
        let embed_dim: Int
        let quick_gelu: Bool?
        let vision_cfg: Vision
        let text_cfg: Text?
    }

    struct Vision: Decodable {
        let timm_model_name: String?
        let timm_pool: String?
        let timm_proj: String?
        let timm_proj_bias: Bool?
        let timm_model_kwargs: TimmArguments?
        let image_size: EncoderConfiguration.Extent?
        let layers: Int?
        let width: Int?
        let head_width: Int?
        let mlp_ratio: Double?
        let patch_size: EncoderConfiguration.Extent?
    }

    struct Text: Decodable {
        let context_length: Int?
        let heads: Int?
        let embed_cls: Bool?
        let no_causal_mask: Bool?
        let ls_init_value: Double?
        let pool_type: String?
        let eos_id: Int?
        let proj_type: String?
        let proj_bias: Bool?
        let hf_model_name: String?
        let hf_tokenizer_name: String?
        let hf_proj_type: String?
        let hf_pooler_type: String?
        let hf_model_kwargs: TransformersArguments?
    }

    /// Not in published files: for values that cannot be inferred from shapes.
    struct TransformersArguments: Decodable {
        let num_attention_heads: Int?
    }

    struct TimmArguments: Decodable {
        let embed_dim: Int?
        let depth: Int?
        let num_heads: Int?
        let patch_size: Int?
        let img_size: Int?
        let mlp_ratio: Double?
        let qkv_bias: Bool?
    }

    static let fileName = "open_clip_config.json"

    init(json: Data) throws {
        do {
            self = try JSONDecoder().decode(Self.self, from: json)
        } catch {
            throw CaptioningError(Self.fileName, ConfigurationFile.problem(error))
        }
        try Self.refuseUnknownNetworks(json)
    }

    /// The encoder's name.
    var encoderName: String { model_cfg.vision_cfg.timm_model_name.map { "timm \($0)" } ?? "open_clip vit" }

    /// The shape of the image tower's transformer.
    func encoder() throws -> EncoderConfiguration {
        let vision = model_cfg.vision_cfg
        let size = vision.image_size ?? .init(224, 224)
        guard let name = vision.timm_model_name else {
            let width = vision.width ?? 768
            return try EncoderConfiguration(
                kind: .openCLIP, width: width, ratio: vision.mlp_ratio ?? 4, layers: vision.layers ?? 12,
                heads: width / max(vision.head_width ?? 64, 1), imageSize: size,
                patchSize: vision.patch_size ?? .init(16, 16),
                activation: model_cfg.quick_gelu == true ? .quickGELU : .gelu, epsilon: 1e-5)
        }
        let arguments = vision.timm_model_kwargs
        guard let shape = Self.timmShape(name) else {
            throw CaptioningError(
                Self.fileName, "timm_model_name '\(name)' is not supported: expected a plain vit_..._patch..._...")
        }
        guard vision.timm_proj ?? "linear" == "linear", ["", "token"].contains(vision.timm_pool ?? "") else {
            throw CaptioningError(
                Self.fileName, "timm_proj and timm_pool other than 'linear' and the class token are not supported")
        }
        let patch = arguments?.patch_size ?? shape.patch
        return try EncoderConfiguration(
            kind: .timm, width: arguments?.embed_dim ?? shape.width, ratio: arguments?.mlp_ratio ?? 4,
            layers: arguments?.depth ?? shape.layers, heads: arguments?.num_heads ?? shape.heads, imageSize: size,
            patchSize: .init(patch, patch), activation: .gelu, epsilon: 1e-6,
            attentionBias: arguments?.qkv_bias ?? true)
    }

    /// The shape of a timm model such as `vit_base_patch16_224`.
    private static func timmShape(_ name: String) -> (width: Int, layers: Int, heads: Int, patch: Int)? {
        let sizes = ["tiny": (192, 12, 3), "small": (384, 12, 6), "base": (768, 12, 12), "large": (1024, 24, 16)]
        let parts = name.prefix { $0 != "." }.split(separator: "_")
        guard parts.count == 4, parts[0] == "vit", let size = sizes[String(parts[1])], parts[2].hasPrefix("patch"),
            let patch = Int(parts[2].dropFirst("patch".count))
        else { return nil }
        return (size.0, size.1, size.2, patch)
    }
}

extension EncoderConfiguration {
    /// The shape of an image tower in open_clip's layout.
    fileprivate init(
        kind: EncoderKind, width: Int, ratio: Double, layers: Int, heads: Int, imageSize: Extent, patchSize: Extent,
        activation: Activation, epsilon: Double, attentionBias: Bool = true
    ) throws {
        let intermediate = Double(width) * ratio
        guard (1...1_000_000).contains(width), (1...10_000).contains(layers), heads > 0, width % heads == 0,
            (1...10_000_000).contains(intermediate), Self.fits(imageSize, patchSize)
        else { throw CaptioningError(OpenCLIPConfiguration.fileName, "the sizes in vision_cfg do not match") }
        self.init(
            kind: kind, features: width, intermediate: Int(intermediate), layers: layers, heads: heads,
            channels: PixelTensor.channels, imageSize: imageSize, patchSize: patchSize, activation: activation,
            epsilon: epsilon, attentionBias: attentionBias)
    }
}
