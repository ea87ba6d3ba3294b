import ArgumentParser
import Catalog
import Foundation
import Reports

/// `fileroom report`: the captions of a study as a document.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Write caption reports, one per study.",
        discussion: """
            Every report says that its captions are machine-generated, unverified and not for diagnosis.

            EXAMPLE
              fileroom report --all --since 2024-01-01 --format markdown,csv --output reports
            """)

    @Argument(help: "UIDs of studies, or unambiguous prefixes.") var studies: [String] = []
    @Flag(help: "Report every study.") var all = false
    @Option(help: ArgumentHelp("Report every study from this date on: a day, a month or a year.", valueName: "date"))
    var since: StudyDate?
    @Option(help: ArgumentHelp("markdown, json or csv, or several separated by commas.", valueName: "formats"))
    var format = "markdown"
    @Option(
        help: ArgumentHelp("The folder to write to. (default: standard output, for one study)", valueName: "dir"),
        completion: .directory)
    var output: String?
    @OptionGroup var catalog: CatalogOptions

    func validate() throws {
        _ = try formats()
        if studies.isEmpty, !all, since == nil { throw ValidationError("name a study, or use --all or --since") }
        if !studies.isEmpty, all || since != nil {
            throw ValidationError("name studies, or use --all or --since, not both")
        }
        if output == nil, studies.count != 1 { throw ValidationError("several studies need --output <dir>") }
        if output == nil, try formats().count != 1 { throw ValidationError("several formats need --output <dir>") }
    }

    private func formats() throws -> [ReportFormat] {
        try format.split(separator: ",").map { name in
            guard let format = ReportFormat(rawValue: name.trimmingCharacters(in: .whitespaces)) else {
                let known = ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("--format: unknown format '\(name)'; expected one of: \(known)")
            }
            return format
        }
    }

    func run() throws {
        let store = try catalog.open()
        let uids =
            studies.isEmpty
            ? try store.studyInstanceUIDs(since: since?.firstDay) : try studies.map { try store.resolve($0).study }
        let time = Date()
        guard let output else {
            for uid in uids { Output.text(try report(uid, store, time).text(in: try formats()[0])) }
            return
        }
        try makeFolder(output)
        for uid in uids {
            let report = try report(uid, store, time)
            for format in try formats() {
                let path = (output as NSString).appendingPathComponent(report.fileName(in: format))
                do {
                    try Data(report.text(in: format).utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
                } catch {
                    throw SettingsError(path, "the report could not be written: \(error.localizedDescription)")
                }
            }
        }
        Output.error("fileroom: \(uids.count.counted("report")) written to \(output)")
    }

    private func report(_ uid: String, _ store: Catalog, _ time: Date) throws -> StudyReport {
        guard let study = try store.study(uid) else { throw UnknownUID(uid: uid) }
        return StudyReport(study, generator: "Fileroom \(Version.current)", at: time)
    }

    private func makeFolder(_ path: String) throws {
        do { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) } catch {
            throw SettingsError(path, "the folder could not be created: \(error.localizedDescription)")
        }
    }
}
