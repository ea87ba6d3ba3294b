import ArgumentParser
import Reading

/// `fileroom scan`: reads headers and records what is there.
struct ScanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan", abstract: "Record the DICOM files of archives in the catalog.",
        discussion: """
            Reads headers only, and changes nothing in the archive. A file whose path, size and modification time are those \
            of the last scan is not opened again.

            EXAMPLE
              fileroom scan /mnt/archive
            """)

    @Argument(help: "Folders to walk, or single files.", completion: .directory) var roots: [String]
    @OptionGroup var catalog: CatalogOptions
    @OptionGroup var run: RunOptions
    @OptionGroup var walk: WalkOptions
    @OptionGroup var processor: ProcessorOptions

    func validate() throws { try validateRoots(roots) }

    func run() async throws {
        let settings = try catalog.settings.settings(catalog, walk, processor)
        let timeout = try settings[.timeout]
        try await RootCheck.check(roots, by: .ofThisProgram(count: 1, timeout: timeout))
        let run = IndexRun(
            command: "scan", catalog: try CatalogConfiguration(settings), options: run,
            threads: try EngineConfiguration.threads(settings), timeout: timeout,
            followsLinks: try settings[.followLinks] ?? false)
        try await run.perform { session in try await session.scan(roots, isConfirmed: walk.confirmMissing) }
    }
}
