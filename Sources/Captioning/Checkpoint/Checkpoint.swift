import Foundation
public import Tensors

/// A trained model opened and checked: configuration, weights, and what its files say about generation.
///
/// Everything that can be wrong with a checkpoint is found here, by name, before the first picture.
public struct Checkpoint: Sendable {
    public let files: CheckpointFiles
    /// The layout, as published: "vision-encoder-decoder".
    public let family: String
    public let encoderKind: EncoderKind
    /// "gpt2".
    public let decoderKind: String
    /// The number of trained numbers that are used.
    public let parameterCount: Int
    /// The height and width of the picture the encoder sees.
    public let imageSize: (height: Int, width: Int)
    public let vocabularySize: Int
    /// Makes a picture what the encoder was trained on.
    public let imageProcessor: ImageProcessor
    public let tokenizer: Tokenizer
    /// How the checkpoint's own files want sentences made.
    public let generation: GenerationSettings
    /// Tensors in the files that nothing uses.
    public let unexpectedTensors: [String]

    let encoder: VisionEncoder
    let projection: Linear?  // (E, D)
    let decoder: TextDecoder

    /// Opens and checks a checkpoint. The workers share the copying of the decoder's weights.
    public init(_ files: CheckpointFiles, _ workers: Workers = .all) throws {
        guard let config = try files.bytes(named: "config.json")?.data else {
            throw CaptioningError(files.name, "no config.json: not a checkpoint in Hugging Face's layout")
        }
        let configuration = try VisionEncoderDecoderConfiguration(json: config)
        let weights = try Self.weights(files)
        encoder = try VisionEncoder(weights.scope("encoder"), configuration.encoder)
        decoder = try TextDecoder(weights.scope("decoder"), configuration.decoder, workers)
        let width = configuration.encoder.features
        if let wanted = configuration.decoder.crossAttentionFeatures, wanted != width {
            throw CaptioningError(
                "config.json", "decoder.cross_attention_hidden_size is \(wanted), the encoder gives \(width) features")
        }
        if width == configuration.decoder.features {
            projection = nil
        } else if configuration.decoder.crossAttentionFeatures != nil {
            throw CaptioningError(
                "config.json", "a decoder that reads \(width) features into \(configuration.decoder.features) is not supported")
        } else {
            projection = try Linear(weights, ["enc_to_dec_proj"], inputs: width, outputs: configuration.decoder.features)
        }
        imageProcessor = try ImageProcessor(
            configuration: files.bytes(named: "preprocessor_config.json")?.data,
            encoder: configuration.encoder.kind.imageProcessor)
        tokenizer = try Tokenizer { try files.bytes(named: $0)?.data }
        self.files = files
        family = "vision-encoder-decoder"
        encoderKind = configuration.encoder.kind
        decoderKind = "gpt2"
        imageSize = (configuration.encoder.imageSize.height, configuration.encoder.imageSize.width)
        vocabularySize = configuration.decoder.vocabularySize
        generation = try .defaults(
            generationConfig: files.bytes(named: "generation_config.json")?.data, config: config)
        parameterCount = weights.parameterCount
        unexpectedTensors = weights.unused.filter { !Self.isIgnored($0) }
    }

    /// All tensors, from one file or several.
    private static func weights(_ files: CheckpointFiles) throws -> Weights {
        if let file = try files.bytes(named: "model.safetensors") { return try Weights([Safetensors(file)]) }
        if let index = try files.bytes(named: "model.safetensors.index.json") {
            return try Weights(ShardIndex(index.data).shards(in: files))
        }
        throw CaptioningError(files.name, "no weights: neither model.safetensors nor model.safetensors.index.json")
    }

    /// Whether a tensor is one that published files hold and no caption needs.
    private static func isIgnored(_ name: String) -> Bool {
        let parts = name.split(separator: ".")
        // Buffers of the causal mask, in old files; `c_attn.bias` is a parameter and is used.
        if let last = parts.last, parts.count > 1, last == "bias" || last == "masked_bias",
            parts[parts.count - 2] == "attn" || parts[parts.count - 2] == "crossattention"
        {
            return true
        }
        return name.hasPrefix("encoder.pooler.") || name == "encoder.embeddings.mask_token"
            || name.hasSuffix("embeddings.position_ids") || name == "decoder.lm_head.weight"
            || (name.hasPrefix("encoder.") && name.contains("post_layernorm."))
    }
}

extension Workers {
    /// One worker for each processor.
    public static var all: Workers { Workers(count: ProcessInfo.processInfo.activeProcessorCount) }
}
