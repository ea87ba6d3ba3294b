/// Series in batches with at least `size` frames together; the last batch may have fewer.
struct SeriesBatches<Base: AsyncSequence & Sendable>: AsyncSequence, Sendable where Base.Element == SeriesFrames {
    let base: Base
    let size: Int

    struct AsyncIterator: AsyncIteratorProtocol {
        var base: Base.AsyncIterator
        let size: Int

        mutating func next() async throws -> [SeriesFrames]? {
            var (batch, frames): ([SeriesFrames], Int) = ([], 0)
            while frames < size, let series = try await base.next() {
                batch.append(series)
                // A series without a frame is a failure to be stored.
                frames += Swift.max(1, series.frames.count)
            }
            return batch.isEmpty ? nil : batch
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(base: base.makeAsyncIterator(), size: size) }
}
