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

    @Flag(help: "Print one JSON object per line.") var json = false
    @Flag(help: "Clear the list, so that the next run tries again.") var retry = false
    @OptionGroup var catalog: CatalogOptions

    func run() throws {
        if retry {
            guard let lock = try CatalogLock.take(forCatalogAt: try catalog.configuration().path) else {
                throw ExitCode.catalogHeld
            }
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
                Output.result(
                    "\(failure.path.printable): \(failure.message.printable) [\(failure.stage.rawValue): \(failure.code)\(tries)]"
                )
            }
        }
        if failures.isEmpty, !json { Output.error("No failures.") }
    }
}
