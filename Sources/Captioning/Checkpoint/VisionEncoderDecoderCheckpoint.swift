import Foundation
import Tensors

/// Opens a `VisionEncoderDecoderModel` in Hugging Face's layout.
enum VisionEncoderDecoderCheckpoint {
    static func open(_ model: ModelFiles, _ packing: Packing) throws -> CheckpointParts {
        let files = model.main
        guard let config = try files.bytes(named: "config.json")?.data else {
            throw CaptioningError(
                files.name,
                "not a model: it contains neither config.json (Hugging Face's layout) nor final_captioner_*.pt")
        }
        let configuration = try VisionEncoderDecoderConfiguration(json: config)
        guard configuration.decoder.addsCrossAttention else {
            throw CaptioningError(
                "config.json", "decoder.add_cross_attention is not true: this decoder cannot attend to images")
        }
        let weights = try files.weights(.huggingFace)
        let encoder = try configuration.encoder.read(weights.scope("encoder"), packing)
        let decoder = try TextDecoder(weights.scope("decoder"), configuration.decoder, packing)
        let width = encoder.features
        if let wanted = configuration.decoder.crossAttentionFeatures, wanted != width {
            throw CaptioningError(
                "config.json", "decoder.cross_attention_hidden_size is \(wanted), but the encoder has \(width) features"
            )
        }
        let projection: Linear?
        if width == configuration.decoder.features {
            projection = nil
        } else if configuration.decoder.crossAttentionFeatures != nil {
            throw CaptioningError(
                "config.json",
                "a decoder that projects \(width) features to \(configuration.decoder.features) itself is not supported"
            )
        } else {
            projection = try Linear(
                weights, ["enc_to_dec_proj"], inputs: width, outputs: configuration.decoder.features, packing)
        }
        return CheckpointParts(
            family: .visionEncoderDecoder, encoderName: configuration.encoder.name,
            decoderName: configuration.decoder.kind.rawValue, encoder: encoder,
            bridge: .crossAttention(projection: projection), decoder: decoder,
            imageProcessor: try ImageProcessor(
                configuration: files.bytes(named: "preprocessor_config.json")?.data,
                encoder: configuration.encoder.imageProcessor),
            tokenizer: try tokenizer(model),
            generation: try .defaults(
                generationConfig: files.bytes(named: "generation_config.json")?.data, config: config),
            recipe: GenerationSettings(),
            weights: [
                .init(
                    weights: weights, files: try files.weightsFile(.huggingFace).map { [$0] } ?? [],
                    isIgnored: isIgnored)
            ])
    }

    /// The model's own tokenizer, or GPT-2's if it has none.
    private static func tokenizer(_ model: ModelFiles) throws -> Tokenizer {
        let hasOwn = try ["tokenizer.json", "vocab.json", "vocab.txt"].contains {
            try model.main.bytes(named: $0) != nil
        }
        guard hasOwn || model.gpt2 != nil else {
            throw CaptioningError(
                model.main.name,
                "no tokenizer: neither tokenizer.json nor vocab.json nor vocab.txt is there; if the model uses "
                    + "GPT-2's, download it and name its folder with --gpt2")
        }
        let files = hasOwn ? model.main : model.gpt2 ?? model.main
        return try Tokenizer { try files.bytes(named: $0)?.data }
    }

    /// Whether a tensor is a buffer, a copy of a tied weight, or an unused head of published files.
    private static func isIgnored(_ name: String) -> Bool {
        let copies = [
            "encoder.embeddings.mask_token", "decoder.lm_head.weight", "decoder.cls.predictions.bias",
            "decoder.cls.predictions.decoder.weight", "decoder.cls.predictions.decoder.bias",
        ]
        let heads = ["encoder.pooler.", "decoder.bert.pooler.", "decoder.cls.seq_relationship."]
        let buffers = [
            "embeddings.position_ids", "embeddings.token_type_ids", ".relative_position_index",
            ".relative_coords_table", ".attn_mask",
        ]
        return CheckpointParts.isMask(name) || copies.contains(name) || heads.contains { name.hasPrefix($0) }
            || buffers.contains { name.hasSuffix($0) }
            || (name.hasPrefix("encoder.") && name.contains("post_layernorm."))
    }
}
