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
                let value = found?.text ?? (name == "model" ? "the embedded default model" : nil)
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
