import Reading

/// What a scan records next, in the order of the walk: a piece of a folder, then the containers in it.
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

/// The same, while the first page of a container is being read.
enum BegunPart: Sendable {
    case folder(FolderPiece)
    case container(ContainerVisit, Task<ContainerPage, any Error>)
}
