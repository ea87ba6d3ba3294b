import Captioning
import Catalog
import Foundation
import Indexing
import Raster
import Rendering
import Tensors

/// The engine with its weights and settings, ready to describe series.
///
/// A class because swiftc 6.3 crashes while it optimises asynchronous functions that carry a value of this size.
final class EngineDescriber: Sendable {
    private let checkpoint: Checkpoint
    private let settings: GenerationSettings
    private let captioner: Captioner
    private let framing: ImageFraming
    private let modalities: [String]?
    /// Pictures whose captions are kept together.
    private static let batchSize = 8
    /// How frames are rendered for it.
    let rendering: RenderingOptions

    init(_ options: EngineOptions, settings: Settings) throws {
        checkpoint = try options.checkpoint(settings)
        self.settings = try options.generation.overrides(settings)
        captioner = try options.captioner(checkpoint, asked: self.settings, settings)
        modalities = try checkpoint.files.settings.modalities ?? ModelCard(of: checkpoint.files)?.modalities
        framing = try options.picture.framing(of: checkpoint, settings)
        rendering = try options.picture.rendering(settings)
    }

    /// The describer, its model named by the digest of its files; digests already known are taken from the catalog.
    func describer(rememberingIn catalog: Catalog) throws -> Describer {
        let identity = ModelIdentity(
            digest: try checkpoint.digest(rememberedIn: catalog), settings: try identitySettings(),
            name: checkpoint.files.name,
            family: checkpoint.family.rawValue)
        // Some are kept while others are described, and some wait, so that no place is empty.
        let batchSize = min(captioner.capacity, Self.batchSize)
        return Describer(
            identity: identity, framing: framing, batchSize: batchSize,
            callsAtOnce: captioner.capacity / batchSize + 1, modalities: modalities,
            abstention: checkpoint.abstention
        ) { [captioner, settings] images in
            try await captioner.captions(forPrepared: images, settings: settings)
        }
    }

    /// What changes a caption besides the weights, as JSON with sorted keys.
    private func identitySettings() throws -> String {
        struct Asked: Encodable {
            // Nil is not written: a model without a rule is the one it was before there were rules.
            let abstain: Abstention?
            let generation: GenerationSettings
            let lora: LowRankUpdates?
            let precision: Precision?
            let framing: ImageFraming
            let processor: ImageProcessor
            let window: String
        }
        var generation = checkpoint.generation(askedFor: settings)
        // Without draws there is nothing that a seed changes.
        if generation.doSample != true { generation.seed = nil }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(
            decoding: try encoder.encode(
                Asked(
                    abstain: checkpoint.abstention, generation: generation, lora: checkpoint.lowRankUpdates,
                    precision: checkpoint.precision == .f32 ? nil : checkpoint.precision, framing: framing,
                    processor: checkpoint.imageProcessor,
                    window: rendering.window.description)),
            as: UTF8.self)
    }
}
