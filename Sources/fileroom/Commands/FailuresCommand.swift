import ArgumentParser
import Catalog

/// `fileroom failures`: what could not be done, and why.
struct FailuresCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "failures", abstract: "What could not be read, rendered or described, and why.",
        discussion: """
            EXAMPLE
              fileroom failures --json | jq -r .code | sort | uniq -c

            CODES
              unreadable                   the system does not let us read it
              truncated, malformed         it ends too early, or contradicts itself
              missing-uid                  it does not say which object it is
              no-pixel-data, no-such-frame there is nothing to show
              video                        its frames are a video
              unsupported-transfer-syntax, unsupported-pixel-format, unsupported-photometric-interpretation,
              unsupported-picture          its pixels are kept in a way we cannot read or show
              invalid-pixel-data, invalid-palette
                                           its pixels are not what its header says they are
              decode-failed                its compressed pixels cannot be decoded
              too-large                    it asks for more memory, or inflates to more, than its bytes justify
              encrypted                    an entry of a zip that needs a password
              nested-too-deep              a container in a container in a container
              listed-but-missing           a DICOMDIR lists it, and it is not there
              present-but-unlisted         a DICOMDIR does not list files that are there; they are indexed all the same
              decoder-crashed, timeout     reading it killed a reader process, or took too long
              internal                     not the file's fault but ours
            """)

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
