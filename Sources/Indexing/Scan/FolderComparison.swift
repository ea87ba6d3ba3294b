import Catalog
import DICOM
import DICOMFiles
import Foundation

/// Compares folders with what the catalog knows.
struct FolderComparison: Sendable {
    let catalog: Catalog
    /// False if the root is a single file: the other files of its folder are not gone, they were not looked at.
    let isWholeFolders: Bool

    /// What is to be opened of a folder and what else is new, in pieces.
    func pieces(of folder: ArchiveFolder) throws -> [FolderPiece] {
        var known = try catalog.knownFiles(in: folder.path, at: Date())
        var visit = FolderVisit(path: folder.path)
        visit.device = folder.device
        var toOpen: [ArchiveFile] = []
        var entries = 0
        for file in folder.files {
            let before = known.removeValue(forKey: ExactText(file.name))
            if let before, before.bytes == file.bytes, before.modifiedAt == file.modifiedAt, !before.isDue {
                if before.isMissing { visit.returned.append(file.name) }
                if before.kind == .container {
                    visit.unchangedContainers.append(file.name)
                    entries += try catalog.fileCount(below: visit.path(of: file.name))
                }
            } else {
                toOpen.append(file)
            }
        }
        // A file that could not be listed is not gone.
        if folder.failures.isEmpty, isWholeFolders {
            visit.vanished = known.filter { !$0.value.isMissing }.keys.sorted().map(\.text)
        }
        visit.isWhole = isWholeFolders
        var last = FolderPiece(visit: visit, failures: folder.failures)
        last.files = folder.files.count + entries
        last.bytes = folder.files.reduce(0) { $0.addingClamped($1.bytes) }
        last.unchanged = last.files - toOpen.count
        guard toOpen.count > FolderPiece.fileLimit else {
            last.toOpen = toOpen
            return [last]
        }
        var pieces: [FolderPiece] = []
        var rest = toOpen[...]
        while rest.count > FolderPiece.fileLimit {
            var piece = FolderPiece(
                visit: FolderVisit(path: folder.path), toOpen: Array(rest.prefix(FolderPiece.fileLimit)), isLast: false)
            piece.visit.device = folder.device
            pieces.append(piece)
            rest = rest.dropFirst(FolderPiece.fileLimit)
        }
        last.toOpen = Array(rest)
        return pieces + [last]
    }
}
