import ArgumentParser
import Catalog
import Foundation
import Reports

/// `fileroom report`: a study's captions as a document.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Write caption reports, one for each study.",
        discussion: """
            Every report says that its captions are machine-generated, unverified and not for diagnosis.

            EXAMPLE
              fileroom report --all --since 2024-01-01 --format markdown,csv --output reports
            """)

    @Argument(help: "Studies, by UID or the beginning of one.") var studies: [String] = []
    @Flag(help: "Every study.") var all = false
    @Option(help: ArgumentHelp("Every study of this date or later.", valueName: "YYYY-MM-DD")) var since: String?
    @Option(help: ArgumentHelp("markdown, json or csv; several with commas between them.", valueName: "formats"))
    var format = "markdown"
    @Option(help: ArgumentHelp("The folder to write the reports to.", valueName: "dir")) var output: String?
    @OptionGroup var catalog: CatalogOptions

    func validate() throws {
        _ = try formats()
        if studies.isEmpty, !all, since == nil { throw ValidationError("name a study, or use --all or --since") }
        if !studies.isEmpty, all || since != nil {
            throw ValidationError("name studies, or use --all or --since, not both")
        }
        if let since, since.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) == nil {
            throw ValidationError("--since must be a date such as 2024-01-31")
        }
        if output == nil, studies.count != 1 { throw ValidationError("several studies need --output DIR") }
        if output == nil, try formats().count != 1 { throw ValidationError("several formats need --output DIR") }
    }

    private func formats() throws -> [ReportFormat] {
        try format.split(separator: ",").map { name in
            guard let format = ReportFormat(rawValue: name.trimmingCharacters(in: .whitespaces)) else {
                let known = ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("--format: `\(name)` cannot be written; there are: \(known)")
            }
            return format
        }
    }

    func run() throws {
        let store = try catalog.open()
        let uids =
            studies.isEmpty
            ? try store.studyInstanceUIDs(since: since) : try studies.map { try store.resolve($0).study }
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
            throw SettingsError(path, "the folder could not be made: \(error.localizedDescription)")
        }
    }
}
