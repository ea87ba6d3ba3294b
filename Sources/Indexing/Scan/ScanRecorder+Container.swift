import Catalog
import DICOMFiles
import Reading

extension ScanRecorder {
    /// Adds a container page by page; the next page is read while this one is recorded.
    ///
    /// If the run is stopped in the middle, the next run opens the container again.
    mutating func add(
        _ container: ContainerVisit, from first: Task<ContainerPage, any Error>, by readers: FileReaders,
        unless stop: StopRequest
    ) async throws {
        var page = try await value(of: first)
        while true {
            let next =
                page.isLast || stop.isMade
                ? nil
                : Task { [page] in try await readers.page(ReadContainerPage(path: container.path, first: page.next)) }
            for piece in container.pieces(of: page) { try await add(piece) }
            if page.isLast { return try await add(container.ending(page.failure)) }
            guard let next else {
                // Frees its reader.
                _ = try await readers.page(ReadContainerPage(path: container.path, limit: 0))
                return
            }
            page = try await value(of: next)
        }
    }
}
