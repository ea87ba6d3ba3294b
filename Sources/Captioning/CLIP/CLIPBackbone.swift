import Foundation
import Tensors

/// A CLIP in its own folder, in open_clip's layout or in transformers'.
struct CLIPBackbone {
    let name: String
    /// The class of the image tower in the library it comes from: "TimmModel", "VisionTransformer" or "CLIPModel".
    let architecture: String
    let tower: ImageTower
    /// The text tower; nil for the reason in `noTextTower`.
    let textTower: TextTower?
    let noTextTower: String?
    let imageProcessor: ImageProcessor
    let weights: Weights
    let weightsFile: String

    init(_ files: CheckpointFiles, _ packing: Packing) throws {
        if let config = try files.bytes(named: OpenCLIPConfiguration.fileName)?.data {
            try self.init(openCLIP: config, files, packing)
        } else if let config = try files.bytes(named: "config.json")?.data {
            try self.init(huggingFace: config, files, packing)
        } else {
            throw CaptioningError(
                files.name, "not a CLIP: neither \(OpenCLIPConfiguration.fileName) nor config.json is there")
        }
    }

    private init(openCLIP config: Data, _ files: CheckpointFiles, _ packing: Packing) throws {
        let configuration = try OpenCLIPConfiguration(json: config)
        let shape = try configuration.encoder()
        let embedding = configuration.model_cfg.embed_dim
        weights = try files.weights(.openCLIP)
        weightsFile = try files.weightsFile(.openCLIP) ?? ""
        let visual = weights.scope("visual")
        switch shape.kind {
        case .timm:
            let trunk = visual.scope("trunk")
            tower = ImageTower(
                encoder: try VisionEncoder(trunk, shape, packing),
                norm: try LayerNorm(trunk.scope("norm"), features: shape.features, epsilon: shape.epsilon),
                projection: try Linear(
                    visual, ["head.proj"], inputs: shape.features, outputs: embedding,
                    bias: configuration.model_cfg.vision_cfg.timm_proj_bias ?? false))
        default:
            tower = ImageTower(
                encoder: try VisionEncoder(visual, shape, packing),
                norm: try LayerNorm(visual.scope("ln_post"), features: shape.features, epsilon: shape.epsilon),
                projection: Linear(
                    weight: Matrix([try visual.tensor("proj", [shape.features, embedding])], .inputByOutput),
                    bias: nil))
        }
        name = configuration.encoderName
        architecture = shape.kind == .timm ? "TimmModel" : "VisionTransformer"
        imageProcessor = try ImageProcessor(openCLIPConfiguration: config)
        let weights = weights
        (textTower, noTextTower) = TextTower.open(name) {
            try TextTower(openCLIP: weights, configuration.model_cfg, files)
        }
    }

    private init(huggingFace config: Data, _ files: CheckpointFiles, _ packing: Packing) throws {
        struct Projection: Decodable { let projection_dim: Int? }
        let shape: EncoderConfiguration
        let embedding: Int
        do {
            shape = try JSONDecoder().decode(EncoderConfiguration.self, from: config)
            embedding = try JSONDecoder().decode(Projection.self, from: config).projection_dim ?? 512
        } catch let error as DecodingError {
            throw CaptioningError("\(files.name)/config.json", ConfigurationFile.problem(error))
        }
        guard shape.kind == .clip, embedding > 0 else {
            throw CaptioningError("\(files.name)/config.json", "not a CLIP")
        }
        weights = try files.weights(.huggingFace)
        weightsFile = try files.weightsFile(.huggingFace) ?? ""
        let vision = weights.scope("vision_model")
        tower = ImageTower(
            encoder: try VisionEncoder(vision, shape, packing),
            norm: try LayerNorm(vision.scope("post_layernorm"), features: shape.features, epsilon: shape.epsilon),
            projection: try Linear(
                weights, ["visual_projection"], inputs: shape.features, outputs: embedding, bias: false))
        name = shape.kind.rawValue
        architecture = "CLIPModel"
        imageProcessor = try ImageProcessor(
            configuration: files.bytes(named: "preprocessor_config.json")?.data, encoder: .clip)
        let weights = weights
        (textTower, noTextTower) = TextTower.open(name) {
            try TextTower(huggingFace: config, weights, embedding: embedding, files)
        }
    }

    /// Whether an unused tensor is expected in published files, such as those of a text tower that is not read.
    func isIgnored(_ tensor: String) -> Bool {
        let text = ["text.", "text_model.", "transformer.", "text_projection", "token_embedding.", "ln_final."]
        let other = ["logit_scale", "logit_bias", "attn_mask"]
        return other.contains(tensor) || tensor.hasSuffix("position_ids")
            || tensor.hasPrefix("text.transformer.pooler.")
            || (textTower == nil && (tensor == "positional_embedding" || text.contains { tensor.hasPrefix($0) }))
    }
}
