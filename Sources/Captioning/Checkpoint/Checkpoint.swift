import Foundation
public import Tensors

/// A trained model, opened and checked: configuration, weights, tokenizer and generation settings.
///
/// A fault in a checkpoint is found and named here, before the first image.
public struct Checkpoint: Sendable {
    /// The families, by how images reach the decoder.
    public enum Family: String, Sendable, Codable {
        /// By cross-attention: transformers' `VisionEncoderDecoderModel`.
        case visionEncoderDecoder = "vision-encoder-decoder"
        /// As the first vectors of the sequence, projected from a CLIP's vector.
        case clipPrefix = "clip-prefix"
    }

    /// The connection between encoder and decoder.
    enum Bridge: Sendable {
        /// All features, projected if the widths differ, (E, D).
        case crossAttention(projection: Linear?)
        case prefix(ImageTower, PrefixProjector)
    }

    public let files: ModelFiles
    public let family: Family
    /// The precision of the weights in memory.
    public let precision: Precision
    /// Such as "vit" or "timm vit_base_patch16_224".
    public let encoderName: String
    /// Such as "gpt2".
    public let decoderName: String
    /// The number of parameters that are used, including those of a CLIP's text tower.
    public let parameterCount: Int
    public let vocabularySize: Int
    /// Prepares images as in the encoder's training.
    public let imageProcessor: ImageProcessor
    public let tokenizer: Tokenizer
    /// The checkpoint's own generation settings: those in its files, and its family's recipe.
    public let generation: GenerationSettings
    /// When to withhold a caption; nil for never.
    public var abstention: Abstention? { files.settings.abstention }
    /// What its features say of pictures; nil if it has no evidence files.
    public let evidence: Evidence?
    /// The tensors in the files that are not used.
    public let unexpectedTensors: [String]
    /// The weight files that were opened, named as in `ModelFiles.names()`.
    public let weightFiles: [String]
    /// What was done with low-rank updates; nil if there are none.
    public let lowRankUpdates: LowRankUpdates?

    /// The name of the text tower whose vectors can be compared with those of images; nil if there is none.
    public var textTowerName: String? { textTower?.name }
    /// Why there is no text tower; nil if there is one.
    public let noTextTower: String?

    let encoder: any ImageEncoder
    let textTower: TextTower?
    let bridge: Bridge
    let decoder: TextDecoder
    /// The generation settings in the published files.
    let publishedGeneration: GenerationSettings
    /// Those, and what `fileroom-model.json` adds.
    let fileGeneration: GenerationSettings
    private let weights: [Weights]

    /// Opens and checks a checkpoint.
    ///
    /// - Parameters:
    ///   - precision: the precision of the weights. Those of a text tower are used from the file, unchanged.
    ///   - workers: the workers that share the copying of the weights.
    public init(_ files: ModelFiles, precision: Precision = .f32, _ workers: Workers = .all) throws {
        try BLAS.load()
        let packing = Packing(precision: precision, workers: workers)
        let parts =
            try PrefixCheckpoint.isIn(files)
            ? try PrefixCheckpoint.open(files, packing) : try VisionEncoderDecoderCheckpoint.open(files, packing)
        self.files = files
        self.precision = precision
        family = parts.family
        encoderName = parts.encoderName
        decoderName = parts.decoderName
        encoder = parts.encoder
        textTower = parts.textTower
        noTextTower = parts.noTextTower
        bridge = parts.bridge
        decoder = parts.decoder
        imageProcessor = parts.imageProcessor
        tokenizer = parts.tokenizer
        vocabularySize = parts.decoder.configuration.vocabularySize
        var asked = GenerationSettings()
        asked.prompt = files.settings.prompt
        publishedGeneration = parts.generation
        fileGeneration = parts.generation.overridden(by: asked)
        let generation = fileGeneration.overridden(by: parts.recipe).overridden(by: asked)
        self.generation = generation
        evidence = try files.main.evidence().map { try Evidence($0.settings, $0.tensors, of: parts, generation) }
        parameterCount = parts.weights.reduce(0) { $0 + $1.weights.parameterCount }
        unexpectedTensors = parts.weights.flatMap { part in
            part.weights.unused.filter { !part.isIgnored($0) }
        }
        weightFiles = parts.weights.flatMap(\.files)
        lowRankUpdates = parts.hasLowRankUpdates ? files.lowRankUpdates : nil
        weights = parts.weights.map(\.weights)
    }

    /// Opens and checks a checkpoint that is a single folder.
    public init(_ files: CheckpointFiles, precision: Precision = .f32, _ workers: Workers = .all) throws {
        try self.init(ModelFiles(files), precision: precision, workers)
    }

    /// The size of the encoder's input in pixels.
    public var imageSize: (height: Int, width: Int) { (encoder.imageSize.height, encoder.imageSize.width) }

    /// The name of the first used tensor that contains NaN or infinite values; nil if none does. Reads all of them.
    public func firstDamagedTensor() throws -> String? {
        for part in weights {
            for name in part.used {
                let tensor = try part.tensor(named: name)
                defer { tensor.releaseSource() }
                if !tensor.isFinite { return name }
            }
        }
        return nil
    }

    /// The generation settings in effect: the checkpoint's own, overridden by the caller's.
    ///
    /// For a complete configuration the family's recipe does not apply, as when `generate` is called rather than the
    /// published script.
    public func generation(askedFor settings: GenerationSettings) -> GenerationSettings {
        var all = (settings.isWhole ? fileGeneration : generation).overridden(by: settings)
        // A requested max_length replaces the recipe's max_new_tokens.
        if settings.maxLength != nil, settings.maxNewTokens == nil, fileGeneration.maxNewTokens == nil {
            all.maxNewTokens = nil
        }
        return all
    }
}

/// The parts of a checkpoint, read from a family's files.
struct CheckpointParts {
    let family: Checkpoint.Family
    let encoderName: String
    let decoderName: String
    let encoder: any ImageEncoder
    var textTower: TextTower?
    var noTextTower: String? = "this model has no CLIP text encoder"
    let bridge: Checkpoint.Bridge
    let decoder: TextDecoder
    let imageProcessor: ImageProcessor
    let tokenizer: Tokenizer
    /// The generation settings in the files.
    let generation: GenerationSettings
    /// The settings of the family's published script, which override those in the files.
    let recipe: GenerationSettings
    var hasLowRankUpdates = false
    let weights: [Part]

    struct Part {
        let weights: Weights
        /// Their files, named as in `ModelFiles.names()`.
        let files: [String]
        /// Whether a tensor is expected in published files but not needed.
        let isIgnored: (String) -> Bool
    }

    /// Buffers of GPT-2's causal mask, in old files; `c_attn.bias` is a parameter and is used.
    static func isMask(_ name: String) -> Bool {
        let parts = name.split(separator: ".")
        guard let last = parts.last, parts.count > 1 else { return false }
        return (last == "bias" || last == "masked_bias") && ["attn", "crossattention"].contains(parts[parts.count - 2])
    }
}
