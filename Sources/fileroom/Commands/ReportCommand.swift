import ArgumentParser
import Catalog
import DICOM
import Foundation
import Reports

/// `fileroom report`: the captions of a study as a document.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Write caption reports, one per study.",
        discussion: """
            Every report says that its captions are machine-generated, unverified and not for diagnosis. Reports are \
            readable by their owner only (mode 0600). One that cannot be written does not stop the others: exit code 2.

            EXAMPLE
              fileroom report --all --since 2024-01-01 --format markdown,csv --output reports
            """)

    @Argument(help: "UIDs of studies, or unambiguous prefixes.") var studies: [String] = []
    @Flag(help: "Report every study.") var all = false
    @Option(help: ArgumentHelp("Report every study from this date on: a day, a month or a year.", valueName: "date"))
    var since: StudyDate?
    @Flag(help: "Also report studies whose files are missing.") var includeMissing = false
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
        try format.splitScalars { $0 == "," }.map { name in
            guard let format = ReportFormat(rawValue: name.trimmingCharacters(in: .whitespaces)) else {
                let known = ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("--format: unknown format '\(name)'; expected one of: \(known)")
            }
            return format
        }
    }

    func run() throws {
        let store = try catalog.open()
        var uids: [String] = []
        var failed = 0
        if studies.isEmpty {
            uids = try store.studyInstanceUIDs(since: since?.firstDay, includesMissing: includeMissing)
        }
        for typed in studies {
            do { uids.append(try store.resolve(typed).study) } catch let error as UnknownUID where studies.count > 1 {
                Output.error("fileroom: \("\(error)".printable)")
                failed += 1
            }
        }
        let time = Date()
        guard let output else {
            for uid in uids { Output.text(try report(uid, store, time).text(in: try formats()[0])) }
            return
        }
        do { try OutputFile.makeFolder(output) } catch {
            throw SettingsError(output, "the folder could not be created: \(error)")
        }
        OutputFile.removeLeftovers(in: output)
        var seen: Set<ExactText> = []
        uids = uids.filter { seen.insert(ExactText($0)).inserted }
        let all = uids.count + failed
        for uid in uids where try !write(uid, from: store, to: output, time) { failed += 1 }
        let written = all - failed
        Output.error(
            failed == 0
                ? "fileroom: \(written.counted("report")) written to \(output.printable)"
                : "fileroom: \(written.grouped) of \(all.counted("report")) written to \(output.printable), \(failed.grouped) failed"
        )
        if failed > 0 { throw ExitCode.someFailed }
    }

    /// Writes the reports of a study in every format, and says what is wrong with those that cannot be written.
    ///
    /// - Returns: whether all were written.
    /// - Throws: `SettingsError` if no other study's report can be written either.
    private func write(_ uid: String, from store: Catalog, to folder: String, _ time: Date) throws -> Bool {
        let report: StudyReport
        do { report = try self.report(uid, store, time) } catch {
            Output.error("fileroom: study \(uid.printable): no report: \("\(error)".printable)")
            return false
        }
        var isComplete = true
        for format in try formats() {
            let path = folder + "/" + report.fileName(in: format)
            do throws(OutputFile.Problem) {
                try OutputFile.replace(path, with: Data(report.text(in: format).utf8), followsLink: false)
            } catch  where error.isOfThisName {
                Output.error("fileroom: \(path.printable): the report could not be written: \(error)")
                isComplete = false
            } catch {
                throw SettingsError(path, "the report could not be written: \(error)")
            }
        }
        return isComplete
    }

    private func report(_ uid: String, _ store: Catalog, _ time: Date) throws -> StudyReport {
        guard let study = try store.study(uid) else { throw UnknownUID(uid: uid) }
        return StudyReport(study, generator: "Fileroom \(Version.current)", at: time)
    }
}
