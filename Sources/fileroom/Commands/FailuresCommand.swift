import ArgumentParser
import Catalog
import DICOM
import Foundation

/// `fileroom failures`: the files and series that failed.
struct FailuresCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "failures", abstract: "List the files and series that could not be read, rendered or captioned.",
        discussion: """
            EXAMPLE
              fileroom failures --json | jq -r .code | sort | uniq -c

            CODES
            \(codes)
            """)

    /// Every code that a run can record, with its meaning.
    private static var codes: String {
        let codes = FailureCode.allCases.filter(\.isRecorded)
        let width = codes.map(\.rawValue.count).max() ?? 0
        return codes.map { "  \($0.rawValue.padding(toLength: width, withPad: " ", startingAt: 0))  \($0.meaning)" }
            .joined(separator: "\n")
    }

    @Argument(help: "Only failures at or below these paths.", completion: .file()) var paths: [String] = []
    @Flag(help: "Print one JSON object per line.") var json = false
    @Flag(help: "Clear the list, so that the next run tries again.") var retry = false
    @Flag(help: "Mark the failures as known: they no longer make runs end with exit code 2.") var acknowledge = false
    @OptionGroup var catalog: CatalogOptions

    func validate() throws {
        if retry, acknowledge { throw ValidationError("use --retry or --acknowledge, not both") }
        if retry, !paths.isEmpty { throw ValidationError("--retry clears the whole list: name no paths") }
    }

    private var places: [ArchivePath] {
        paths.map { ArchivePath.typed($0) }
    }

    func run() throws {
        if retry || acknowledge { return try change() }
        let failures = try catalog.open().failures(in: places)
        for failure in failures {
            if json {
                try Output.json(JSONObject(value: failure, fields: JSONFields.failure))
            } else {
                let notes = [
                    failure.attempts > 1 ? "\(failure.attempts) tries" : nil,
                    failure.acknowledgedAt == nil ? nil : "acknowledged",
                ]
                let tail = notes.compactMap { $0.map { ", \($0)" } }.joined()
                Output.result(
                    "\(failure.path.printable): \(failure.message.printable) [\(failure.stage.rawValue): \(failure.code)\(tail)]"
                )
            }
        }
        if failures.isEmpty, !json { Output.error("No failures.") }
    }

    private func change() throws {
        let path = try catalog.configuration().path
        guard let lock = try CatalogLock.take(forCatalogAt: path) else { throw CatalogHeld.reported(path) }
        let store = try Catalog(path: path, for: .writing)
        if retry {
            let cleared = try store.clearFailures()
            Output.error("fileroom: \(cleared.counted("failure")) cleared; the next run tries again")
        } else {
            let known = try store.acknowledgeFailures(in: places, at: Date())
            Output.error("fileroom: \(known.counted("failure")) acknowledged")
        }
        _ = consume lock
    }
}

/// Another run holds the catalog.
enum CatalogHeld {
    /// Says so on standard error. Returns the exit code.
    static func reported(_ path: String) -> ExitCode {
        Output.error(
            "fileroom: \(path.printable): another run holds this catalog; wait for it to end, or use another --catalog")
        return ExitCode.catalogHeld
    }
}
