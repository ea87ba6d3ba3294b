import Catalog
import DICOM
import DICOMFiles
import Reading

/// A container found in a folder.
struct ContainerVisit: Sendable {
    let folder: String
    let file: ArchiveFile

    var path: String { FolderVisit(path: folder).path(of: file.name) }

    /// The entries of a page, one piece for each container they lie in.
    func pieces(of page: ContainerPage) -> [FolderPiece] {
        var pieces: [FolderPiece] = []
        for entry in page.entries {
            if pieces.last?.visit.path != entry.container {
                pieces.append(FolderPiece(visit: FolderVisit(path: entry.container, isContainer: true), isLast: false))
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
