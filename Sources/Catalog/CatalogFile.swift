import DICOM
import Foundation
import Synchronization

/// The file behind a catalog's name. It is what a run locks, and what must still be there whenever the run writes.
///
/// SQLite's own locks end when any descriptor of the file is closed in this process. So each file has one `CatalogFile`, which
/// stays open as long as a connection to it or a lock on it.
final class CatalogFile: Sendable {
    /// Absolute, with all links resolved.
    let path: String
    private let descriptor: Int32
    private let identity: Identity
    private let held = Mutex(Lock.none)

    private enum Lock { case none, shared, exclusive }

    private struct Identity: Hashable {
        let device: UInt64
        let inode: UInt64

        init(_ status: stat) {
            device = UInt64(status.st_dev)
            inode = UInt64(status.st_ino)
        }
    }

    private struct Weak {
        weak var file: CatalogFile?
    }
    private static let opened = Mutex<[Identity: Weak]>([:])

    private init(path: String, descriptor: Int32, identity: Identity) {
        self.path = path
        self.descriptor = descriptor
        self.identity = identity
    }

    deinit { close(descriptor) }

    /// The file that a path names; nil if there is none.
    ///
    /// - Throws: for a link to nothing, an empty file, and what cannot be opened or is not a file.
    static func named(_ name: String) throws(CatalogError) -> CatalogFile? {
        var status = stat()
        guard unsafe stat(name, &status) == 0 else {
            let problem = errno
            if unsafe problem == ENOENT && lstat(name, &status) == 0 {
                let target = (try? FileManager.default.destinationOfSymbolicLink(atPath: name)) ?? "a file"
                throw CatalogError(
                    name,
                    "is a link to \(target), which does not exist: check that its disk is mounted. Nothing was made")
            }
            if problem == ENOENT { return nil }
            throw CatalogError(name, "could not be opened: \(String(errno: problem))")
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw CatalogError(name, "is not a file") }
        guard status.st_size > 0 else {
            throw CatalogError(
                name, "is an empty file, not a catalog: restore the catalog, or delete the file to begin a new one")
        }
        let identity = Identity(status)
        do {
            return try opened.withLock { files in
                if let known = files[identity]?.file { return known }
                let file = try CatalogFile(name)
                files[file.identity] = Weak(file: file)
                return file
            }
        } catch let error as CatalogError {
            throw error
        } catch {
            throw CatalogError(name, "\(error)")
        }
    }

    private convenience init(_ name: String) throws(CatalogError) {
        var descriptor = unsafe open(name, O_RDWR | O_CLOEXEC)
        if descriptor < 0 { descriptor = unsafe open(name, O_RDONLY | O_CLOEXEC) }
        var status = stat()
        guard descriptor >= 0, unsafe fstat(descriptor, &status) == 0, let path = unsafe realpath(name, nil) else {
            throw CatalogError(name, "could not be opened: \(String(errno: errno))")
        }
        defer { unsafe free(path) }
        self.init(path: unsafe String(cString: path), descriptor: descriptor, identity: Identity(status))
    }

    /// Makes a file at `name` from a complete one at `temporary`, which is moved, unless there is one by now.
    static func place(_ temporary: String, at name: String) throws(CatalogError) {
        defer { unsafe unlink(temporary) }
        if unsafe link(temporary, name) == 0 || errno == EEXIST { return }
        // Some file systems have no hard links.
        guard unsafe access(name, F_OK) != 0, unsafe rename(temporary, name) == 0 else {
            throw CatalogError(name, "could not be created: \(String(errno: errno))")
        }
    }

    // MARK: Whether it is still there

    /// - Throws: if the name no longer leads to this file, because it was deleted, moved or replaced.
    func checkIsInPlace() throws(CatalogError) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else {
            throw CatalogError(
                path,
                "the catalog disappeared during the run; what was written since cannot be found by that name. "
                    + "Check the disk, and run again")
        }
        guard Identity(status) == identity else {
            throw CatalogError(
                path,
                "another file took the catalog's place during the run. Nothing was written into it; "
                    + "check which file belongs there, and run again")
        }
    }

    // MARK: Lock

    /// Beyond every byte of a database, and not the bytes that SQLite locks.
    private static let lockedByte: Int64 = 1 << 62
    /// `F_OFD_SETLK`: the lock belongs to the descriptor, and ends with it however the process ends.
    private static let setLock: Int32 = 37

    /// Takes the only lock that allows writing. In this process, it may follow a shared one.
    ///
    /// - Returns: false if another has it.
    func lock() throws(CatalogError) -> Bool {
        try held.withLock { held throws(CatalogError) in
            guard held != .exclusive, try set(F_WRLCK) else { return false }
            held = .exclusive
            return true
        }
    }

    /// Keeps other processes from writing for as long as the file is open.
    func lockForReading() throws(CatalogError) -> Bool {
        try held.withLock { held throws(CatalogError) in
            guard held == .none else { return true }
            guard try set(F_RDLCK) else { return false }
            held = .shared
            return true
        }
    }

    func unlock() {
        held.withLock { held in
            _ = try? set(F_UNLCK)
            held = .none
        }
    }

    private func set(_ type: Int32) throws(CatalogError) -> Bool {
        var lock = flock()
        lock.l_type = Int16(type)
        lock.l_whence = Int16(SEEK_SET)
        lock.l_start = Int(Self.lockedByte)
        lock.l_len = 1
        if unsafe fcntl(descriptor, Self.setLock, &lock) == 0 { return true }
        switch errno {
        case EAGAIN, EACCES: return false
        // The file could be opened only to read it.
        case EBADF:
            throw CatalogError(path, "cannot be written: check that you may, and that its disk is not read-only")
        default: throw CatalogError(path, "could not be locked: \(String(errno: errno))")
        }
    }
}

extension String {
    /// The system's words for an error number.
    init(errno code: Int32) {
        self = unsafe String(cString: strerror(code))
    }
}
