import Foundation
import Synchronization
public import Testing

/// Something a test needs that a machine may lack. Without it the test is skipped, and counted in the closing line.
public struct Requirement: TestTrait, SuiteTrait {
    /// Why the test is skipped.
    let reason: String
    let isMet: @Sendable () -> Bool

    public init(_ reason: String, isMet: @escaping @Sendable () -> Bool) {
        self.reason = reason
        self.isMet = isMet
    }

    /// Each test of a suite is asked, so that tests are counted rather than suites.
    public var isRecursive: Bool { true }

    public func prepare(for test: Test) async throws {
        guard !isMet() else { return }
        if !test.isSuite { SkippedTests.add(reason) }
        let skip: ConditionTrait = .disabled(Comment(rawValue: reason))
        try await skip.prepare(for: test)
    }
}

extension Trait where Self == Requirement {
    public static func needs(_ requirement: Requirement) -> Self { requirement }
}

extension Requirement {
    /// A file or folder of `../shared`.
    public static func shared(_ path: String = "") -> Requirement {
        let reason = Shared.exists ? "../shared has no \(path)" : "no folder ../shared beside the checkout"
        return Requirement(reason) { Shared.has(path) }
    }

    /// A program of the system, by its path.
    public static func program(_ path: String) -> Requirement {
        Requirement("no \(path)") { FileManager.default.isExecutableFile(atPath: path) }
    }

    /// A file system at `/dev/shm` that has files of 5 EiB.
    public static let largeFiles = Requirement("no files of 5 EiB at /dev/shm") {
        let path = "/dev/shm/fileroom-test-" + UUID().uuidString
        defer { unsafe unlink(path) }
        let file = unsafe open(path, O_CREAT | O_WRONLY, 0o600)
        defer { close(file) }
        return ftruncate(file, 5 << 60) == 0
    }

    /// A user to whom permissions apply.
    public static let ordinaryUser = Requirement("run as root, who may read everything") { geteuid() != 0 }
}

/// Prints, when the process ends, how many tests were skipped and why.
private enum SkippedTests {
    private static let counts = Mutex<[String: Int]>([:])

    static func add(_ reason: String) {
        counts.withLock { counts in
            if counts.isEmpty { atexit { SkippedTests.report() } }
            counts[reason, default: 0] += 1
        }
    }

    private static func report() {
        let counts = counts.withLock { $0 }
        let reasons = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value): \($0.key)" }
        let total = counts.values.reduce(0, +)
        print("\(total) \(total == 1 ? "test" : "tests") skipped (\(reasons.joined(separator: "; ")))")
    }
}
