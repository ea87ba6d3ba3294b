import ArgumentParser
import Catalog

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
                Output.result(
                    "\(failure.path.printable): \(failure.message.printable) [\(failure.stage.rawValue): \(failure.code)\(tries)]"
                )
            }
        }
        if failures.isEmpty, !json { Output.error("No failures.") }
    }
}
