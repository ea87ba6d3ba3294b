import DequeModule

extension AsyncSequence where Element: Sendable {
    /// Transforms the elements in order, with up to `limit` transformations running ahead of the consumer.
    ///
    /// This is a bounded buffer: the source is never more than `limit` elements ahead, and the results come in the order
    /// of their elements however long each takes.
    func mapAhead<Result: Sendable>(
        _ limit: Int, _ transform: @escaping @Sendable (Element) async throws -> Result
    ) -> MapAhead<Self, Result> {
        MapAhead(base: self, limit: limit, transform: transform)
    }
}

struct MapAhead<Base: AsyncSequence, Result: Sendable>: AsyncSequence where Base.Element: Sendable {
    let base: Base
    let limit: Int
    let transform: @Sendable (Base.Element) async throws -> Result

    struct AsyncIterator: AsyncIteratorProtocol {
        var base: Base.AsyncIterator
        let limit: Int
        let transform: @Sendable (Base.Element) async throws -> Result
        var underWay: Deque<Task<Result, any Error>> = []
        var isExhausted = false

        mutating func next() async throws -> Result? {
            while underWay.count < limit, !isExhausted {
                guard let element = try await base.next() else {
                    isExhausted = true
                    break
                }
                underWay.append(Task { [transform] in try await transform(element) })
            }
            return try await underWay.popFirst()?.value
        }

        /// Cancels what is under way and waits until it has ended.
        mutating func cancel() async {
            isExhausted = true
            for task in underWay { task.cancel() }
            while let task = underWay.popFirst() { _ = await task.result }
        }
    }

    func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(base: base.makeAsyncIterator(), limit: limit, transform: transform)
    }
}
