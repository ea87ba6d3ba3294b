import AsyncAlgorithms
import Captioning
import Catalog
import Foundation
public import Rendering

extension Indexer {
    /// Captions every series that has no caption by this model and no failure on record.
    ///
    /// Rendering runs ahead of the engine by at most a batch and what the readers have in hand.
    public func describe(
        with describer: Describer, options: RenderingOptions = .init(),
        report: @escaping @Sendable (IndexEvent) -> Void
    ) async throws -> IndexSummary {
        let model = try catalog.model(describer.identity)
        let total = try catalog.pendingCount(model: model)
        var summary = IndexSummary()
        report(.described(summary, total: total))

        let pending = PendingSeriesSequence(catalog: catalog, model: model, stop: stop)
        let batches =
            pending
            .mapAhead(max(readAhead, describer.batchSize)) { [readers] series in
                await SeriesPicture.make(of: series, by: readers, processor: describer.processor, options: options)
            }
            .chunks(ofCount: describer.batchSize)

        for try await batch in batches {
            try await describe(batch, with: describer, model: model, into: &summary, report: report)
            report(.described(summary, total: total))
            // What is rendered already would be several batches more.
            if stop.isMade { break }
        }
        return summary
    }

    private func describe(
        _ batch: [Result<SeriesPicture, FailureReport>], with describer: Describer, model: Int64,
        into summary: inout IndexSummary, report: @Sendable (IndexEvent) -> Void
    ) async throws {
        var records: [IndexRecord] = []
        var failures: [FailureReport] = []
        var unseen: [SeriesPicture] = []
        for item in batch {
            switch item {
            case .failure(let failure) where failure.code == ReadingFailure.readerNotStarted:
                throw IndexingError("the reader processes", failure.message)
            case .failure(let failure): failures.append(failure)
            case .success(let picture):
                if let known = try catalog.caption(ofPicture: picture.digest, model: model) {
                    records.append(picture.record(text: known.text, tokens: known.tokens, score: known.score))
                    summary.reused += 1
                } else {
                    unseen.append(picture)
                }
            }
        }
        if !unseen.isEmpty {
            let captions = try await describer.captions(unseen.map(\.image))
            records += zip(unseen, captions).map { picture, caption in
                picture.record(text: caption.text, tokens: caption.tokens, score: caption.score)
            }
        }
        // In the order of their series, whichever way each caption was come by: a resumed run writes the same rows.
        records.sort { $0.seriesID < $1.seriesID }
        try catalog.record(records, failures: failures, model: model, at: Date())
        summary.captions += records.count
        summary.failures += failures.count
        for failure in failures { report(.failed(failure)) }
    }
}
