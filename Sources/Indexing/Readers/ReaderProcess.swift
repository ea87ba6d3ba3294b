import DICOMFiles
import Dispatch
import Foundation
import Synchronization
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
        let process: Process
    }

    private struct NotStarted: Error { let problem: String }

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
            let conversation = try self.conversation ?? start()
            self.conversation = conversation
            var unsent = try requests.map { try ReaderMessage($0).bytes }[...]
            var underWay: [Int] = []
            while replies.count < requests.count {
                // Unanswered requests must fit into the pipe: were both sides to wait in a write, neither would read.
                while let next = unsent.first, underWay.isEmpty || underWay.reduce(next.count, +) <= Self.pipeBytes {
                    do {
                        try conversation.requests.writeAll(next)
                    } catch let error as Errno where error == .brokenPipe {
                        // It died; what it answered before that is still to be read.
                        unsent = []
                        break
                    }
                    underWay.append(next.count)
                    unsent.removeFirst()
                }
                guard let reply = try reply(to: requests[replies.count], conversation.replies) else {
                    hangUp()
                    return (replies, .crashed)
                }
                if !underWay.isEmpty { underWay.removeFirst() }
                replies.append(reply)
            }
            return (replies, .complete)
        } catch is TimedOut {
            hangUp()
            return (replies, .timedOut)
        } catch let error as NotStarted {
            return (replies, .notStarted(error.problem))
        } catch {
            hangUp()
            return (replies, .notStarted("\(error)"))
        }
    }

    /// How often a process that cannot be run, or dies before it is ready, is started again: whatever was in its way may be
    /// over, such as a program file that is just being written or a shortage of processes.
    private static let attempts = 3
    private static let pause = Duration.milliseconds(100)

    private func start() throws -> Conversation {
        var problem = "\(executable) ended at once: is it still there, and may more processes be started?"
        for attempt in 0..<Self.attempts {
            if attempt > 0 { Self.wait(Self.pause) }
            let conversation: Conversation
            do { conversation = try Self.spawning.withLock { _ in try spawn() } } catch let error as NotStarted {
                problem = error.problem
                continue
            }
            // The time a file may take begins when somebody can read it; one that dies sooner died of no file.
            if case .ready(let refusal)? = try? nextReply(conversation.replies, within: .seconds(60))?.0 {
                if refusal.isEmpty { return conversation }
                Self.end(conversation)
                throw NotStarted(problem: refusal)
            }
            Self.end(conversation)
        }
        throw NotStarted(problem: problem)
    }

    private static func wait(_ duration: Duration) {
        _ = unsafe poll(nil, 0, Int32(duration / .milliseconds(1)))
    }

    /// One reader is started at a time: none inherits an end of a pipe that is not marked yet.
    private static let spawning = Mutex(())

    private func spawn() throws -> Conversation {
        let requests = try FileDescriptor.pipe()
        let replies = try FileDescriptor.pipe()
        // A later reader that held one of these ends would keep this one's pipe open.
        for end in [requests.readEnd, requests.writeEnd, replies.readEnd, replies.writeEnd] {
            _ = fcntl(end.rawValue, F_SETFD, FD_CLOEXEC)
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        // Readers multiply nothing: without this OpenBLAS starts its threads in each of them.
        process.environment = ProcessInfo.processInfo.environment.merging(["OPENBLAS_NUM_THREADS": "1"]) { $1 }
        process.standardInput = FileHandle(fileDescriptor: requests.readEnd.rawValue)
        process.standardOutput = FileHandle(fileDescriptor: replies.writeEnd.rawValue)
        process.standardError = FileHandle.nullDevice
        let conversation = Conversation(requests: requests.writeEnd, replies: replies.readEnd, process: process)
        defer {
            try? requests.readEnd.close()
            try? replies.writeEnd.close()
        }
        do { try process.run() } catch {
            Self.end(conversation)
            throw NotStarted(problem: "\(executable) could not be run: \(error.localizedDescription)")
        }
        return conversation
    }

    private func hangUp() {
        if let conversation { Self.end(conversation) }
        conversation = nil
    }

    private static func end(_ conversation: Conversation) {
        // Not a wish to stop, which a reader does not heed: whatever it is doing is of no use any more.
        if conversation.process.isRunning { kill(conversation.process.processIdentifier, SIGKILL) }
        try? conversation.requests.close()
        try? conversation.replies.close()
    }

    private struct TimedOut: Error {}

    /// The next reply; of a file in a container it may take longer, since what comes before it has to be unpacked first.
    private func reply(
        to request: ReaderRequest, _ replies: FileDescriptor
    ) throws -> (ReaderReply, pixels: [UInt8])? {
        do {
            return try nextReply(replies, within: timeout)
        } catch is TimedOut where ContainerReader.leadsInto(request.path) {
            return try nextReply(replies, within: timeout * 7)
        }
    }

    private func nextReply(_ replies: FileDescriptor, within timeout: Duration) throws -> (
        ReaderReply, pixels: [UInt8]
    )? {
        var waiting = pollfd(fd: replies.rawValue, events: Int16(POLLIN), revents: 0)
        let milliseconds = Int32(min(Double(Int32.max), (timeout / .milliseconds(1)).rounded(.up)))
        var ready: Int32
        repeat { ready = unsafe poll(&waiting, 1, milliseconds) } while ready < 0 && errno == EINTR
        guard ready > 0 else { throw TimedOut() }
        guard let head = try replies.readExactly(8) else { return nil }
        let lengths = ReaderMessage.lengths(head)
        guard let fields = try replies.readExactly(lengths.fields), let pixels = try replies.readExactly(lengths.pixels)
        else { return nil }
        return (try ReaderReply(fields: fields), pixels)
    }
}
