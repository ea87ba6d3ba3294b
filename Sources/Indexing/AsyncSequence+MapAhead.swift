import DequeModule

extension AsyncSequence where Element: Sendable {
    /// Transforms the elements in order, with up to `limit` transformations under way ahead of whoever takes the results.
    ///
    /// This is a bounded buffer that works: the source is never more than `limit` elements ahead, and the results come
    /// in the order of their elements however long each takes.
    func mapAhead<Result: Sendable>(
        _ limit: Int, _ transform: @escaping @Sendable (Element) async -> Result
    ) -> MapAhead<Self, Result> {
        MapAhead(base: self, limit: limit, transform: transform)
    }
}

struct MapAhead<Base: AsyncSequence, Result: Sendable>: AsyncSequence where Base.Element: Sendable {
    let base: Base
    let limit: Int
    let transform: @Sendable (Base.Element) async -> Result

    struct AsyncIterator: AsyncIteratorProtocol {
        var base: Base.AsyncIterator
        let limit: Int
        let transform: @Sendable (Base.Element) async -> Result
        var underWay: Deque<Task<Result, Never>> = []
        var isExhausted = false

        mutating func next() async throws -> Result? {
            while underWay.count < limit, !isExhausted {
                guard let element = try await base.next() else {
                    isExhausted = true
                    break
                }
                underWay.append(Task { [transform] in await transform(element) })
            }
            return await underWay.popFirst()?.value
        }

        /// Cancels what is under way and waits until it has ended.
        mutating func cancel() async {
            isExhausted = true
            for task in underWay { task.cancel() }
            while let task = underWay.popFirst() { _ = await task.value }
        }
    }

    func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(base: base.makeAsyncIterator(), limit: limit, transform: transform)
    }
}
