import Synchronization

/// A wish to stop, which a signal handler makes and the work looks at between two pieces.
public final class StopRequest: Sendable {
    private let signalNumber = Atomic<Int32>(0)

    public init() {}

    public func make(signal: Int32) { signalNumber.store(signal, ordering: .relaxed) }

    public var isMade: Bool { signal != 0 }

    /// The signal that asked for it; 0 where none did.
    public var signal: Int32 { signalNumber.load(ordering: .relaxed) }
}
