import ArgumentParser
import Foundation

/// `fileroom config show`: the settings in force.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Settings.", subcommands: [Show.self])

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The effective settings, and where each comes from.",
            discussion: "EXAMPLE\n  fileroom config show")

        @OptionGroup var catalog: CatalogOptions
        @Option(help: ArgumentHelp("The checkpoint's folder.", valueName: "dir")) var model: String?
        @Flag(help: "One JSON object a line.") var json = false

        /// What is in force where nothing is said, beside the catalog's path and what the model or the machine says.
        private static let defaults = [
            "model": "the embedded default model", "window": "file", "fit": "model",
        ]

        private struct Row: Encodable {
            let setting: String
            let value: String?
            let source: Settings.Source
            let origin: String?
        }

        func run() throws {
            let settings = try catalog.settings.settings()
            let rows = Settings.names.map { name -> Row in
                let found =
                    name == "catalog"
                    ? settings.catalogPath(flag: catalog.catalog)
                    : settings.value(name, flag: name == "model" ? model : nil)
                let value = found?.text ?? Self.defaults[name]
                return Row(setting: name, value: value, source: found?.source ?? .default, origin: found?.origin)
            }
            for row in rows {
                if json {
                    try Output.json(row)
                } else {
                    let name = row.setting.padding(toLength: 22, withPad: " ", startingAt: 0)
                    Output.result(
                        "\(name)\(row.value ?? "as the model or the machine says")  (\(row.origin ?? row.source.rawValue))"
                    )
                }
            }
        }
    }
}
