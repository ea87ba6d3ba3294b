extension AsyncSequence where Self: Sendable, Element: Sendable {
    /// Transforms the elements in order, with up to `limit` transformations running ahead of the consumer.
    ///
    /// This is a bounded buffer: the source is never more than `limit` elements ahead, and the results come in the order
    /// of their elements however long each takes. Elements are taken from the source in the background: a source that does
    /// not answer holds back no result of what it gave before.
    func mapAhead<Result: Sendable>(
        _ limit: Int, _ transform: @escaping @Sendable (Element) async throws -> Result
    ) -> MapAhead<Self, Result> {
        MapAhead(base: self, limit: limit, transform: transform)
    }
}

struct MapAhead<Base: AsyncSequence & Sendable, Result: Sendable>: AsyncSequence, Sendable
where Base.Element: Sendable {
    let base: Base
    let limit: Int
    let transform: @Sendable (Base.Element) async throws -> Result

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(self) }

    struct AsyncIterator: AsyncIteratorProtocol {
        private let buffer: AheadBuffer<Result>
        private let lease: Lease
        /// A wait that `next(within:)` gave up.
        private var pending: Task<Result?, any Error>?

        fileprivate init(_ sequence: MapAhead) {
            let buffer = AheadBuffer<Result>(limit: sequence.limit)
            buffer.produce { [base = sequence.base, transform = sequence.transform] in
                var elements = base.makeAsyncIterator()
                while await buffer.hasRoom() {
                    guard let element = try await elements.next() else { return }
                    buffer.append(Task { try await transform(element) })
                }
            }
            self.buffer = buffer
            lease = Lease { buffer.cancel() }
        }

        mutating func next() async throws -> Result? {
            guard let pending else { return try await buffer.next() }
            self.pending = nil
            return try await pending.value
        }

        /// The next result, or that it takes longer than this; then it can be asked for again.
        mutating func next(within duration: Duration) async throws -> Waiting<Result> {
            let task = pending ?? Task { [buffer] in try await buffer.next() }
            pending = task
            guard let next = try await value(of: task, within: duration) else { return .later }
            pending = nil
            return next.map { .element($0) } ?? .end
        }

        /// Cancels what is under way and waits until it has ended.
        mutating func cancel() async {
            for task in buffer.cancel() { _ = await task.result }
        }
    }
}

/// What came of waiting for a result for some time.
enum Waiting<Result: Sendable>: Sendable {
    case element(Result)
    case later
    case end
}

/// Does something when the last one who has it lets go.
private final class Lease: Sendable {
    private let end: @Sendable () -> Void

    init(_ end: @escaping @Sendable () -> Void) { self.end = end }

    deinit { end() }
}
