import Dispatch
import Foundation
import Synchronization

/// The number of threads that share work, and the one way to share it.
///
/// The work runs on Dispatch's threads and the caller's own, never on the pool of Swift's tasks.
public struct Workers: Sendable {
    public let count: Int
    /// Threads that poll for work; nil to ask Dispatch for threads each time.
    private let team: Team?

    public init(count: Int) {
        precondition(count > 0)
        self.count = count
        team = nil
    }

    /// For a long series of small pieces of work.
    public init(_ team: Team) {
        count = team.count
        self.team = team
    }

    /// One worker for each processor.
    public static var all: Workers { Workers(count: ProcessInfo.processInfo.activeProcessorCount) }

    /// Runs `body` for every part, each worker taking the next part not yet begun. The second argument is the worker.
    func share(_ parts: Int, _ body: @Sendable (_ part: Int, _ worker: Int) -> Void) {
        let active = min(count, parts)
        guard active > 1 else {
            for part in 0..<parts { body(part, 0) }
            return
        }
        if let team, team.share(parts, body) { return }
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: active) { worker in
            while true {
                let part = next.wrappingAdd(1, ordering: .relaxed).oldValue
                if part >= parts { return }
                body(part, worker)
            }
        }
    }

    /// The number of pieces to cut `0 ..< length` into: each at least `minimum` long, and several for each worker, so that
    /// a slow one does not delay the others.
    func pieces(of length: Int, minimum: Int) -> Int {
        count == 1 ? 1 : max(1, min(count * 4, length / minimum))
    }
}

/// Piece `index` of `count` nearly equal pieces of `0 ..< length`.
func piece(_ index: Int, of count: Int, length: Int) -> Range<Int> {
    (length * index / count)..<(length * (index + 1) / count)
}
