import ArgumentParser
import DICOM
import Foundation

/// Parses the command line, runs the command, and turns errors into a message and an exit code.
@main
struct Main {
    // On the main thread until a command is run: nothing else is certain to get a thread.
    @MainActor static func main() async {
        CrashPrivacy.apply()
        // A closed pipe (`fileroom search … | head`) is not an error.
        signal(SIGPIPE, SIG_IGN)
        // If the parent process ignores SIGCHLD, the id of a dead reader could already belong to another process.
        signal(SIGCHLD, SIG_DFL)
        var command: any ParsableCommand
        do {
            let words = try CommandWords.all()
            if let unknown = UnknownCommand(in: words, of: Fileroom.self) { throw ValidationError(unknown.message) }
            command = try Fileroom.parseAsRoot(words)
        } catch let error as ValidationError {
            // Found before anything was parsed: no command whose usage would help.
            Output.error("Error: \(error.message)")
            Foundation.exit(ExitCode.validationFailure.rawValue)
        } catch {
            end(with: error)
        }
        do {
            try CommandWords.checkEnvironment()
            if !(command is ReaderCommand) { try ThreadLimit.check(ThreadLimit.ofEveryCommand) }
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let error where error is ExitCode || Fileroom.exitCode(for: error) != .failure {
            // One of our exit codes, a request for help, or a wrong command line.
            end(with: error)
        } catch {
            Output.error("fileroom: \("\(error)".printable)")
            Foundation.exit(ExitCode.cannotRun.rawValue)
        }
    }

    /// Prints help or what is wrong with a command line, and ends the program.
    private static func end(with error: any Error) -> Never {
        let code = Fileroom.exitCode(for: error)
        let message = Fileroom.fullMessage(for: error)
        if !message.isEmpty { code.isSuccess ? Output.result(message) : Output.error(message) }
        Foundation.exit(code.rawValue)
    }
}

/// The command `fileroom`, with its subcommands.
struct Fileroom: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fileroom",
        abstract:
            "Index DICOM archives: find every image, caption it, and make it searchable.",
        discussion: """
            Captions are machine-generated and unverified. They are not for diagnosis.

            EXAMPLE
              fileroom index /mnt/archive
              fileroom search x-ray of a hand
              fileroom report 1.2.840.113619.2.55.3 --output reports
            """,
        version: Version.line,
        subcommands: [
            IndexCommand.self, ScanCommand.self, DescribeCommand.self, SearchCommand.self, ListCommand.self,
            QueryHelpCommand.self, SimilarCommand.self,
            ShowCommand.self,
            ReportCommand.self, FailuresCommand.self, StatusCommand.self, DoctorCommand.self, ForgetCommand.self,
            RenderCommand.self,
            CaptionCommand.self,
            EvaluateCommand.self,
            InspectCommand.self, ExplainCommand.self, ModelCommand.self, ConfigCommand.self, ReaderCommand.self,
        ])
}

extension ExitCode {
    /// A search found nothing.
    static let nothingFound = ExitCode(1)
    /// The run finished, but some files or series failed.
    static let someFailed = ExitCode(2)
    /// The run could not start or had to be given up.
    static let cannotRun = ExitCode(3)
    /// Another run holds the catalog.
    static let catalogHeld = ExitCode(75)

    /// Stopped by a signal, after writing what was finished.
    static func stopped(by signal: Int32) -> ExitCode { ExitCode(128 + signal) }
}
