import Foundation

/// The right to write to a catalog, held by one run at a time.
///
/// It is an `flock` on a file beside the catalog: the kernel lets go of it however the run ends, so a killed run never
/// leaves a catalog locked.
public struct CatalogLock: ~Copyable, Sendable {
    private let descriptor: Int32

    /// Takes the lock, or returns nil when another run holds it.
    public static func take(forCatalogAt path: String) throws(CatalogError) -> CatalogLock? {
        let lockPath = path + ".lock"
        let folder = (path as NSString).deletingLastPathComponent
        if !folder.isEmpty, !FileManager.default.fileExists(atPath: folder) {
            do {
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            } catch {
                throw CatalogError(path, "its folder could not be created: \(error.localizedDescription)")
            }
        }
        let descriptor = unsafe open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw CatalogError(path, "its lock file \(lockPath) could not be opened: \(String(errno: errno))")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
        return CatalogLock(descriptor: descriptor)
    }

    private init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }
}

extension String {
    /// The system's words for an error number.
    init(errno code: Int32) {
        self = unsafe String(cString: strerror(code))
    }
}
