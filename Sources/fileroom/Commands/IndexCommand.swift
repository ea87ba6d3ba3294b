import ArgumentParser
import Catalog
import Indexing
import Reading

/// `fileroom index`: `scan`, then `describe`.
struct IndexCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index", abstract: "Scan archives, then caption what is new in them.",
        discussion: """
            Runs 'scan' and then 'describe'. Run it again at any time: only new and changed files are read.

            \(GenerationOptions.discussion)

            EXAMPLE
              fileroom index /mnt/archive --catalog /var/lib/fileroom/catalog.sqlite
            """)

    @Argument(help: "Folders to walk, or single files.", completion: .directory) var roots: [String]
    @OptionGroup var catalog: CatalogOptions
    @OptionGroup var run: RunOptions
    @OptionGroup var walk: WalkOptions
    @OptionGroup var frames: FrameOptions
    @OptionGroup var engine: EngineOptions

    func validate() throws { try validateRoots(roots) }

    func run() async throws {
        let settings = try catalog.settings.settings(catalog, walk, frames, engine)
        let configuration = try EngineConfiguration(settings)
        try await RootCheck.check(roots, by: .ofThisProgram(count: 1, timeout: configuration.timeout))
        // A broken model is found before hours of scanning, not after.
        let describer = try Engine(configuration).describer()
        let run = IndexRun(
            command: "index", catalog: try CatalogConfiguration(settings), options: run, threads: configuration.threads,
            timeout: configuration.timeout, followsLinks: try settings[.followLinks] ?? false)
        try await run.perform { session in
            try await session.scan(roots, isConfirmed: walk.confirmMissing)
            try await session.describe(with: describer, framesPerPart: configuration.framesPerSeries)
        }
    }
}
