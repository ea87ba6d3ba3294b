import Captioning
import Catalog
import Foundation
public import Rendering

extension Indexer {
    /// Captions every series that this model has not described and that has no failure on record.
    ///
    /// Rendering runs ahead of the engine by at most a batch and what the readers have in hand.
    /// - Parameter framesPerPart: how many frames stand for a series, or for each part of one that holds several volumes,
    ///   orientations, phases or views.
    public func describe(
        with describer: Describer, options: RenderingOptions = .init(), framesPerPart: Int = 1,
        report: @escaping @Sendable (IndexEvent) -> Void
    ) async throws -> IndexSummary {
        let model = try catalog.model(describer.identity)
        let total = try catalog.pendingCount(model: model, framesPerPart: framesPerPart)
        var summary = IndexSummary()
        report(.described(summary, total: total))

        let chooser = PictureChooser(
            readers: readers, processor: describer.processor, options: options, framesPerPart: framesPerPart)
        let pending = PendingSeriesSequence(catalog: catalog, model: model, framesPerPart: framesPerPart, stop: stop)
        let rendered = pending.mapAhead(max(readAhead, describer.batchSize)) { await chooser.pictures(of: $0) }

        var batch: [SeriesPictures] = []
        for try await series in rendered {
            batch.append(series)
            guard batch.reduce(0, { $0 + max(1, $1.pictures.count) }) >= describer.batchSize else { continue }
            try await describe(batch, with: describer, model: model, into: &summary, report: report)
            batch.removeAll()
            report(.described(summary, total: total))
            // What is rendered already would be several batches more.
            if stop.isMade { return summary }
        }
        try await describe(batch, with: describer, model: model, into: &summary, report: report)
        report(.described(summary, total: total))
        return summary
    }

    /// Captions the pictures of some series and keeps what was said, in one transaction.
    private func describe(
        _ batch: [SeriesPictures], with describer: Describer, model: Int64,
        into summary: inout IndexSummary, report: @Sendable (IndexEvent) -> Void
    ) async throws {
        let failures = batch.flatMap(\.failures)
        if let failure = failures.first(where: { $0.code == ReadingFailure.readerNotStarted }) {
            throw IndexingError("the reader processes", failure.message)
        }
        let pictures = batch.flatMap(\.pictures)
        var said: [String: KnownCaption] = [:]
        var unseen: [ChosenPicture] = []
        for picture in pictures where said[picture.digest] == nil {
            if let known = try catalog.caption(ofPicture: picture.digest, model: model) {
                said[picture.digest] = known
            } else if !unseen.contains(where: { $0.digest == picture.digest }) {
                unseen.append(picture)
            }
        }
        for start in stride(from: 0, to: unseen.count, by: describer.batchSize) {
            let some = unseen[start..<min(start + describer.batchSize, unseen.count)]
            for (picture, caption) in zip(some, try await describer.captions(some.map(\.image))) {
                said[picture.digest] = KnownCaption(text: caption.text, tokens: caption.tokens, score: caption.score)
            }
        }
        let doubts = CaptionDoubts(
            modalities: describer.modalities.map { Set($0.map { $0.uppercased() }) }, abstention: describer.abstention)
        let records = batch.filter { !$0.pictures.isEmpty }.map { $0.record(said, doubts) }
        try catalog.record(records, failures: failures, model: model, at: Date())
        summary.captions += pictures.count
        summary.reused += pictures.count - unseen.count
        summary.described += records.count
        summary.failures += failures.count
        for failure in failures { report(.failed(failure)) }
    }
}
