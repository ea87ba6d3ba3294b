import CSpawn
import DICOMFiles
import DequeModule
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
        let replies: PipeReader
        let process: pid_t
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
            var underWay: Deque<Int> = []
            var bytesUnderWay = 0
            while replies.count < requests.count {
                // Unanswered requests must fit into the pipe: were both sides to wait in a write, neither would read.
                var sent: [UInt8] = []
                while let next = unsent.first, underWay.isEmpty || bytesUnderWay + next.count <= Self.pipeBytes {
                    sent += next
                    underWay.append(next.count)
                    bytesUnderWay += next.count
                    unsent.removeFirst()
                }
                do {
                    if !sent.isEmpty { try conversation.requests.writeAll(sent) }
                } catch let error as Errno where error == .brokenPipe {
                    // It died; what it answered before that is still to be read.
                    unsent = []
                }
                guard let reply = try reply(to: requests[replies.count], conversation.replies) else {
                    hangUp()
                    return (replies, .crashed)
                }
                if let answered = underWay.popFirst() { bytesUnderWay -= answered }
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
            do { conversation = try spawn() } catch let error as NotStarted {
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
        _ = poll(nil, 0, Int32(duration / .milliseconds(1)))
    }

    private func spawn() throws -> Conversation {
        let requests = try Self.pipe()
        let replies: (readEnd: FileDescriptor, writeEnd: FileDescriptor)
        do { replies = try Self.pipe() } catch {
            try? requests.readEnd.close()
            try? requests.writeEnd.close()
            throw error
        }
        defer {
            try? requests.readEnd.close()
            try? replies.writeEnd.close()
        }
        do {
            let process = try Self.run(
                executable, arguments, input: requests.readEnd.rawValue, output: replies.writeEnd.rawValue)
            return Conversation(requests: requests.writeEnd, replies: PipeReader(replies.readEnd), process: process)
        } catch {
            try? requests.writeEnd.close()
            try? replies.readEnd.close()
            throw NotStarted(problem: "\(executable) could not be run: \(error.localizedDescription)")
        }
    }

    private static func pipe() throws(NotStarted) -> (readEnd: FileDescriptor, writeEnd: FileDescriptor) {
        do { return try FileDescriptor.pipe() } catch {
            throw NotStarted(problem: "no pipe could be made: \(error.localizedDescription)")
        }
    }

    /// Starts a program with these ends of pipes and nothing else open: a later reader that held an end of an earlier
    /// one's pipe would keep that open.
    private static func run(
        _ executable: String, _ arguments: [String], input: CInt, output: CInt
    ) throws(Errno) -> pid_t {
        reap()
        var words = unsafe ([executable] + arguments).map { unsafe strdup($0) } + [nil]
        defer { unsafe words.forEach { unsafe free($0) } }
        var process: pid_t = 0
        let error = unsafe cspawn_start(executable, &words, input, output, &process)
        guard error == 0 else { throw Errno(rawValue: error) }
        return process
    }

    /// Readers that were told to go. One that hangs in the file system stays until that answers: nobody waits for it.
    private static let dismissed = Mutex<[pid_t]>([])

    private static func reap() {
        dismissed.withLock { processes in
            var status: CInt = 0
            processes.removeAll { unsafe waitpid($0, &status, WNOHANG) != 0 }
        }
    }

    private func hangUp() {
        if let conversation { Self.end(conversation) }
        conversation = nil
    }

    private static func end(_ conversation: Conversation) {
        // Not a wish to stop, which a reader does not heed: whatever it is doing is of no use any more.
        kill(conversation.process, SIGKILL)
        dismissed.withLock { $0.append(conversation.process) }
        try? conversation.requests.close()
        try? conversation.replies.descriptor.close()
    }

    private struct TimedOut: Error {}

    /// The next reply; of a file in a container it may take longer, since what comes before it has to be unpacked first.
    private func reply(
        to request: ReaderRequest, _ replies: PipeReader
    ) throws -> (ReaderReply, pixels: [UInt8])? {
        do {
            return try nextReply(replies, within: timeout)
        } catch is TimedOut where ContainerReader.leadsInto(request.path) {
            return try nextReply(replies, within: timeout * 7)
        }
    }

    private func nextReply(_ replies: PipeReader, within timeout: Duration) throws -> (
        ReaderReply, pixels: [UInt8]
    )? {
        guard replies.isReady(within: timeout) else { throw TimedOut() }
        guard let head = try replies.read(8) else { return nil }
        let lengths = ReaderMessage.lengths(head)
        guard let fields = try replies.read(lengths.fields), let pixels = try replies.read(lengths.pixels) else {
            return nil
        }
        return (try ReaderReply(fields: fields), pixels)
    }
}
