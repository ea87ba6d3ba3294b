import ArgumentParser
import Reading

/// `fileroom reader`: what a reader process runs. Not for users.
struct ReaderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reader", abstract: "Read files for another fileroom process, over standard input and output.",
        shouldDisplay: false)

    func run() throws { try ReaderService.serve() }
}
