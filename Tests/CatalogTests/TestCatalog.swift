import Catalog
import DICOM
import Foundation
import TestSupport

/// A catalog in a scratch folder that goes when the test ends, with helpers that write what a scan and a model would.
final class TestCatalog: Sendable {
    private let scratch: ScratchFolder
    var folder: String { scratch.path }
    let catalog: Catalog
    let run: Int64
    let root: Int64
    static let now = Date(timeIntervalSince1970: 1_700_000_000)

    init() throws {
        scratch = try ScratchFolder()
        catalog = try Catalog(path: scratch.path + "/catalog.sqlite", for: .creating)
        run = try catalog.beginRun("test", at: Self.now)
        root = try catalog.root("/archive")
    }

    static func instance(series: String, study: String = "1.2", sop: String = UUID().uuidString) -> Instance {
        var instance = Instance(
            sopInstanceUID: sop, sopClassUID: "1.2.840.10008.5.1.4.1.1.2", studyInstanceUID: study,
            seriesInstanceUID: series, transferSyntaxUID: "1.2.840.10008.1.2.1")
        instance.modality = "CT"
        instance.hasPixelData = true
        instance.rows = 4
        instance.columns = 4
        instance.classify()
        return instance
    }

    /// Records one file in a folder, as a scan would.
    func add(_ instance: Instance, folder: String = "/archive/a", name: String = UUID().uuidString, bytes: Int64 = 1)
        throws
    {
        var visit = FolderVisit(path: folder)
        visit.files = [Self.visit(instance, name: name, bytes: bytes)]
        try catalog.record([visit], root: root, run: run, at: Self.now)
    }

    /// Ends a walk of `/archive`, and returns how many files became missing; nil if too many were gone.
    func finishWalk(
        _ run: Int64, known: Int, unreadable: [String] = [], mounts: [ExactText: UInt64] = [:], newObjects: Int = 0,
        device: UInt64 = 1, inode: UInt64 = 2, isConfirmed: Bool = false
    ) throws -> Int? {
        var walk = FinishedWalk(
            root: "/archive", run: run, device: device, inode: inode, knownFiles: known, newObjects: newObjects)
        walk.unreadable = unreadable
        walk.mounts = mounts
        walk.isConfirmed = isConfirmed
        guard case .done(let changes, _) = try catalog.finish(walk, at: Self.now) else { return nil }
        return changes.missing
    }

    static func visit(_ instance: Instance, name: String, bytes: Int64 = 1) -> FileVisit {
        FileVisit(name: name, bytes: bytes, modifiedAt: 5, content: .instance(instance))
    }

    static func failedVisit(name: String) -> FileVisit {
        FileVisit(name: name, bytes: 1, modifiedAt: 1, content: .failure(failure(name).failure))
    }

    static func failure(_ path: String) -> FailureReport {
        FailureReport(path: path, stage: .read, code: .truncated, message: "ends early")
    }

    /// A model by its weights.
    static func identity(_ digest: String) -> ModelIdentity {
        ModelIdentity(weightsDigest: digest, settings: [:], name: "tiny", family: "vision-encoder-decoder")
    }

    static let model = identity("d1")

    /// The row of a model, which is the current one from now on.
    func model(_ identity: ModelIdentity = TestCatalog.model, framesPerPart: Int = 1) throws -> Int64 {
        try catalog.beginCaptioning(
            with: identity, framesPerPart: framesPerPart, run: catalog.beginRun("describe", at: Self.now))
    }

    /// Captions every pending series with a sentence made from its UID, as a run with this model would.
    func caption(with identity: ModelIdentity = TestCatalog.model, _ text: (PendingSeries) -> String) throws {
        let model = try model(identity)
        try catalog.refreshSearchIndex(model: model)
        let records = try catalog.pendingSeries(model: model, after: 0, limit: 1000).map { series in
            SeriesRecord(
                seriesID: series.seriesID,
                captions: [
                    IndexRecord(
                        text: text(series), tokens: [1, 2], score: -0.5, fileID: series.instances[0].fileID,
                        sopInstanceUID: series.instances[0].instance.sopInstanceUID, frame: 0,
                        frameReason: "the only one", recipe: "{}", imageDigest: "p\(series.seriesID)")
                ])
        }
        try catalog.record(records, model: model, at: Self.now)
    }
}
