import AsyncAlgorithms
import Catalog
import DICOM
import DICOMFiles
import Foundation
import Reading

extension Indexer {
    /// Walks a root, opens what is new or changed, and records what is there.
    ///
    /// Nothing is recorded as gone unless the complete root was walked and is still the same folder: a share that is not
    /// mounted, or disappears in the middle, costs nothing.
    public func scan(
        _ root: String, run: Int64, report: @escaping @Sendable (IndexEvent) -> Void
    ) async throws -> IndexSummary {
        let place = try ScanRoot(root)
        if place.isEmpty, try catalog.fileCount(below: place.path) > 0 {
            throw IndexingError(
                place.path,
                "is empty, but the catalog has files of it; check that the share is mounted. Nothing was changed")
        }
        let walker: ArchiveWalker
        do { walker = try ArchiveWalker(root: place.path) } catch {
            throw IndexingError(place.path, error.message)
        }
        let rootID = try catalog.root(place.path)
        var recorder = ScanRecorder(catalog: catalog, rootID: rootID, run: run, report: report)
        report(.scanned(recorder.summary))
        let comparison = FolderComparison(catalog: catalog, isWholeFolders: place.isFolder)
        let pieces = try ArchiveFolders(walker: walker, stop: stop)
            .mapAhead(readAhead) { try comparison.pieces(of: $0) }
            .flatMap { $0.async }
            // A folder may have thousands.
            .prefix { [stop] _ in !stop.isMade }
        // While a batch is being written, the readers go on with the next.
        let parts = pieces.mapAhead(readAhead * 2 + ScanRecorder.batch / FolderPiece.fileLimit) { [readers] in
            try await $0.read(by: readers)
        }
        .flatMap { ScanPart.parts(of: $0).async }
        // No more containers than readers: none waits for a reader that a later container holds.
        .mapAhead(min(readAhead, readers.containerCount)) { [readers] in $0.begun(by: readers) }
        do {
            for try await part in parts {
                switch part {
                case .folder(let piece): try recorder.add(piece)
                case .container(let container, let page):
                    try await recorder.add(container, from: page, by: readers, unless: stop)
                }
            }
        } catch let error as ReadersUnavailable {
            try recorder.write()
            throw error
        }
        try recorder.write()
        guard !stop.isMade else { return recorder.summary }

        guard place.isStillThere() else {
            throw IndexingError(
                place.path,
                "the root disappeared during the walk; what was read is kept, and nothing is marked as missing")
        }
        if place.isFolder {
            try recorder.compareMediaDirectories()
            let gone = try catalog.markMissing(
                below: place.path, notSeenIn: run, unreadable: recorder.unreadable, at: Date())
            recorder.summary.missing += gone
            if recorder.hasNews || gone > 0 { try await recorder.compareAgain(below: place.path, by: readers) }
        }
        report(.scanned(recorder.summary))
        return recorder.summary
    }
}
