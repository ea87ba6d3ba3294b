import CKernels
import Dispatch
import Foundation
import Synchronization

/// Threads that stand ready between one piece of work and the next.
///
/// A caption alone is some thousand small products; waking threads for each would take longer than many of them. So the
/// helpers look for work for a while before they sleep. The caller never waits for a helper that has not begun.
///
/// A class for the threads it owns. `@unchecked Sendable`: `work` is set while no helper can be inside, see `State`.
public final class Team: @unchecked Sendable {
    /// One word: whether there is work that helpers may join, how many are inside, and which work it is.
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

    /// How many threads there are, the caller's own counted.
    public let count: Int
    private let state = Atomic<UInt64>(0)
    private let next = Atomic(0)
    private var work: Work?
    /// Whether somebody's work is being done: a second caller does his own alone.
    private let isTaken = Atomic(false)
    private let sleepers: [Sleeper]

    /// A helper's bed.
    private final class Sleeper: Sendable {
        let isAsleep = Atomic(false)
        let alarm = DispatchSemaphore(value: 0)
    }

    /// Looks for work before a helper sleeps: some tens of microseconds, which is what the serial parts between two
    /// products take at most.
    private static let looks = 1500

    public init(count: Int) {
        self.count = max(1, count)
        sleepers = (0..<(self.count - 1)).map { _ in Sleeper() }
        for (index, sleeper) in sleepers.enumerated() {
            let helper = Helper(self, sleeper, worker: index + 1)
            DispatchQueue(label: "team").async { helper.run() }
        }
    }

    deinit {
        // Those asleep wake up, find no team, and go; nobody else is there, for whoever works keeps the team alive.
        for sleeper in sleepers { sleeper.alarm.signal() }
    }

    /// Runs `body` for every part, each thread taking the next part not yet begun; false, and nothing done, where the
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
            for sleeper in sleepers.prefix(parts - 1)
            where sleeper.isAsleep.exchange(false, ordering: .sequentiallyConsistent) {
                sleeper.alarm.signal()
            }
            run(parts, body, worker: 0)
            // From here on nobody joins; those inside finish the part they have.
            state.bitwiseAnd(~State.isOpen, ordering: .sequentiallyConsistent)
            var looks = 0
            while state.load(ordering: .acquiring) & State.helpers != 0 {
                ck_pause()
                looks += 1
                if looks % 4096 == 0 { sched_yield() }
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

    /// Joins the present work if it is open; false if there is none.
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

    /// What a helper's thread does. It does not keep the team alive.
    ///
    /// `@unchecked Sendable`: made by the team and then touched by that thread alone.
    private final class Helper: @unchecked Sendable {
        private weak var team: Team?
        private let sleeper: Sleeper
        private let worker: Int

        init(_ team: Team, _ sleeper: Sleeper, worker: Int) {
            self.team = team
            self.sleeper = sleeper
            self.worker = worker
        }

        func run() {
            while work() {
                sleeper.alarm.wait()
            }
        }

        /// Works until there has been nothing to do for a while; false where the team is no more.
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
                guard idle >= Team.looks else { continue }
                sleeper.isAsleep.store(true, ordering: .sequentiallyConsistent)
                // Work that came in between may have found this helper awake.
                if team.state.load(ordering: .sequentiallyConsistent) & State.isOpen == 0 { return true }
                guard sleeper.isAsleep.exchange(false, ordering: .sequentiallyConsistent) else { return true }
                idle = 0
            }
        }
    }
}
