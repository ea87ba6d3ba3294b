import Captioning
import Indexing
import Raster
import Rendering
import Tensors

/// A model in memory with everything that decides its captions.
///
/// A class because swiftc 6.3 crashes while it optimizes asynchronous functions that carry a value of this size.
final class Engine: Sendable {
    let captioner: Captioner
    /// What to do otherwise than the model's own files say.
    let generation: GenerationSettings
    let framing: ImageFraming
    /// How frames are rendered for it.
    let rendering: RenderingOptions
    /// The seconds that a file may take; nil for the usual limit.
    let timeout: Int?

    var checkpoint: Checkpoint { captioner.checkpoint }

    /// The engine as `Indexer` uses it.
    func describer() throws -> EngineDescriber {
        try EngineDescriber(captioner, generation: generation, fit: framing.fit, rendering: rendering)
    }

    /// Reads the model's weights.
    init(_ configuration: EngineConfiguration) throws {
        let threads = configuration.threads
        timeout = configuration.timeout
        let checkpoint = try Checkpoint(
            configuration.model.files(), precision: configuration.precision, Workers(count: threads))
        generation = configuration.generation
        framing = configuration.framing(of: checkpoint)
        rendering = configuration.rendering
        captioner = Captioner(
            checkpoint: checkpoint, threads: threads,
            capacity: try configuration.batchSize
                ?? min(
                    threads * Captioner.imagesPerThread,
                    // Measured now that the weights are in memory.
                    MemoryBudget(limit: configuration.memory).images(of: checkpoint.bytesPerImage(generation))),
            usesHeader: configuration.usesHeader)
    }
}
