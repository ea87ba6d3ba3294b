public import Captioning
public import Catalog
public import Raster
public import Rendering

/// An engine with its weights and settings, ready to caption series.
///
/// A class because swiftc 6.3 crashes while it optimizes asynchronous functions that carry a value of this size.
public final class EngineDescriber: Sendable {
    private let captioner: Captioner
    private let generation: GenerationSettings
    private let fit: ImageFraming.Fit
    /// How frames are rendered for it.
    public let rendering: RenderingOptions
    private let modalities: [String]?
    /// The most captions in one call of the captioner.
    private static let batchSize = 8

    /// - Parameters:
    ///   - generation: what is asked of captions; the checkpoint's own settings fill the rest.
    ///   - fit: how images are fitted into the encoder's proportions.
    public init(
        _ captioner: Captioner, generation: GenerationSettings = GenerationSettings(),
        fit: ImageFraming.Fit = .model, rendering: RenderingOptions = RenderingOptions()
    ) throws {
        self.captioner = captioner
        self.generation = generation
        self.fit = fit
        self.rendering = rendering
        let files = captioner.checkpoint.files
        modalities = try files.settings.modalities ?? ModelCard(of: files)?.modalities
    }

    /// The describer, its model identified by the digest of its files; the catalog remembers the digests of files.
    public func describer(rememberingIn catalog: Catalog) throws -> Describer {
        let checkpoint = captioner.checkpoint
        var framing = checkpoint.imageProcessor.framing
        framing.fit = fit
        // One batch is captioned while the next is gathered, so that no slot stays empty.
        let batchSize = min(captioner.capacity, Self.batchSize)
        return Describer(
            identity: ModelIdentity(
                weightsDigest: try checkpoint.digest(rememberedIn: catalog), settings: identitySettings,
                name: checkpoint.files.name, family: checkpoint.family.rawValue),
            framing: framing, batchSize: batchSize, callsAtOnce: captioner.capacity / batchSize + 1,
            modalities: modalities, abstention: checkpoint.abstention, framesPerCaption: captioner.framesPerCaption,
            usesHeader: captioner.usesHeader, makesEmbeddings: true,
            embeddingSpace: checkpoint.evidence?.similarity.map { EmbeddingSpace(centre: $0.centre, floor: $0.floor) }
        ) { [captioner, generation] requests in
            try await captioner.captions(forPrepared: requests, settings: generation)
        }
    }

    /// What decides a caption besides the weights: the engine's settings and the rendering.
    private var identitySettings: [String: String] {
        var settings = captioner.checkpoint.identitySettings(
            asked: generation, fit: fit, usesHeader: captioner.usesHeader)
        settings["rendering"] = String(RenderingRecipe.version)
        if rendering.window != .file { settings["window"] = rendering.window.description }
        return settings
    }
}
