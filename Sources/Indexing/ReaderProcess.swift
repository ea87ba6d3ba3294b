import Dispatch
import Foundation
import Subprocess
import SystemPackage

/// One reader process, and the conversation with it.
///
/// `@unchecked Sendable`: every property is touched on `queue` alone.
final class ReaderProcess: @unchecked Sendable {
    /// How a conversation ended.
    enum Ending: Sendable {
        /// Every request was answered.
        case complete
        /// The process died before it answered the next request.
        case crashed
        /// The next request took longer than it may; the process was killed.
        case timedOut
        /// The process could not be started.
        case notStarted(String)
    }

    /// Half of what a pipe holds.
    private static let pipeBytes = 32768

    private let executable: String
    private let arguments: [String]
    private let timeout: Duration
    private let queue = DispatchQueue(label: "fileroom.reader")
    private var conversation: Conversation?

    private struct Conversation {
        let requests: FileDescriptor
        let replies: FileDescriptor
        let life: Task<Void, Never>
    }

    init(executable: String, arguments: [String], timeout: Duration) {
        self.executable = executable
        self.arguments = arguments
        self.timeout = timeout
    }

    deinit {
        if let conversation { Self.end(conversation) }
    }

    /// Asks for each in turn; the replies are those that came, in order, before the conversation ended.
    func ask(_ requests: [ReaderRequest]) async -> (replies: [(ReaderReply, pixels: [UInt8])], ending: Ending) {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: self.converse(requests)) }
        }
    }

    private func converse(_ requests: [ReaderRequest]) -> (replies: [(ReaderReply, pixels: [UInt8])], ending: Ending) {
        var replies: [(ReaderReply, pixels: [UInt8])] = []
        do {
            let conversation = try self.conversation ?? greeted(start())
            var unsent = try requests.map { try ReaderMessage($0).bytes }[...]
            var underWay: [Int] = []
            while replies.count < requests.count {
                // Unanswered requests must fit into the pipe: were both sides to wait in a write, neither would read.
                while let next = unsent.first, underWay.isEmpty || underWay.reduce(next.count, +) <= Self.pipeBytes {
                    try conversation.requests.writeAll(next)
                    underWay.append(next.count)
                    unsent.removeFirst()
                }
                guard let reply = try nextReply(conversation.replies) else {
                    hangUp()
                    return (replies, .crashed)
                }
                underWay.removeFirst()
                replies.append(reply)
            }
            return (replies, .complete)
        } catch is TimedOut {
            hangUp()
            return (replies, .timedOut)
        } catch let error as Errno where error == .brokenPipe {
            hangUp()
            return (replies, .crashed)
        } catch {
            hangUp()
            return (replies, .notStarted("\(error)"))
        }
    }

    private func start() throws -> Conversation {
        let requests = try FileDescriptor.pipe()
        let replies = try FileDescriptor.pipe()
        // No later reader may inherit our ends: it would keep an earlier one's pipe open.
        for end in [requests.writeEnd, replies.readEnd] { _ = fcntl(end.rawValue, F_SETFD, FD_CLOEXEC) }
        let life = Task { [executable, arguments] in
            _ = try? await run(
                .path(FilePath(executable)), arguments: Arguments(arguments),
                input: .fileDescriptor(requests.readEnd, closeAfterSpawningProcess: true),
                output: .fileDescriptor(replies.writeEnd, closeAfterSpawningProcess: true),
                error: .discarded)
        }
        return Conversation(requests: requests.writeEnd, replies: replies.readEnd, life: life)
    }

    /// The conversation, once the process has said that it runs: one that dies sooner died of no file.
    private func greeted(_ conversation: Conversation) throws -> Conversation {
        self.conversation = conversation
        guard let problem = try nextMessage(conversation.replies)?.json else {
            throw NotStarted(description: "\(executable) could not be run, or ended at once: is it still there, and may more processes be started?")
        }
        guard problem.isEmpty else { throw NotStarted(description: String(decoding: problem, as: UTF8.self)) }
        return conversation
    }

    private func hangUp() {
        if let conversation { Self.end(conversation) }
        conversation = nil
    }

    private static func end(_ conversation: Conversation) {
        conversation.life.cancel()
        try? conversation.requests.close()
        try? conversation.replies.close()
    }

    private struct TimedOut: Error {}

    private struct NotStarted: Error, CustomStringConvertible {
        let description: String
    }

    private func nextReply(_ replies: FileDescriptor) throws -> (ReaderReply, pixels: [UInt8])? {
        guard let (json, pixels) = try nextMessage(replies) else { return nil }
        return (try JSONDecoder().decode(ReaderReply.self, from: Data(json)), pixels)
    }

    private func nextMessage(_ replies: FileDescriptor) throws -> (json: [UInt8], pixels: [UInt8])? {
        var waiting = pollfd(fd: replies.rawValue, events: Int16(POLLIN), revents: 0)
        let milliseconds = Int32(clamping: timeout.components.seconds * 1000)
        var ready: Int32
        repeat { ready = unsafe poll(&waiting, 1, milliseconds) } while ready < 0 && errno == EINTR
        guard ready > 0 else { throw TimedOut() }
        guard let head = try replies.readExactly(8) else { return nil }
        let lengths = ReaderMessage.lengths(head)
        guard let json = try replies.readExactly(lengths.json), let pixels = try replies.readExactly(lengths.pixels)
        else { return nil }
        return (json, pixels)
    }
}
