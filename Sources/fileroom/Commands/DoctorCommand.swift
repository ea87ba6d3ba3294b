import ArgumentParser
import Catalog
import DICOM
import Foundation
import Indexing
import Reading

/// `fileroom doctor`: what could keep the next run from its work.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Check the catalog, its disk and the roots.",
        discussion: """
            Exit code 3 if the catalog cannot be used or is damaged, and 2 if anything else is wrong. Runs check the
            catalog by themselves, quickly, once a week and after a run that was killed.

            EXAMPLE
              fileroom doctor --check
            """)

    @Flag(help: "Read the whole catalog to find damage.") var check = false
    @Flag(help: "Print one JSON object per line.") var json = false
    @OptionGroup var catalog: CatalogOptions

    /// What was looked at, and what is wrong with it.
    private struct Finding: Encodable {
        let subject: String
        let isOK: Bool
        let message: String
    }

    func run() async throws {
        let path = try catalog.configuration().path
        let store: Catalog
        do { store = try opened(path) } catch let error as CatalogError {
            try show(Finding(subject: "catalog", isOK: false, message: "\(error)"))
            throw ExitCode.cannotRun
        }
        let status = try store.status()
        try show(
            Finding(
                subject: "catalog", isOK: true,
                message: "\(path) (\(status.bytes.formattedBytes), schema \(status.schemaVersion))"))
        if check {
            let problems = try store.problemsOfFile(at: Date())
            for problem in problems { try show(Finding(subject: "damage", isOK: false, message: problem)) }
            if !problems.isEmpty {
                Output.error("fileroom: \(path): restore it from a backup, or move it away and index again")
                throw ExitCode.cannotRun
            }
        }
        let last = try store.lastCheck()
        var findings = [
            Finding(
                subject: "damage", isOK: true, message: last.map { "none when last checked, \($0)" } ?? "never checked"),
            disk(of: path), lastRun(status),
        ]
        for (root, problem) in try await Indexer.roots(of: store, by: .ofThisProgram(count: 1)) {
            findings.append(
                Finding(subject: "root", isOK: problem == nil, message: problem.map { "\(root): \($0)" } ?? root))
        }
        for finding in findings { try show(finding) }
        if findings.contains(where: { !$0.isOK }) { throw ExitCode.someFailed }
    }

    /// To write only if it is checked and no run holds it: the search index is checked by writing.
    private func opened(_ path: String) throws -> Catalog {
        guard check else { return try Catalog(path: path) }
        do {
            guard let lock = try CatalogLock.take(forCatalogAt: path) else { return try Catalog(path: path) }
            _ = consume lock
            return try Catalog(path: path, for: .writing)
        } catch {
            // The rest can be checked without writing.
            return try Catalog(path: path)
        }
    }

    private func disk(of path: String) -> Finding {
        let folder = ArchivePath(path).parent?.text ?? "."
        let values = try? FileManager.default.attributesOfFileSystem(forPath: folder)
        guard let free = (values?[.systemFreeSize] as? NSNumber)?.int64Value else {
            return Finding(subject: "disk", isOK: false, message: "\(folder): how much is free is not known")
        }
        let isWritable = FileManager.default.isWritableFile(atPath: folder)
        let message = "\(free.formattedBytes) free" + (isWritable ? "" : "; \(folder) cannot be written")
        return Finding(subject: "disk", isOK: free >= 1 << 30 && isWritable, message: message)
    }

    private func lastRun(_ status: CatalogStatus) -> Finding {
        guard let run = status.lastRun else { return Finding(subject: "run", isOK: true, message: "none yet") }
        let ending = run.finishedAt.map { "ended \($0), \(run.outcome ?? "")" } ?? "is at work, or was killed"
        return Finding(
            subject: "run", isOK: run.outcome != "broken",
            message: "\(run.command), started \(run.startedAt), \(ending)")
    }

    private func show(_ finding: Finding) throws {
        if json { return try Output.json(finding) }
        let mark = finding.isOK ? "ok " : "bad"
        let subject = finding.subject.padding(toLength: 8, withPad: " ", startingAt: 0)
        Output.result("\(mark)  \(subject) \(finding.message.printable)")
    }
}
