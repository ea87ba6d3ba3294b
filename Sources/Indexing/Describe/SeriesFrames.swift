import Catalog
import DICOM

/// The frames that stand for a series, some for each of its parts.
struct SeriesFrames: Sendable {
    let seriesID: Int64
    let modality: String?
    let framesPerPart: Int
    private(set) var frames: [ChosenFrame] = []
    private(set) var failures: [FailureReport] = []
    private(set) var parts: [SeriesRecord.Part] = []
    /// At least one frame stands for every part.
    private(set) var isComplete = true
    /// Its root is away: it waits, or some of its frames do.
    private(set) var isPostponed = false
    /// Files that are no longer the object that the catalog has.
    private(set) var changedFiles: [Int64] = []

    /// The captions of the frames in their order, ready to be stored.
    ///
    /// - Parameter captions: by the frames' `evidenceDigest`.
    func record(_ captions: [String: KnownCaption], _ doubts: CaptionDoubts) -> SeriesRecord {
        SeriesRecord(
            seriesID: seriesID,
            captions: frames.compactMap { frame in
                captions[frame.evidenceDigest].map { frame.record($0, modality: modality, doubts) }
            }, parts: parts,
            framesPerPart: framesPerPart, isComplete: isComplete)
    }
}

extension SeriesFrames {
    mutating func set(parts: [SeriesRecord.Part]) { self.parts = parts }
    mutating func add(_ frame: ChosenFrame) { frames.append(frame) }
    mutating func markAsIncomplete() { isComplete = false }
    mutating func markAsPostponed() { (isPostponed, isComplete) = (true, false) }
    mutating func noteChange(of file: StoredInstance) { changedFiles.append(file.fileID) }

    mutating func add(_ failure: FileFailure, of series: PendingSeries, hasStandIn: Bool) {
        var report = FailureReport(failure, stage: .render, seriesID: series.seriesID)
        report.hasStandIn = hasStandIn
        add(report)
    }

    /// One for each file, however many of its frames failed.
    mutating func add(_ failure: FailureReport) {
        if !failures.contains(where: { $0.path.isExactly(failure.path) }) { failures.append(failure) }
    }
}
