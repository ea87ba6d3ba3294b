import Foundation
import Indexing
import Synchronization

/// Turns the first SIGINT, SIGTERM or SIGHUP into a stop request; a second one ends the program immediately.
///
/// A run that does not stop by itself, because a disk or share does not answer, is helped: after two seconds it no longer
/// waits for its readers, and after four it ends as it is. What was finished has been written by then.
///
/// It has a thread of its own: dispatch's may all be waiting.
final class SignalWatch: Sendable {
    /// How long the run may take to stop, until it is no longer waited for.
    private static let (patience, longest): (Int32, Int32) = (2000, 4000)

    /// The handler's end of the pipe; it may do no more than write.
    private static let input = Atomic<Int32>(-1)

    private let stop: StopRequest
    private let leaves: Bool
    private let hangUp: @Sendable () -> Void
    private let isOver = Atomic(false)

    /// - Parameters:
    ///   - leaves: whether a run that does not stop by itself is ended as it is.
    ///   - hangUp: makes the run stop waiting for its readers.
    init(_ stop: StopRequest, leaves: Bool = true, hangUp: @escaping @Sendable () -> Void) {
        self.stop = stop
        self.leaves = leaves
        self.hangUp = hangUp
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { return }
        Self.input.store(ends[1], ordering: .sequentiallyConsistent)
        let output = ends[0]
        let thread = Thread { [self] in watch(output) }
        thread.start()
        for number in [SIGINT, SIGTERM, SIGHUP] {
            let before = signal(number) { number in
                var byte = UInt8(truncatingIfNeeded: number)
                _ = unsafe write(SignalWatch.input.load(ordering: .relaxed), &byte, 1)
            }
            // `nohup` asks for it.
            if number == SIGHUP, unsafe unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
                signal(number, SIG_IGN)
            }
        }
    }

    /// Nothing is stopped any more: the run is over.
    func end() { isOver.store(true, ordering: .sequentiallyConsistent) }

    private func watch(_ output: Int32) {
        guard let number = next(output, within: -1) else { return }
        stop.make(signal: number)
        Output.error("\nfileroom: stopping after the current batch; press Ctrl-C again to stop immediately")
        if next(output, within: Self.patience) != nil { leave(number) }
        if !isOver.load(ordering: .sequentiallyConsistent) { hangUp() }
        _ = next(output, within: leaves ? Self.longest - Self.patience : -1)
        leave(number)
    }

    private func leave(_ number: Int32) {
        if !isOver.load(ordering: .sequentiallyConsistent) { _exit(128 + number) }
    }

    /// The number of the next signal; nil if none comes in so many milliseconds.
    private func next(_ output: Int32, within milliseconds: Int32) -> Int32? {
        var end = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
        var ready: Int32
        repeat { ready = unsafe poll(&end, 1, milliseconds) } while ready < 0 && errno == EINTR
        var byte: UInt8 = 0
        guard ready > 0, unsafe read(output, &byte, 1) == 1 else { return nil }
        return Int32(byte)
    }
}
