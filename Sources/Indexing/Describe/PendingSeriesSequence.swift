import Catalog

/// The pending series, a page at a time.
struct PendingSeriesSequence: AsyncSequence {
    fileprivate static let page = 64

    let catalog: Catalog
    let model: Int64
    let framesPerPart: Int
    let stop: StopRequest

    struct AsyncIterator: AsyncIteratorProtocol {
        let source: PendingSeriesSequence
        var after: Int64 = 0
        var ready: [PendingSeries] = []

        mutating func next() async throws -> PendingSeries? {
            guard !source.stop.isMade else { return nil }
            if ready.isEmpty {
                ready = try source.catalog.pendingSeries(
                    model: source.model, framesPerPart: source.framesPerPart, after: after,
                    limit: PendingSeriesSequence.page
                ).reversed()
            }
            guard let series = ready.popLast() else { return nil }
            after = series.seriesID
            return series
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(source: self) }
}
