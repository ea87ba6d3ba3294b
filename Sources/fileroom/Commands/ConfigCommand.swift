import ArgumentParser
import DICOM

/// `fileroom config show`: the settings in force.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Show and check settings.",
        discussion: "EXAMPLE\n  fileroom config show", subcommands: [Show.self])

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the settings in force and where each comes from.",
            discussion: """
                A flag overrides the environment, which overrides the configuration file. Exit code 3 if a value is not \
                valid.

                EXAMPLE
                  fileroom config show --all
                """)

        @OptionGroup var catalog: CatalogOptions
        @OptionGroup var model: ModelOptions
        @Flag(help: "Show every setting, including defaults.") var all = false
        @Flag(help: "Print every setting as one JSON object per line.") var json = false

        func run() throws {
            let report = SettingsReport(try catalog.settings.settings(catalog, model))
            if json {
                for row in report.rows { try Output.json(row) }
            } else {
                for line in report.lines(all: all) { Output.result(line.printable) }
            }
            for problem in report.problems { Output.error("fileroom: \(problem.printable)") }
            if !report.problems.isEmpty { throw ExitCode.cannotRun }
        }
    }
}
