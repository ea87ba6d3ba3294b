import Synchronization

/// How long a reader may do nothing at all.
///
/// The complete time limit at first. After some that ran into it the wait gets shorter, so that a share that is gone does
/// not cost minutes for each of its files. A reader that works, and be it slowly, has the complete time.
final class Patience: Sendable {
    private struct Count {
        var inARow = 0
        var all = 0
    }

    private let timeouts = Mutex(Count())

    /// The shortest wait, unless the time limit is shorter still.
    private static let shortest = Duration.seconds(5)

    func wait(of timeout: Duration) -> Duration {
        let count = timeouts.withLock { $0 }
        let halvings = min(4, max(count.inARow, count.all / 4))
        return min(timeout, max(Self.shortest, timeout / (1 << halvings)))
    }

    func note(isTimeout: Bool) {
        timeouts.withLock { count in
            count.inARow = isTimeout ? count.inARow + 1 : 0
            if isTimeout { count.all += 1 }
        }
    }
}
