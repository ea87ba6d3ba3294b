import ArgumentParser
import Catalog

/// `fileroom describe`: captions the series that have no caption by this model.
struct DescribeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe", abstract: "Caption every series that has no caption by this model.",
        discussion: """
            Captions are machine-generated and unverified. They are not for diagnosis.

            \(GenerationOptions.discussion)

            EXAMPLE
              fileroom describe --model /models/vit-gpt2 --num-beams 4
            """)

    @OptionGroup var catalog: CatalogOptions
    @OptionGroup var run: RunOptions
    @OptionGroup var frames: FrameOptions
    @OptionGroup var engine: EngineOptions

    func run() async throws {
        let settings = try catalog.settings.settings(catalog, frames, engine)
        let configuration = try EngineConfiguration(settings)
        let describer = try Engine(configuration).describer()
        let catalog = try CatalogConfiguration(settings)
        // Without a catalog nothing was scanned, and there is no reason to make one.
        _ = try Catalog(path: catalog.path)
        let run = IndexRun(
            command: "describe", catalog: catalog, options: run, threads: configuration.threads,
            timeout: configuration.timeout)
        try await run.perform { session in
            try await session.describe(with: describer, framesPerPart: configuration.framesPerSeries)
        }
    }
}
