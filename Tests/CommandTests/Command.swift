import Fixtures
import Foundation
import TestSupport

/// The built program, run as a person would run it, in a scratch folder of its own with nothing else in its environment.
final class Command: Sendable {
    /// What a run printed, and how it ended.
    struct Outcome {
        let status: Int32
        let output: String
        let error: String

        /// Standard output as one JSON object a line.
        func objects() throws -> [[String: Any]] {
            try output.split(separator: "\n").map { line in
                let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                guard let object else { throw CocoaError(.propertyListReadCorrupt) }
                return object
            }
        }
    }

    private let scratch: ScratchFolder
    var folder: String { scratch.path }
    var catalog: String { folder + "/data/fileroom/catalog.sqlite" }

    init() throws { scratch = try ScratchFolder() }

    @discardableResult
    func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
        let process = try start(arguments, environment: environment)
        return try finish(process)
    }

    /// Starts the program without waiting for it.
    func start(_ arguments: [String], environment: [String: String] = [:]) throws -> Process {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = ["HOME": folder, "XDG_DATA_HOME": folder + "/data", "PATH": "/usr/bin:/bin"]
            .merging(environment) { $1 }
        // Files rather than pipes: a full pipe would block the program.
        let name = folder + "/" + UUID().uuidString
        for (suffix, set) in [
            ("out", { process.standardOutput = $0 }), ("err", { process.standardError = $0 }),
        ] as [(String, (FileHandle) -> Void)] {
            _ = FileManager.default.createFile(atPath: "\(name).\(suffix)", contents: nil)
            set(try FileHandle(forWritingTo: URL(fileURLWithPath: "\(name).\(suffix)")))
        }
        process.standardInput = FileHandle.nullDevice
        try process.run()
        names.withLock { $0[process.processIdentifier] = name }
        return process
    }

    func finish(_ process: Process) throws -> Outcome {
        process.waitUntilExit()
        let name = names.withLock { $0.removeValue(forKey: process.processIdentifier) } ?? ""
        defer { for suffix in ["out", "err"] { try? FileManager.default.removeItem(atPath: "\(name).\(suffix)") } }
        // As a shell counts: 128 and the signal.
        let status = process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
        return Outcome(
            status: status, output: try String(contentsOfFile: name + ".out", encoding: .utf8),
            error: try String(contentsOfFile: name + ".err", encoding: .utf8))
    }

    private let names = Locked<[Int32: String]>([:])

    /// The program beside the tests.
    static let program: URL = {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("fileroom")
    }()

    /// A copy of the demo archive that a test may change.
    func copyOfArchive() throws -> String {
        let copy = folder + "/archive"
        try FileManager.default.copyItem(atPath: Fixtures.archive.path, toPath: copy)
        return copy
    }
}
