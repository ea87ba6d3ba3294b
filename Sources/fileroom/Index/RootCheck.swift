import DICOM
import DICOMFiles
import Foundation
import Reading

/// Refuses roots that hold nothing to index, before anything of them is recorded.
enum RootCheck {
    /// - Throws: `SettingsError` for a file that is neither DICOM nor a container.
    static func check(_ roots: [String], by readers: FileReaders) async throws {
        var files: [String] = []
        for root in roots {
            if case .success(let found) = try await readers.root(ReadRoot(path: root)), found.file != nil {
                files.append(root)
            }
        }
        guard !files.isEmpty else { return }
        for (path, content) in zip(files, try await readers.headers(files.map { ReadHeader(path: $0) })) {
            if case .notDICOM = content {
                throw SettingsError(path, "is not a folder, a DICOM file or a container")
            }
        }
    }
}
