import ArgumentParser
import Catalog
import Foundation

/// `fileroom failures`: what could not be done, and why.
struct FailuresCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "failures", abstract: "What could not be read, rendered or described, and why.",
        discussion: "EXAMPLE\n  fileroom failures --json | jq -r .code | sort | uniq -c")

    @Flag(help: "One JSON object a line.") var json = false
    @Flag(help: "Forget them, so that the next run tries these files and series again.") var retry = false
    @OptionGroup var catalog: CatalogOptions

    func run() throws {
        if retry {
            guard let lock = try CatalogLock.take(forCatalogAt: try catalog.path()) else { throw ExitCode.catalogHeld }
            let cleared = try catalog.open().clearFailures()
            _ = consume lock
            Output.error("fileroom: \(cleared.counted("failure")) cleared; the next run tries again")
            return
        }
        let failures = try catalog.open().failures()
        for failure in failures {
            if json {
                try Output.json(JSONObject(value: failure, fields: JSONFields.failure))
            } else {
                let tries = failure.attempts > 1 ? ", \(failure.attempts) tries" : ""
                Output.result("\(failure.path.printable): \(failure.message.printable) [\(failure.stage.rawValue): \(failure.code)\(tries)]")
            }
        }
        if failures.isEmpty, !json { Output.error("No failures.") }
    }
}

/// `fileroom status`: the catalog in numbers.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Counts, sizes, the last run, and the work that waits.",
        discussion: "EXAMPLE\n  fileroom status --json")

    @Flag(help: "One JSON object.") var json = false
    @OptionGroup var catalog: CatalogOptions

    func run() throws {
        let status = try catalog.open().status()
        if json { return try Output.json(JSONObject(value: status, fields: JSONFields.status)) }
        let rows: [(String, String)] = [
            ("catalog", "\(status.catalog) (\(status.bytes.formattedBytes), schema \(status.schemaVersion))"),
            ("files", "\(status.files.grouped) (\(status.notDICOM.grouped) not DICOM)"),
            ("missing", status.missing.grouped), ("instances", status.instances.grouped),
            ("series", status.series.grouped), ("studies", status.studies.grouped),
            ("captions", status.captions.grouped), ("pending", status.pending.grouped),
            ("failures", status.failures.grouped),
        ]
        for (name, value) in rows { Output.result(name.padding(toLength: 10, withPad: " ", startingAt: 0) + value) }
        if let run = status.lastRun {
            let ending = run.finishedAt.map { "ended \($0), \(run.outcome ?? "")" } ?? "did not end: it was killed, or is under way"
            Output.result("last run  \(run.command), started \(run.startedAt), \(ending)")
        }
    }
}

extension Int64 {
    /// `1.4 GiB`.
    var formattedBytes: String {
        var value = Double(self)
        for unit in ["bytes", "KiB", "MiB", "GiB", "TiB"] {
            if value < 1024 || unit == "TiB" { return unit == "bytes" ? "\(self) bytes" : String(format: "%.1f %@", value, unit) }
            value /= 1024
        }
        return "\(self) bytes"
    }
}

/// `fileroom config show`: the settings in force.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Settings.", subcommands: [Show.self])

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The effective settings, and where each comes from.", discussion: "EXAMPLE\n  fileroom config show")

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
                let found = name == "catalog"
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
                    Output.result("\(name)\(row.value ?? "as the model or the machine says")  (\(row.origin ?? row.source.rawValue))")
                }
            }
        }
    }
}
