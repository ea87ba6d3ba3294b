import AsyncAlgorithms
public import Captioning
public import Catalog
import DICOM
import Crypto
import Foundation
public import Raster
public import Rendering

/// Whoever says the sentences: an engine with its weights, or a test's closure.
public struct Describer: Sendable {
    public let identity: ModelIdentity
    /// How the model wants its pictures.
    public let processor: ImageProcessor
    /// How many pictures are captioned together.
    public let batchSize: Int
    /// One caption for each picture, in their order.
    public let captions: @Sendable ([RGBImage]) async throws -> [Caption]

    public init(
        identity: ModelIdentity, processor: ImageProcessor, batchSize: Int,
        captions: @escaping @Sendable ([RGBImage]) async throws -> [Caption]
    ) {
        self.identity = identity
        self.processor = processor
        self.batchSize = batchSize
        self.captions = captions
    }
}

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
        let batches = pending
            .mapAhead(max(readAhead, describer.batchSize)) { [readers] series in
                await SeriesPicture.make(of: series, by: readers, processor: describer.processor, options: options)
            }
            .chunks(ofCount: describer.batchSize)

        for try await batch in batches {
            try await describe(batch, with: describer, model: model, into: &summary, report: report)
            report(.described(summary, total: total))
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
                throw IndexingError("reader", failure.message)
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

/// The series that wait, a page at a time.
struct PendingSeriesSequence: AsyncSequence {
    fileprivate static let page = 64

    let catalog: Catalog
    let model: Int64
    let stop: StopRequest

    struct AsyncIterator: AsyncIteratorProtocol {
        let source: PendingSeriesSequence
        var after: Int64 = 0
        var ready: [PendingSeries] = []

        mutating func next() async throws -> PendingSeries? {
            guard !source.stop.isMade else { return nil }
            if ready.isEmpty {
                ready = try source.catalog.pendingSeries(model: source.model, after: after, limit: PendingSeriesSequence.page).reversed()
            }
            guard let series = ready.popLast() else { return nil }
            after = series.seriesID
            return series
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(source: self) }
}

/// The picture that stands for a series, as the model will see it.
struct SeriesPicture: Sendable {
    /// How many frames are tried before a series is given up.
    private static let attempts = 5

    let seriesID: Int64
    let chosen: StoredInstance
    let frame: Int
    let reason: String
    let image: RGBImage
    let recipe: String
    let digest: String

    /// Renders the frame that stands for the series, or the next best one that can be read.
    static func make(
        of series: PendingSeries, by readers: FileReaders, processor: ImageProcessor, options: RenderingOptions
    ) async -> Result<SeriesPicture, FailureReport> {
        let choices = RepresentativeFrames.choices(
            among: series.instances.enumerated().map { FrameCandidate($0.element, index: $0.offset) })
        var firstFailure: FailureReport?
        for choice in choices.prefix(attempts) {
            let chosen = series.instances[choice.candidate]
            let request = PictureRequest(path: chosen.path, frame: choice.frame, options: options, processor: processor)
            switch await readers.picture(request) {
            case .success(let picture):
                return .success(
                    SeriesPicture(
                        seriesID: series.seriesID, chosen: chosen, frame: choice.frame,
                        reason: firstFailure == nil ? choice.reason : choice.reason + "; a better one could not be shown",
                        image: picture.image, recipe: json(picture.recipe), digest: digest(of: picture.image)))
            case .failure(let failure):
                firstFailure = firstFailure
                    ?? FailureReport(
                        path: chosen.path, seriesID: series.seriesID, stage: .render, code: failure.code, message: failure.problem)
            }
        }
        return .failure(
            firstFailure
                ?? FailureReport(
                    path: series.instances.first?.path ?? series.seriesInstanceUID, seriesID: series.seriesID,
                    stage: .render, code: "no-pixel-data", message: "the series holds nothing that can be shown"))
    }

    func record(text: String, tokens: [Int], score: Double?) -> IndexRecord {
        IndexRecord(
            seriesID: seriesID, text: text.trimmingCharacters(in: .whitespacesAndNewlines), tokens: tokens, score: score,
            fileID: chosen.fileID, sopInstanceUID: chosen.instance.sopInstanceUID, frame: frame, frameReason: reason,
            recipe: recipe, pictureDigest: digest)
    }

    private static func json(_ recipe: RenderingRecipe?) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return (try? encoder.encode(recipe)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }

    private static func digest(of image: RGBImage) -> String {
        var hash = SHA256()
        hash.update(data: Data("\(image.width)x\(image.height)\n".utf8))
        hash.update(data: image.pixels)
        return hash.finalize().map { byte in
            let hex = String(byte, radix: 16)
            return hex.count == 1 ? "0" + hex : hex
        }.joined()
    }
}

extension FrameCandidate {
    init(_ stored: StoredInstance, index: Int) {
        self.init(index: index, instance: stored.instance)
        role = stored.role
    }
}


