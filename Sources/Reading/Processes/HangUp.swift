import Foundation
import Synchronization
import SystemPackage

/// Ends all waiting for readers at once, for a program that has been told to stop.
///
/// A pipe, because it can be waited for together with a reader's replies. Killing the readers would not do: one that hangs
/// in the file system may outlive that.
final class HangUp: Sendable {
    private let readEnd: FileDescriptor?
    private let writeEnd: Mutex<FileDescriptor?>

    init() {
        let pipe = try? FileDescriptor.pipe()
        readEnd = pipe?.readEnd
        writeEnd = Mutex(pipe?.writeEnd)
    }

    deinit {
        make()
        try? readEnd?.close()
    }

    func make() { try? writeEnd.withLock { $0.take() }?.close() }

    var isMade: Bool { writeEnd.withLock { $0 == nil } && readEnd != nil }

    /// What `poll` waits for; negative, which it ignores, where there was no pipe to be had.
    var descriptor: Int32 { readEnd?.rawValue ?? -1 }
}
