import ArgumentParser
import Foundation

/// The program: parses, runs, and turns what went wrong into a message and an exit code.
@main
struct Main {
    static func main() async {
        // A reader of our output that stops reading (`fileroom search … | head`) is not an error.
        signal(SIGPIPE, SIG_IGN)
        // Whoever started us may ignore this: then the number of a reader that died could be another process's by now.
        signal(SIGCHLD, SIG_DFL)
        var command: any ParsableCommand
        do {
            command = try Fileroom.parseAsRoot()
        } catch {
            Fileroom.exit(withError: error)
        }
        do {
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let error where error is ExitCode || Fileroom.exitCode(for: error) != .failure {
            // An exit code of ours, a request for help, or a command line that is wrong.
            Fileroom.exit(withError: error)
        } catch {
            Output.error("fileroom: \("\(error)".printable)")
            Foundation.exit(ExitCode.cannotRun.rawValue)
        }
    }
}

struct Fileroom: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fileroom",
        abstract:
            "The clerk of a DICOM archive: finds every image, describes it in a sentence, and finds it again by words.",
        discussion: """
            Captions are machine-generated and unverified. They are not for diagnosis.

            EXAMPLE
              fileroom index /mnt/archive
              fileroom search right pleural effusion
              fileroom report 1.2.840.113619.2.55.3 --output reports
            """,
        version: Version.line,
        subcommands: [
            IndexCommand.self, ScanCommand.self, DescribeCommand.self, SearchCommand.self, ShowCommand.self,
            ReportCommand.self, FailuresCommand.self, StatusCommand.self, ForgetCommand.self, RenderCommand.self,
            CaptionCommand.self,
            EvaluateCommand.self,
            InspectCommand.self, ModelCommand.self, ConfigCommand.self, ReaderCommand.self,
        ])
}

extension ExitCode {
    /// A search found nothing.
    static let nothingFound = ExitCode(1)
    /// The run finished, but some files or series failed.
    static let someFailed = ExitCode(2)
    /// The run could not be done at all.
    static let cannotRun = ExitCode(3)
    /// Another run holds the catalog.
    static let catalogHeld = ExitCode(75)

    /// Stopped by a signal, after writing what was finished.
    static func stopped(by signal: Int32) -> ExitCode { ExitCode(128 + signal) }
}
