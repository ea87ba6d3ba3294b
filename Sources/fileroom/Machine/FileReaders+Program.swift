import Foundation
import Indexing

extension FileReaders {
    /// Readers that are this program, started anew.
    static func ofThisProgram(count: Int) -> FileReaders {
        // The very file that runs here, also when an upgrade has put another in its place.
        let own = "/proc/\(ProcessInfo.processInfo.processIdentifier)/exe"
        let executable = FileManager.default.isExecutableFile(atPath: own) ? own : CommandLine.arguments[0]
        return .processes(executable: executable, arguments: ["reader"], count: max(1, count))
    }
}
