import Foundation

/// A root as it is now, to check after the walk that it is still there.
struct ScanRoot {
    /// Absolute, without `.`, `..` and a slash at the end; symbolic links are kept.
    let path: String
    let isFolder: Bool
    let isEmpty: Bool
    private let identity: [UInt64]

    init(_ root: String) throws(IndexingError) {
        path = URL(fileURLWithPath: root).standardizedFileURL.path
        guard let status = Self.status(of: path) else {
            throw IndexingError(
                path, "no such folder, or no permission to read it; check the path and that the share is mounted")
        }
        identity = Self.identity(status)
        isFolder = status.st_mode & S_IFMT == S_IFDIR
        isEmpty = isFolder && FileManager.default.enumerator(atPath: path + "/")?.nextObject() == nil
    }

    func isStillThere() -> Bool { Self.status(of: path).map(Self.identity) == identity }

    /// The device and inode of the folder: another file system mounted there, or none, makes it another folder.
    private static func identity(_ status: stat) -> [UInt64] { [UInt64(status.st_dev), UInt64(status.st_ino)] }

    private static func status(of path: String) -> stat? {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? status : nil
    }
}
