import Foundation
import Reading

extension FileReaders {
    /// Reader processes that run this program's own executable.
    ///
    /// - Parameter timeout: how many seconds a file or folder may take; nil for the usual limit.
    static func ofThisProgram(count: Int, timeout: Int? = nil) -> FileReaders {
        // The file that is running, even if an upgrade has replaced it.
        let own = "/proc/\(ProcessInfo.processInfo.processIdentifier)/exe"
        let executable = FileManager.default.isExecutableFile(atPath: own) ? own : CommandLine.arguments[0]
        return .processes(
            executable: executable, arguments: ["reader"], count: max(1, count), timeout: .seconds(timeout ?? 120))
    }
}
