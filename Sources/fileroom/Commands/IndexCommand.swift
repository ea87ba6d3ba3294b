import ArgumentParser
import Catalog
import Indexing

/// `fileroom index`: `scan`, then `describe`.
struct IndexCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index", abstract: "Scan archives, then describe what is new in them.",
        discussion: "EXAMPLE\n  fileroom index /mnt/archive --catalog /var/lib/fileroom/catalog.sqlite")

    @Argument(help: "Folders to walk.") var roots: [String]
    @OptionGroup var catalog: CatalogOptions
    @OptionGroup var run: RunOptions
    @OptionGroup var frames: FrameOptions
    @OptionGroup var engine: EngineOptions

    func validate() throws { try validateRoots(roots) }

    func run() async throws {
        let settings = try catalog.settings.settings()
        // A broken model is found before hours of scanning, not after.
        let framesPerPart = try frames.count(settings)
        let describer = try engine.describer(settings)
        try await IndexRun(command: "index", catalog: catalog, options: run, threads: engine.threadCount(settings))
            .perform { session in
                try await session.scan(roots)
                try await session.describe(with: describer, framesPerPart: framesPerPart)
            }
    }
}
