import CSpawn
import DICOM
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
        /// Every job was done.
        case complete
        /// The process died before it answered the next job.
        case crashed
        /// The next job took too long; the process was killed.
        case timedOut
    }

    /// Half of what a pipe holds.
    private static let pipeBytes = 32768

    private let executable: String
    private let arguments: [String]
    private let timeout: Duration
    private let patience: Patience
    private let hangUp: HangUp
    private let queue = DispatchQueue(label: "fileroom.reader")
    private var conversation: Conversation?

    private struct Conversation {
        let jobs: FileDescriptor
        let replies: PipeReader
        let process: pid_t
    }

    init(executable: String, arguments: [String], timeout: Duration, patience: Patience, hangUp: HangUp) {
        self.executable = executable
        self.arguments = arguments
        self.timeout = timeout
        self.patience = patience
        self.hangUp = hangUp
    }

    deinit {
        if let conversation { Self.end(conversation) }
    }

    /// Asks for each job in turn; the results are those that came, in order, before the conversation ended.
    func ask<Job: ReaderJob>(
        _ jobs: [Job]
    ) async throws(ReadersUnavailable) -> (results: [Result<Job.Reply, FileFailure>], ending: Ending) {
        let outcome = await withCheckedContinuation { continuation in
            queue.async {
                continuation.resume(
                    returning: Result { () throws(ReadersUnavailable) in try self.converse(jobs) })
            }
        }
        return try outcome.get()
    }

    private func converse<Job: ReaderJob>(
        _ jobs: [Job]
    ) throws(ReadersUnavailable) -> (results: [Result<Job.Reply, FileFailure>], ending: Ending) {
        var results: [Result<Job.Reply, FileFailure>] = []
        guard !hangUp.isMade else { throw .stopped }
        // A reader that died while it had nothing to do did not die of the next file.
        if let conversation, conversation.replies.hasEnded { endConversation() }
        do {
            let conversation = try self.conversation ?? start()
            self.conversation = conversation
            var unsent = try jobs.map { try ReaderMessage($0).bytes }[...]
            var underWay: Deque<Int> = []
            var bytesUnderWay = 0
            while results.count < jobs.count {
                // Unanswered jobs must fit into the pipe: were both sides to wait in a write, neither would read.
                var sent: [UInt8] = []
                while let next = unsent.first, underWay.isEmpty || bytesUnderWay + next.count <= Self.pipeBytes {
                    sent += next
                    underWay.append(next.count)
                    bytesUnderWay += next.count
                    unsent.removeFirst()
                }
                do {
                    if !sent.isEmpty { try conversation.jobs.writeAll(sent) }
                } catch let error as Errno where error == .brokenPipe {
                    // It died; what it answered before that is still to be read.
                    unsent = []
                }
                guard let reply = try reply(from: conversation) else {
                    endConversation()
                    return (results, .crashed)
                }
                patience.note(isTimeout: false)
                if let answered = underWay.popFirst() { bytesUnderWay -= answered }
                results.append(try reply.reply(to: Job.self))
            }
            return (results, .complete)
        } catch is ReaderWatch.TimedOut {
            endConversation()
            patience.note(isTimeout: true)
            return (results, .timedOut)
        } catch let error as ReadersUnavailable {
            endConversation()
            throw error
        } catch is MalformedMessage {
            endConversation()
            throw ReadersUnavailable("one broke the protocol; this is a fault of Fileroom's")
        } catch {
            endConversation()
            throw ReadersUnavailable("\(error)")
        }
    }

    /// How often a process that cannot be run, or dies before it is ready, is started again: the cause may pass, such as a
    /// program file that is just being written or a shortage of processes.
    private static let attempts = 3
    private static let pause = Duration.milliseconds(100)

    private func start() throws -> Conversation {
        var problem =
            "\(executable) exited immediately; check that the binary still exists and the process limit (ulimit -u)"
        for attempt in 0..<Self.attempts {
            if attempt > 0 { Self.wait(Self.pause) }
            guard !hangUp.isMade else { throw ReadersUnavailable.stopped }
            let conversation: Conversation
            do { conversation = try spawn() } catch let error as ReadersUnavailable {
                problem = error.message
                continue
            }
            do {
                // The time a file may take begins once the reader has started; a reader that dies earlier did not die of a
                // file.
                if let refusal = try nextMessage(from: conversation, within: .seconds(60), still: .seconds(60))?
                    .greeting()
                {
                    if refusal.isEmpty { return conversation }
                    throw ReadersUnavailable(refusal)
                }
                Self.end(conversation)
            } catch let error as ReadersUnavailable {
                Self.end(conversation)
                throw error
            } catch is ReaderWatch.TimedOut {
                Self.end(conversation)
                throw ReadersUnavailable("\(executable) does not start within a minute")
            } catch {
                Self.end(conversation)
            }
        }
        throw ReadersUnavailable(problem)
    }

    private static func wait(_ duration: Duration) {
        _ = poll(nil, 0, Int32(duration / .milliseconds(1)))
    }

    private func spawn() throws -> Conversation {
        let jobs = try Self.pipe()
        let replies: (readEnd: FileDescriptor, writeEnd: FileDescriptor)
        do { replies = try Self.pipe() } catch {
            try? jobs.readEnd.close()
            try? jobs.writeEnd.close()
            throw error
        }
        defer {
            try? jobs.readEnd.close()
            try? replies.writeEnd.close()
        }
        do {
            let process = try Self.run(
                executable, arguments, input: jobs.readEnd.rawValue, output: replies.writeEnd.rawValue)
            return Conversation(jobs: jobs.writeEnd, replies: PipeReader(replies.readEnd), process: process)
        } catch {
            try? jobs.writeEnd.close()
            try? replies.readEnd.close()
            var problem = "\(executable) could not be run: \(error.localizedDescription)"
            if error == .resourceTemporarilyUnavailable { problem += "; check the process limit (ulimit -u)" }
            throw ReadersUnavailable(problem)
        }
    }

    private static func pipe() throws(ReadersUnavailable) -> (readEnd: FileDescriptor, writeEnd: FileDescriptor) {
        do { return try FileDescriptor.pipe() } catch {
            throw ReadersUnavailable("a pipe could not be created: \(error.localizedDescription)")
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

    /// Readers that were killed but may not have ended: one that hangs in the file system stays until that answers.
    private static let dismissed = Mutex<[pid_t]>([])

    private static func reap() {
        dismissed.withLock { processes in
            var status: CInt = 0
            processes.removeAll { unsafe waitpid($0, &status, WNOHANG) != 0 }
        }
    }

    private func endConversation() {
        if let conversation { Self.end(conversation) }
        conversation = nil
    }

    private static func end(_ conversation: Conversation) {
        // Not SIGTERM, which a reader ignores: its work is no longer needed.
        kill(conversation.process, SIGKILL)
        dismissed.withLock { $0.append(conversation.process) }
        try? conversation.jobs.close()
        try? conversation.replies.descriptor.close()
    }

    /// How many times its limit a job may take that shows signs of life: what precedes a file in a container has to be
    /// unpacked first.
    private static let longest = 8

    private func reply(from conversation: Conversation) throws -> ReaderMessage? {
        let deadline = ContinuousClock.now + timeout * Self.longest
        while let message = try nextMessage(
            from: conversation, within: timeout, still: patience.wait(of: timeout))
        {
            if !message.isSignOfLife { return message }
            if ContinuousClock.now >= deadline { throw ReaderWatch.TimedOut() }
        }
        return nil
    }

    private func nextMessage(
        from conversation: Conversation, within limit: Duration, still: Duration
    ) throws -> ReaderMessage? {
        var watch = ReaderWatch(
            process: conversation.process, replies: conversation.replies.descriptor.rawValue, hangUp: hangUp,
            limit: limit, stillLimit: still)
        return try ReaderMessage(from: conversation.replies) { try watch.wait() }
    }
}
