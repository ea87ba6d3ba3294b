import Captioning
import Catalog
import Foundation
import Reading
public import Rendering

extension Indexer {
    /// Captions every series that is pending for this model and has no failure on record.
    ///
    /// Rendering runs ahead of the engine by at most a batch and what the readers are working on.
    /// - Parameter framesPerPart: how many frames stand for a series, or for each part of one that holds several volumes,
    ///   orientations, phases or views.
    public func describe(
        with describer: Describer, run: Int64, options: RenderingOptions = .init(), framesPerPart: Int = 1,
        report: @escaping @Sendable (IndexEvent) -> Void
    ) async throws -> IndexSummary {
        let model = try catalog.beginCaptioning(with: describer.identity, framesPerPart: framesPerPart, run: run)
        try catalog.remakeSearchIndexIfDue { stop.isMade }
        try catalog.refreshSearchIndex(model: model) { stop.isMade }
        try packEmbeddings(of: describer, model: model)
        let total = try catalog.pendingCount(model: model, framesPerPart: framesPerPart)
        var summary = IndexSummary()
        report(.described(summary, total: total))

        let watch = RootWatch(try catalog.roots(), readers: readers)
        let chooser = FrameChooser(
            readers: readers, watch: watch, framing: describer.framing, options: options, framesPerPart: framesPerPart,
            framesPerCaption: describer.framesPerCaption, usesHeader: describer.usesHeader)
        let underWay = CaptionsUnderWay(catalog: catalog, describer: describer, model: model)
        let pending = PendingSeriesSequence(catalog: catalog, model: model, framesPerPart: framesPerPart, stop: stop)
        let rendered = pending.mapAhead(max(readAhead, describer.batchSize)) { try await chooser.frames(of: $0) }
        let described = SeriesBatches(base: rendered, size: describer.batchSize)
            .mapAhead(describer.callsAtOnce) { await DescribedBatch($0, by: underWay) }

        var packed = 0
        var batches = described.makeAsyncIterator()
        do {
            while let batch = try await batches.next() {
                try keep(batch, of: describer, model: model, in: &summary, report: report)
                await underWay.forget(batch.series.flatMap(\.frames))
                report(.described(summary, total: total))
                if summary.captions - packed >= Self.captionsBetweenPackings {
                    try packEmbeddings(of: describer, model: model)
                    packed = summary.captions
                }
                // What is in progress would be several more batches.
                if stop.isMade { break }
            }
        } catch let error as ReadersUnavailable where stop.isMade && error == .stopped {
            // What was being rendered is rendered by the next run.
        } catch {
            await batches.cancel()
            throw error
        }
        await batches.cancel()
        if summary.captions > packed { try packEmbeddings(of: describer, model: model) }
        if summary.postponed > 0 {
            for problem in await watch.away { report(.isAway(problem)) }
        }
        // Each series had another document before it had a caption.
        if summary.captions > 0 { try catalog.remakeSearchIndexIfDue { stop.isMade } }
        return summary
    }

    /// Embeddings that are not packed are read one by one, in about a microsecond each.
    private static let captionsBetweenPackings = 4096

    private func packEmbeddings(of describer: Describer, model: Int64) throws {
        guard describer.makesEmbeddings else { return }
        try catalog.packEmbeddings(model: model, own: describer.embeddingSpace) { stop.isMade }
    }

    /// Stores the captions of some series in one transaction.
    private func keep(
        _ batch: DescribedBatch, of describer: Describer, model: Int64, in summary: inout IndexSummary,
        report: @Sendable (IndexEvent) -> Void
    ) throws {
        summary.postponed += batch.series.count(where: \.isPostponed)
        let changed = batch.series.flatMap(\.changedFiles)
        if !changed.isEmpty { try catalog.readAgain(changed) }
        let failures = batch.series.flatMap(\.failures)
        let (captions, new) = try batch.captions.get()
        let doubts = CaptionDoubts(
            modalities: describer.modalities.map { Set($0.map { $0.uppercased() }) }, abstention: describer.abstention)
        let records = batch.series.filter { !$0.frames.isEmpty }.map { $0.record(captions, doubts) }
        summary.healedFailures += try catalog.record(records, failures: failures, model: model, at: Date())
        let frames = batch.series.reduce(0) { $0 + $1.frames.count }
        summary.captions += frames
        summary.reused += frames - new
        summary.described += records.count
        summary.failures += failures.count
        for failure in failures { report(.failed(failure)) }
    }
}

/// Some series and the captions of their frames.
private struct DescribedBatch: Sendable {
    let series: [SeriesFrames]
    /// By the frames' `evidenceDigest`, and how many of those were new.
    let captions: Result<(captions: [String: KnownCaption], new: Int), any Error>

    init(_ series: [SeriesFrames], by underWay: CaptionsUnderWay) async {
        self.series = series
        do {
            captions = .success(try await underWay.captions(of: series.flatMap(\.frames)))
        } catch {
            captions = .failure(error)
        }
    }
}
