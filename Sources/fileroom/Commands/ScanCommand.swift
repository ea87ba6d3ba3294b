import ArgumentParser

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
