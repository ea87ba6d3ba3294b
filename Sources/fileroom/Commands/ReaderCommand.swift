import ArgumentParser
import Reading

/// `fileroom reader`: the inside of a reader process. Not for people.
struct ReaderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reader", abstract: "Reads files for another fileroom, over its standard input and output.",
        shouldDisplay: false)

    func run() throws { try ReaderService.serve() }
}
