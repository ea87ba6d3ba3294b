import Foundation
import Reading

extension FileReaders {
    /// Readers that are this program, started again.
    static func ofThisProgram(count: Int) -> FileReaders {
        // The file that runs here, even after an upgrade has replaced it.
        let own = "/proc/\(ProcessInfo.processInfo.processIdentifier)/exe"
        let executable = FileManager.default.isExecutableFile(atPath: own) ? own : CommandLine.arguments[0]
        return .processes(executable: executable, arguments: ["reader"], count: max(1, count))
    }
}
