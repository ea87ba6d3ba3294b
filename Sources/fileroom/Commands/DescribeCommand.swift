import ArgumentParser

/// `fileroom describe`: captions what has no caption by this model.
struct DescribeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe", abstract: "Caption every series that has no caption by this model.",
        discussion: """
            Captions are machine-generated and unverified. They are not for diagnosis.

            EXAMPLE
              fileroom describe --model /models/vit-gpt2 --num-beams 4
            """)

    @OptionGroup var catalog: CatalogOptions
    @OptionGroup var run: RunOptions
    @OptionGroup var frames: FrameOptions
    @OptionGroup var engine: EngineOptions

    func run() async throws {
        let settings = try catalog.settings.settings()
        let framesPerPart = try frames.count(settings)
        let describer = try engine.describer(settings)
        // Nothing was scanned yet: there is nothing to create a catalog for.
        _ = try catalog.open()
        try await IndexRun(command: "describe", catalog: catalog, options: run, threads: engine.threadCount(settings))
            .perform { session in
                try await session.describe(with: describer, framesPerPart: framesPerPart)
            }
    }
}
