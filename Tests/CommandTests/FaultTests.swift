import Fixtures
import Foundation
import TestSupport
import Testing

/// Kills, full disks, hanging calls and extremes, a few of each: the short form of `make faults`.
@Suite struct FaultTests {
    private static let python = Requirement("no Python 3 with SQLite, or no C compiler") {
        (try? run("/bin/sh", "-c", "python3 -c 'import sqlite3' && cc --version").status) == 0
    }

    @Test(.needs(python), .timeLimit(.minutes(10)))
    func aFewFaultsOfEachKindLeaveTheSameCatalog() throws {
        let script = Fixtures.folder.appending(path: "../Tests/faults/faults.py").standardizedFileURL.path
        let outcome = try Self.run("/usr/bin/env", "python3", script, "--program", Command.program.path, "--short")
        #expect(outcome.status == 0, "\(outcome.output)")
        #expect(outcome.output.contains(" tries, 0 failed"), "\(outcome.output)")
    }

    private static func run(_ program: String, _ arguments: String...) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        let output = Pipe()
        (process.standardOutput, process.standardError) = (output, output)
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }
}
