import Foundation
public import Tensors

/// A trained model opened and checked: configuration, weights, and what its files say about generation.
///
/// Everything that can be wrong with a checkpoint is found here, by name, before the first picture.
public struct Checkpoint: Sendable {
    /// How a family passes pictures to its decoder.
    public enum Family: String, Sendable, Codable {
        /// transformers' `VisionEncoderDecoderModel`: by cross-attention.
        case visionEncoderDecoder = "vision-encoder-decoder"
        /// As the first vectors of the sequence, made from a CLIP's.
        case clipPrefix = "clip-prefix"
    }

    /// What stands between the encoder and the decoder.
    enum Bridge: Sendable {
        /// All features, projected where the widths differ, (E, D).
        case crossAttention(projection: Linear?)
        case prefix(ImageTower, PrefixProjector)
    }

    public let files: ModelFiles
    public let family: Family
    /// Of the weights in memory.
    public let precision: Precision
    /// Such as "vit" or "timm vit_base_patch16_224".
    public let encoderName: String
    /// Such as "gpt2".
    public let decoderName: String
    /// The number of trained numbers that are used, those of a CLIP's text tower among them.
    public let parameterCount: Int
    public let vocabularySize: Int
    /// Makes a picture what the encoder was trained on.
    public let imageProcessor: ImageProcessor
    public let tokenizer: Tokenizer
    /// How the checkpoint wants sentences made: what its files say, and its family's recipe.
    public let generation: GenerationSettings
    /// When to say that the model does not know; nil for never.
    public var abstention: Abstention? { files.settings.abstention }
    /// Tensors in the files that nothing uses.
    public let unexpectedTensors: [String]
    /// The files of weights that were opened, as `ModelFiles.names()` has them.
    public let weightFiles: [String]
    /// What was done with low-rank updates; nil where there are none.
    public let lowRankUpdates: LowRankUpdates?

    /// What to call the text tower whose vectors can be compared with a picture's; nil where there is none.
    public var textTowerName: String? { textTower?.name }
    /// Why there is no text tower; nil where there is one.
    public let noTextTower: String?

    let encoder: any PictureEncoder
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
    ///   - precision: of the weights that are multiplied by. Those of a text tower stay in the file as they
    ///     are.
    ///   - workers: who shares the copying of the weights.
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
        generation = fileGeneration.overridden(by: parts.recipe).overridden(by: asked)
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

    /// The height and width of the picture the encoder sees.
    public var imageSize: (height: Int, width: Int) { (encoder.imageSize.height, encoder.imageSize.width) }

    /// The name of the first tensor in use that holds an infinity or what is not a number; nil if there is none. Reads
    /// all of them.
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

    /// Everything that is said about generation: by the files, by the family's recipe, by the caller.
    ///
    /// A caller who states a whole configuration does without the recipe, as one does who calls `generate` and not the
    /// published script.
    public func generation(askedFor settings: GenerationSettings) -> GenerationSettings {
        var all = (settings.isWhole ? fileGeneration : generation).overridden(by: settings)
        // Whoever asks for a greatest length does not mean the recipe's number of tokens.
        if settings.maxLength != nil, settings.maxNewTokens == nil, fileGeneration.maxNewTokens == nil {
            all.maxNewTokens = nil
        }
        return all
    }
}

/// What a family's files come to.
struct CheckpointParts {
    let family: Checkpoint.Family
    let encoderName: String
    let decoderName: String
    let encoder: any PictureEncoder
    var textTower: TextTower?
    var noTextTower: String? = "the model's encoder is no CLIP that reads texts, too"
    let bridge: Checkpoint.Bridge
    let decoder: TextDecoder
    let imageProcessor: ImageProcessor
    let tokenizer: Tokenizer
    /// What the files say.
    let generation: GenerationSettings
    /// What the published program asks for on top.
    let recipe: GenerationSettings
    var hasLowRankUpdates = false
    let weights: [Part]

    struct Part {
        let weights: Weights
        /// The files they lie in, as `ModelFiles.names()` has them.
        let files: [String]
        /// Whether a tensor is one that published files hold and no caption needs.
        let isIgnored: (String) -> Bool
    }

    /// Buffers of GPT-2's causal mask, in old files; `c_attn.bias` is a parameter and is used.
    static func isMask(_ name: String) -> Bool {
        let parts = name.split(separator: ".")
        guard let last = parts.last, parts.count > 1 else { return false }
        return (last == "bias" || last == "masked_bias") && ["attn", "crossattention"].contains(parts[parts.count - 2])
    }
}

extension Workers {
    /// One worker for each processor.
    public static var all: Workers { Workers(count: ProcessInfo.processInfo.activeProcessorCount) }
}
