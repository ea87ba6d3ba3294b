import Catalog
import DICOM
import DICOMFiles
import Reading

/// A container that a folder was found to hold.
struct ContainerVisit: Sendable {
    let folder: String
    let file: ArchiveFile

    var path: String { FolderVisit(path: folder).path(of: file.name) }

    /// What a page found, a piece for each of the containers that its entries lie in.
    func pieces(of page: ContainerPage) -> [FolderPiece] {
        var pieces: [FolderPiece] = []
        for entry in page.entries {
            if pieces.last?.visit.path != entry.container {
                pieces.append(FolderPiece(visit: FolderVisit(path: entry.container), isLast: false))
            }
            let last = pieces.count - 1
            pieces[last].add(
                entry.content, name: entry.name, bytes: entry.bytes, modifiedAt: entry.modifiedAt, isInContainer: true)
            pieces[last].files += 1
            pieces[last].opened += 1
        }
        return pieces
    }

    /// The container itself, after its last page.
    func ending(_ failure: FileFailure?) -> FolderPiece {
        var piece = FolderPiece(visit: FolderVisit(path: folder), isLast: false)
        piece.visit.files = [
            FileVisit(
                name: file.name, bytes: file.bytes, modifiedAt: file.modifiedAt, content: .container(failure))
        ]
        return piece
    }
}

/// What a scan records next, in the order of the walk: a piece of a folder, and then the containers in it.
enum ScanPart: Sendable {
    case folder(FolderPiece)
    case container(ContainerVisit)

    static func parts(of piece: FolderPiece) -> [ScanPart] {
        [.folder(piece)] + piece.containers.map { .container($0) }
    }

    func begun(by readers: FileReaders) -> BegunPart {
        switch self {
        case .folder(let piece): .folder(piece)
        case .container(let container):
            .container(container, Task { try await readers.page(ReadContainerPage(path: container.path)) })
        }
    }
}

/// The same, with the first page of a container being read.
enum BegunPart: Sendable {
    case folder(FolderPiece)
    case container(ContainerVisit, Task<ContainerPage, any Error>)
}

extension ScanRecorder {
    /// Adds a container page by page, the next one being read while this one is recorded.
    ///
    /// Where the run is stopped in the middle, the container's own row is left as one to be opened again.
    mutating func add(
        _ container: ContainerVisit, from first: Task<ContainerPage, any Error>, by readers: FileReaders,
        unless stop: StopRequest
    ) async throws {
        var page = try await first.value
        while true {
            let next =
                page.isLast || stop.isMade
                ? nil
                : Task { [page] in try await readers.page(ReadContainerPage(path: container.path, first: page.next)) }
            for piece in container.pieces(of: page) { try add(piece) }
            if page.isLast { return try add(container.ending(page.failure)) }
            guard let next else {
                // Its reader is free for others.
                _ = try await readers.page(ReadContainerPage(path: container.path, limit: 0))
                return
            }
            page = try await next.value
        }
    }
}
