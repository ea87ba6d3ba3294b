/// Series in batches that have at least so many pictures together; the last has fewer.
struct SeriesBatches<Base: AsyncSequence>: AsyncSequence where Base.Element == SeriesPictures {
    let base: Base
    let size: Int

    struct AsyncIterator: AsyncIteratorProtocol {
        var base: Base.AsyncIterator
        let size: Int

        mutating func next() async throws -> [SeriesPictures]? {
            var (batch, pictures): ([SeriesPictures], Int) = ([], 0)
            while pictures < size, let series = try await base.next() {
                batch.append(series)
                // A series without one is a failure to be kept.
                pictures += Swift.max(1, series.pictures.count)
            }
            return batch.isEmpty ? nil : batch
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(base: base.makeAsyncIterator(), size: size) }
}
