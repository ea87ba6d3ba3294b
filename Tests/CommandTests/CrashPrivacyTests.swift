import Fixtures
import Foundation
import TestSupport
import Testing

@testable import fileroom

/// What a crash leaves behind.
@Suite struct CrashPrivacyTests {
    private static func limits(of process: Int32) -> String {
        (try? String(contentsOfFile: "/proc/\(process)/limits", encoding: .utf8)) ?? ""
    }

    private static func dumpsNothing(_ process: Int32) -> Bool {
        let filter = (try? String(contentsOfFile: "/proc/\(process)/coredump_filter", encoding: .utf8)) ?? ""
        let line = limits(of: process).split(separator: "\n").first { $0.hasPrefix("Max core file size") } ?? ""
        return line.split(separator: " ").suffix(3).prefix(2) == ["0", "0"] && filter.allSatisfy { "0\n".contains($0) }
    }

    /// Killed with the signal of a crash while it waits for a file.
    @Test(arguments: [
        (SIGSEGV, ""), (SIGILL, ""), (SIGTRAP, ""), (SIGABRT, "enable=yes"), (SIGBUS, "enable=yes,color=no"),
    ])
    func aCrashPrintsAndDumpsNoMemory(signal: Int32, backtrace: String) throws {
        let command = try Command()
        unsafe #expect(mkfifo(command.folder + "/pipe", 0o600) == 0)
        let process = try command.start(
            ["evaluate", "pipe"], environment: backtrace.isEmpty ? [:] : ["SWIFT_BACKTRACE": backtrace])
        #expect(poll { Self.dumpsNothing(process.processIdentifier) })
        // The limit is set before the handlers are removed.
        Thread.sleep(forTimeInterval: 0.2)
        kill(process.processIdentifier, signal)
        let outcome = try command.finish(process)
        #expect(outcome.status == 128 + signal)
        #expect(outcome.error.isEmpty && outcome.output.isEmpty, "\(outcome.error)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: command.folder).sorted() == ["pipe"])
    }

    @Test func readersDumpNoMemoryEither() throws {
        let reader = Process()
        reader.executableURL = Command.program
        reader.arguments = ["reader"]
        let (input, error) = (Pipe(), Pipe())
        reader.standardInput = input
        reader.standardOutput = FileHandle.nullDevice
        reader.standardError = error
        try reader.run()
        #expect(poll { Self.dumpsNothing(reader.processIdentifier) })
        Thread.sleep(forTimeInterval: 0.2)
        kill(reader.processIdentifier, SIGILL)
        reader.waitUntilExit()
        #expect(reader.terminationReason == .uncaughtSignal)
        #expect(error.fileHandleForReading.availableData.isEmpty)
    }

    @Test func backtracesWithoutMemoryAreKept() {
        #expect(CrashPrivacy.isBare("enable=yes,registers=none,images=none,sanitize=yes"))
        for settings in ["", "enable=yes", "registers=none", "registers=none,images=all,sanitize=yes"] {
            #expect(!CrashPrivacy.isBare(settings))
        }
    }
}
