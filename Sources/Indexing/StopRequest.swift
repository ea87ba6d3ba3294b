import Synchronization

/// A stop flag: set by the signal handler, polled between units of work.
public final class StopRequest: Sendable {
    private let signalNumber = Atomic<Int32>(0)

    public init() {}

    public func make(signal: Int32) { signalNumber.store(signal, ordering: .relaxed) }

    public var isMade: Bool { signal != 0 }

    /// The signal that asked for it; 0 if none did.
    public var signal: Int32 { signalNumber.load(ordering: .relaxed) }
}
