import AsyncAlgorithms
import Catalog
import DICOM
import DICOMFiles
import Foundation
import Reading

extension Indexer {
    /// Walks a root, opens what is new or changed, and records what is there.
    ///
    /// Nothing is recorded as gone unless the complete root was walked, is still the same folder, and has most of its files: a
    /// share that is not mounted, or disappears in the middle, costs nothing.
    ///
    /// A stop ends it between two pieces of work; if the readers are hung up meanwhile, at once. What was read is recorded.
    /// - Parameter isConfirmed: mark files as missing even if most of the root is gone.
    public func scan(
        _ root: String, run: Int64, isConfirmed: Bool = false, report: @escaping @Sendable (IndexEvent) -> Void
    ) async throws -> IndexSummary {
        let skips = WalkSkips(report: report)
        var recorder: ScanRecorder?
        do {
            try await scan(root, run: run, isConfirmed: isConfirmed, skips, &recorder, report: report)
        } catch let error as ReadersUnavailable {
            try recorder?.write()
            guard stop.isMade, error == .stopped else { throw error }
        } catch let error as IndexingError {
            try recorder?.write()
            throw error
        }
        var summary = recorder?.summary ?? IndexSummary()
        skips.count(in: &summary)
        return summary
    }

    private func scan(
        _ path: String, run: Int64, isConfirmed: Bool, _ skips: WalkSkips, _ shared: inout ScanRecorder?,
        report: @escaping @Sendable (IndexEvent) -> Void
    ) async throws {
        let root = try await ScanRoot(path, by: readers)
        let known = try catalog.beginWalk(of: root.path)
        if root.isEmpty, known > 0, !isConfirmed {
            throw IndexingError(
                root.path,
                "is empty, but the catalog has files of it; check that the share is mounted. Nothing was changed")
        }
        let walker = ArchiveWalker(root: root.path, found: root.found, followsLinks: followsLinks)
        let rootID = try catalog.root(root.path)
        let watch = RootWatch([KnownRoot(path: root.path, inode: root.found.id.inode)], readers: readers)
        var recorder = ScanRecorder(
            catalog: catalog, root: root, rootID: rootID, run: run, knownFiles: known, watch: watch,
            patience: patience, report: report)
        defer { shared = recorder }
        report(.scanned(recorder.summary, known: known))
        let comparison = FolderComparison(catalog: catalog, isWholeFolders: root.isFolder)
        let pieces = try ArchiveFolders(walker: walker, readers: readers, stop: stop, skips: skips)
            .mapAhead(readAhead) { try comparison.pieces(of: $0) }
            .flatMap { $0.async }
            // A folder may have thousands.
            .prefix { [stop] _ in !stop.isMade }
        // While a batch is being written, the readers go on with the next.
        var parts = pieces.mapAhead(readAhead * 2 + ScanRecorder.batch / FolderPiece.fileLimit) { [readers] in
            try await $0.read(by: readers)
        }
        .flatMap { ScanPart.parts(of: $0).async }
        // No more containers than readers: none waits for a reader that a later container holds.
        .mapAhead(min(readAhead, readers.containerCount)) { [readers] in $0.begun(by: readers) }
        .makeAsyncIterator()
        reading: while true {
            switch try await parts.next(within: patience) {
            case .element(.folder(let piece)): try await recorder.add(piece)
            case .element(.container(let container, let page)):
                try await recorder.add(container, from: page, by: readers, unless: stop)
            // A folder or file makes the run wait: what is finished is kept before.
            case .later:
                try recorder.write()
                if stop.isMade { return }
            case .end: break reading
            }
        }
        try recorder.write()
        guard !stop.isMade else { return }

        guard try await root.isStillThere() else {
            throw IndexingError(
                root.path,
                "the root disappeared during the walk; what was read is kept, and nothing is marked as missing")
        }
        if root.isFolder { try await finish(&recorder, isConfirmed: isConfirmed) }
        report(.scanned(recorder.summary, known: known))
    }

    /// Marks what a complete walk did not find as missing, and compares DICOMDIRs with what it found.
    private func finish(_ recorder: inout ScanRecorder, isConfirmed: Bool) async throws {
        let root = recorder.root
        try recorder.compareMediaDirectories()
        var walk = FinishedWalk(
            root: root.path, run: recorder.run, device: root.found.id.device, inode: root.found.id.inode,
            knownFiles: recorder.knownFiles, newObjects: recorder.newObjects)
        walk.unreadable = recorder.unreadable
        walk.mounts = recorder.mounts
        walk.isConfirmed = isConfirmed
        switch try catalog.finish(walk, at: Date()) {
        case .done(let changes, let failures):
            recorder.add(changes, failures)
            if recorder.hasNews || changes.missing > 0 {
                try await recorder.compareAgain(below: root.path, by: readers)
            }
        case .tooManyGone(let gone, let known):
            throw IndexingError(
                root.path,
                "\(gone) of its \(known) files are gone; check that the right share is mounted. Nothing is marked as "
                    + "missing; if they were deleted, scan again with --confirm-missing")
        }
    }
}
