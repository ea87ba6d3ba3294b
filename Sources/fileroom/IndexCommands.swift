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
    @OptionGroup var engine: EngineOptions

    func validate() throws { try validateRoots(roots) }

    func run() async throws {
        let settings = try catalog.settings.settings()
        // A broken model is found before hours of scanning, not after.
        let describer = try EngineDescriber(engine, settings: settings)
        try await IndexRun(command: "index", catalog: catalog, options: run, threads: engine.threadCount(settings)).perform { session in
            try await session.scan(roots)
            try await session.describe(with: describer)
        }
    }
}

/// `fileroom scan`: reads headers, touches nothing.
struct ScanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan", abstract: "Walk archives, read headers, and record what is there.",
        discussion: """
            Files are opened for reading only. A file with the path, size and time of the last scan is not opened again.

            EXAMPLE
              fileroom scan /mnt/archive
            """)

    @Argument(help: "Folders to walk.") var roots: [String]
    @OptionGroup var catalog: CatalogOptions
    @OptionGroup var run: RunOptions
    @Option(help: "How many processor cores to use; all where nothing is said.") var threads: Int?

    func validate() throws {
        try validateRoots(roots)
        if let threads, threads < 1 { throw ValidationError("--threads must be at least 1") }
    }

    func run() async throws {
        let settings = try catalog.settings.settings()
        let threads = try settings.resolve("threads", flag: threads)
        try await IndexRun(command: "scan", catalog: catalog, options: run, threads: threads).perform { session in
            try await session.scan(roots)
        }
    }
}

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
    @OptionGroup var engine: EngineOptions

    func run() async throws {
        let settings = try catalog.settings.settings()
        let describer = try EngineDescriber(engine, settings: settings)
        // Nothing was scanned yet: there is nothing to create a catalog for.
        _ = try catalog.open()
        try await IndexRun(command: "describe", catalog: catalog, options: run, threads: engine.threadCount(settings)).perform { session in
            try await session.describe(with: describer)
        }
    }
}

/// How a run reports on itself.
struct RunOptions: ParsableArguments {
    @Flag(help: "Print the summary as a JSON object.") var json = false
    @Flag(name: .shortAndLong, help: "Say nothing unless something fails.") var quiet = false
    @Flag(name: .shortAndLong, help: "Name every file that fails, also where standard error is not a terminal.") var verbose = false
}

private func validateRoots(_ roots: [String]) throws {
    if roots.contains("") { throw ValidationError("a ROOT is empty: name a folder") }
}
