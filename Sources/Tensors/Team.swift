import CKernels
import Dispatch
import Foundation
import Synchronization

/// Threads that poll for work between one piece of work and the next.
///
/// A single caption is some thousand small products; waking threads for each would take longer than many of them. So
/// helpers poll for a while before they sleep. The caller never waits for a helper that has not begun.
/// One caption of one image on two cores: 1.39 s, and 1.45 s without a team (`Benchmarks/README.md`).
///
/// A class, for the threads it owns. `@unchecked Sendable`: `work` is set only while no helper is inside, see `State`.
public final class Team: @unchecked Sendable {
    /// One word: whether helpers may join the work, how many are inside, and the number of the work.
    private enum State {
        static let isOpen: UInt64 = 1 << 31
        static let helpers: UInt64 = (1 << 31) - 1
        static let oneHelper: UInt64 = 1
        /// Above those, the number of the work.
        static let oneWork: UInt64 = 1 << 32
    }

    private struct Work {
        let parts: Int
        let body: @Sendable (_ part: Int, _ worker: Int) -> Void
    }

    /// The number of threads, including the caller's.
    public let count: Int
    private let state = Atomic<UInt64>(0)
    private let next = Atomic(0)
    private var work: Work?
    /// Whether a caller has the team; a second caller does its work alone.
    private let isTaken = Atomic(false)
    private let waiters: [Waiter]

    /// The semaphore an idle helper waits on.
    private final class Waiter: Sendable {
        let isAsleep = Atomic(false)
        let wakeUp = DispatchSemaphore(value: 0)
    }

    /// Polls before a helper sleeps: some tens of microseconds, the longest serial part between two products.
    private static let polls = 1500

    public init(count: Int) {
        self.count = max(1, count)
        waiters = (0..<(self.count - 1)).map { _ in Waiter() }
        for (index, waiter) in waiters.enumerated() {
            let helper = Helper(self, waiter, worker: index + 1)
            DispatchQueue(label: "team").async { helper.run() }
        }
    }

    deinit {
        // Sleeping helpers wake up, find no team, and end. No helper is working: it would keep the team alive.
        for waiter in waiters { waiter.wakeUp.signal() }
    }

    /// Runs `body` for every part, each thread taking the next part not yet begun. Does nothing and returns false if the
    /// team is busy.
    func share(_ parts: Int, _ body: @Sendable (_ part: Int, _ worker: Int) -> Void) -> Bool {
        guard isTaken.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged else {
            return false
        }
        defer { isTaken.store(false, ordering: .releasing) }
        withoutActuallyEscaping(body) { body in
            work = Work(parts: parts, body: body)
            next.store(0, ordering: .relaxed)
            state.wrappingAdd(State.oneWork | State.isOpen, ordering: .sequentiallyConsistent)
            for waiter in waiters.prefix(parts - 1)
            where waiter.isAsleep.exchange(false, ordering: .sequentiallyConsistent) {
                waiter.wakeUp.signal()
            }
            run(parts, body, worker: 0)
            // From here on no helper joins; those inside finish their part.
            state.bitwiseAnd(~State.isOpen, ordering: .sequentiallyConsistent)
            var polls = 0
            while state.load(ordering: .acquiring) & State.helpers != 0 {
                ck_pause()
                polls += 1
                if polls % 4096 == 0 { sched_yield() }
            }
            work = nil
        }
        return true
    }

    private func run(_ parts: Int, _ body: (_ part: Int, _ worker: Int) -> Void, worker: Int) {
        while true {
            let part = next.wrappingAdd(1, ordering: .relaxed).oldValue
            if part >= parts { return }
            body(part, worker)
        }
    }

    /// Joins the current work; returns false if there is none to join.
    private func join(worker: Int) -> Bool {
        var seen = state.load(ordering: .acquiring)
        while seen & State.isOpen != 0 {
            let (joined, present) = state.compareExchange(
                expected: seen, desired: seen + State.oneHelper, ordering: .acquiringAndReleasing)
            if joined {
                if let work { run(work.parts, work.body, worker: worker) }
                state.wrappingSubtract(State.oneHelper, ordering: .releasing)
                return true
            }
            seen = present
        }
        return false
    }

    /// The work of a helper's thread. It does not keep the team alive.
    ///
    /// `@unchecked Sendable`: made by the team and then used by that thread alone.
    private final class Helper: @unchecked Sendable {
        private weak var team: Team?
        private let waiter: Waiter
        private let worker: Int

        init(_ team: Team, _ waiter: Waiter, worker: Int) {
            self.team = team
            self.waiter = waiter
            self.worker = worker
        }

        func run() {
            while work() {
                waiter.wakeUp.wait()
            }
        }

        /// Works until there has been nothing to do for a while; returns false if the team is gone.
        private func work() -> Bool {
            guard let team else { return false }
            var idle = 0
            while true {
                if team.join(worker: worker) {
                    idle = 0
                } else {
                    ck_pause()
                    idle += 1
                }
                guard idle >= Team.polls else { continue }
                waiter.isAsleep.store(true, ordering: .sequentiallyConsistent)
                // Work that was added in between may have found this helper awake.
                if team.state.load(ordering: .sequentiallyConsistent) & State.isOpen == 0 { return true }
                guard waiter.isAsleep.exchange(false, ordering: .sequentiallyConsistent) else { return true }
                idle = 0
            }
        }
    }
}
