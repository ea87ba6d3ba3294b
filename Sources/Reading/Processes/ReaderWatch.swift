import Foundation

/// Waits for the bytes of a reader's next message, as long as it may take.
struct ReaderWatch {
    /// The reader took too long.
    struct TimedOut: Error {}

    let process: pid_t
    let replies: Int32
    let hangUp: HangUp
    /// How long the message may take.
    let limit: Duration
    /// How long the reader may do nothing at all.
    let stillLimit: Duration
    private var waited = Duration.zero
    private var still = Duration.zero
    private var work: UInt64?

    init(process: pid_t, replies: Int32, hangUp: HangUp, limit: Duration, stillLimit: Duration) {
        self.process = process
        self.replies = replies
        self.hangUp = hangUp
        self.limit = limit
        self.stillLimit = stillLimit
    }

    /// Returns when there is a byte or the pipe has ended. Throws `TimedOut`, or `ReadersUnavailable` for a stop.
    mutating func wait() throws {
        while true {
            // In parts, because a program that was suspended must not take that for the reader's time.
            let part = min(.seconds(1), limit - waited, stillLimit - still)
            if try isReady(within: part) { return }
            waited += part
            let now = Self.work(of: process)
            still = now != nil && now == work ? still + part : .zero
            work = now
            if waited >= limit || still >= stillLimit { throw TimedOut() }
        }
    }

    private func isReady(within part: Duration) throws -> Bool {
        var ends = [replies, hangUp.descriptor].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        let milliseconds = Int32((part / .milliseconds(1)).rounded(.up))
        var ready: Int32
        repeat { ready = unsafe poll(&ends, nfds_t(ends.count), milliseconds) } while ready < 0 && errno == EINTR
        if ends[1].revents != 0 { throw ReadersUnavailable.stopped }
        return ready > 0
    }

    /// How often the process's threads ran so far, which stays the same while it hangs in the file system; nil if the system
    /// does not count that.
    private static func work(of process: pid_t) -> UInt64? {
        let tasks = "/proc/\(process)/task"
        guard let threads = try? FileManager.default.contentsOfDirectory(atPath: tasks) else { return nil }
        var sum: UInt64 = 0
        for thread in threads {
            guard let text = try? String(contentsOfFile: "\(tasks)/\(thread)/schedstat", encoding: .utf8),
                let times = text.split(whereSeparator: \.isWhitespace).last.flatMap({ UInt64($0) })
            else { return nil }
            sum &+= times
        }
        return sum
    }
}
