public import DICOM
import Glibc

/// A folder of an archive and the files directly in it.
public struct ArchiveFolder: Sendable, Equatable {
    /// In the form of `String(fileNameBytes:)`.
    public var path: String
    /// Sorted by the bytes of their names.
    public var files: [ArchiveFile] = []
    /// The entries that could not be read, or the folder itself.
    public var failures: [FileFailure] = []
}

/// A regular file, with the metadata that shows whether it has changed.
public struct ArchiveFile: Sendable, Equatable {
    public var name: String
    public var bytes: Int64
    /// Nanoseconds since 1970.
    public var modifiedAt: Int64
    public var inode: UInt64
    public var device: UInt64
}

/// Walks an archive folder by folder, depth first, in the byte order of names.
///
/// Only one folder is in memory at a time, so an archive may have any number of files. The walk crosses into other file
/// systems. It follows a symbolic link unless the target is in the archive, where the walk reaches it anyway. It visits
/// no folder twice and skips FIFOs, sockets and devices.
public struct ArchiveWalker: Sequence, IteratorProtocol {
    private struct FileID: Hashable {
        var device: UInt64
        var inode: UInt64

        init(_ status: stat) {
            device = UInt64(status.st_dev)
            inode = UInt64(status.st_ino)
        }
    }

    private let root: [UInt8]
    /// Folders still to visit. The next one is last.
    private var pending: [[UInt8]]
    /// If the root is a file: a folder with only that file.
    private var single: ArchiveFolder?
    private var visitedFolders: Set<FileID> = []
    /// Files outside the archive that have been reached by a link.
    private var linkedFiles: Set<FileID> = []

    /// Throws if the root does not exist or is neither a folder nor a regular file.
    public init(root path: String) throws(FileFailure) {
        var path = path.fileNameBytes
        while path.count > 1, path.last == UInt8(ascii: "/") { path.removeLast() }
        var status = stat()
        guard unsafe stat(path.cString, &status) == 0 else {
            throw unreadable(path, errno)
        }
        root = resolved(path) ?? path
        pending = []
        switch status.st_mode & S_IFMT {
        case S_IFDIR: pending = [path]
        case S_IFREG:
            let slash = path.lastIndex(of: UInt8(ascii: "/"))
            let folder = slash.map { $0 == 0 ? [UInt8(ascii: "/")] : Array(path[..<$0]) } ?? [UInt8(ascii: ".")]
            let name = slash.map { path[($0 + 1)...] } ?? path[...]
            single = ArchiveFolder(
                path: String(fileNameBytes: folder), files: [ArchiveFile(String(fileNameBytes: name), status)])
        default:
            throw unreadable(path, 0, "neither a folder nor a regular file")
        }
    }

    public mutating func next() -> ArchiveFolder? {
        if let single {
            self.single = nil
            return single
        }
        while let path = pending.popLast() {
            if let folder = visit(path) { return folder }
        }
        return nil
    }

    /// Lists a folder and adds its subfolders to `pending`. Nil if it has been visited before.
    private mutating func visit(_ path: [UInt8]) -> ArchiveFolder? {
        var folder = ArchiveFolder(path: String(fileNameBytes: path))
        let descriptor = openFolder(path)
        guard descriptor >= 0 else {
            folder.failures = [unreadable(path, errno)]
            return folder
        }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, visitedFolders.insert(FileID(status)).inserted else {
            close(descriptor)
            return nil
        }
        // From here on the stream owns the descriptor.
        guard let stream = unsafe fdopendir(descriptor) else {
            folder.failures = [unreadable(path, errno)]
            close(descriptor)
            return folder
        }
        defer { unsafe closedir(stream) }

        var files: [(name: [UInt8], file: ArchiveFile)] = []
        var subfolders: [[UInt8]] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else { break }
            let name = unsafe entryName(entry)
            if name == [0x2E] || name == [0x2E, 0x2E] { continue }
            switch unsafe identify(entry, name, in: descriptor, path) {
            case .file(let file): files.append((name, file))
            case .folder(let path): subfolders.append(path)
            case .failure(let failure): folder.failures.append(failure)
            case .skipped: break
            }
        }
        if errno != 0 { folder.failures.append(unreadable(path, errno)) }
        files.sort { $0.name.lexicographicallyPrecedes($1.name) }
        folder.files = files.map(\.file)
        pending += subfolders.sorted { $1.lexicographicallyPrecedes($0) }
        return folder
    }

    /// What the walk does with an entry of a folder.
    private enum Entry {
        case file(ArchiveFile)
        /// Its path.
        case folder([UInt8])
        case failure(FileFailure)
        case skipped
    }

    /// Identifies an entry of the folder with this descriptor and path, following a link.
    private mutating func identify(
        _ entry: UnsafeMutablePointer<dirent>, _ name: [UInt8], in descriptor: Int32, _ folder: [UInt8]
    ) -> Entry {
        // Computed on demand, because most files do not need it.
        var path: [UInt8] { folder.last == UInt8(ascii: "/") ? folder + name : folder + [UInt8(ascii: "/")] + name }
        switch Int32(unsafe entry.pointee.d_type) {
        case Int32(DT_DIR): return .folder(path)
        case Int32(DT_FIFO), Int32(DT_SOCK), Int32(DT_CHR), Int32(DT_BLK): return .skipped
        default: break
        }
        var status = stat()
        guard unsafe statistics(of: entry, in: descriptor, &status) == 0 else {
            let error = errno
            // ENOENT: deleted since it was listed.
            return error == ENOENT ? .skipped : .failure(unreadable(path, error))
        }
        let isLink = status.st_mode & S_IFMT == S_IFLNK
        if isLink {
            guard unsafe fstatat(descriptor, name.cString, &status, 0) == 0 else {
                let error = errno
                return .failure(unreadable(path, error, error == ENOENT ? "a link to a missing file" : nil))
            }
            if let target = resolved(path), isInArchive(target) { return .skipped }
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: return .folder(path)
        case S_IFREG where !isLink || linkedFiles.insert(FileID(status)).inserted:
            return .file(ArchiveFile(String(fileNameBytes: name), status))
        default: return .skipped
        }
    }

    private func isInArchive(_ path: [UInt8]) -> Bool {
        guard path.starts(with: root) else { return false }
        return path.count == root.count || root == [UInt8(ascii: "/")] || path[root.count] == UInt8(ascii: "/")
    }
}

extension ArchiveFile {
    fileprivate init(_ name: String, _ status: stat) {
        self.init(
            name: name, bytes: Int64(status.st_size),
            modifiedAt: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec),
            inode: UInt64(status.st_ino), device: UInt64(status.st_dev))
    }
}

// MARK: - System calls

private func unreadable(_ path: [UInt8], _ error: Int32, _ message: String? = nil) -> FileFailure {
    FileFailure(path: String(fileNameBytes: path), code: .unreadable, message: message ?? systemMessage(error))
}

/// Opens a folder with a path of any length: the kernel accepts at most 4095 bytes at once.
private func openFolder(_ path: [UInt8]) -> Int32 {
    func open(in folder: Int32, _ path: ArraySlice<UInt8>) -> Int32 {
        openForReading(Array(path).cString, in: folder, O_DIRECTORY)
    }
    var folder = AT_FDCWD
    var rest = path[...]
    while rest.count > 4000, let slash = rest.prefix(4000).lastIndex(of: UInt8(ascii: "/")), slash > rest.startIndex {
        let next = open(in: folder, rest[..<slash])
        if folder != AT_FDCWD { close(folder) }
        if next < 0 { return next }
        folder = next
        rest = rest[(slash + 1)...]
    }
    let opened = open(in: folder, rest)
    if folder != AT_FDCWD {
        let error = errno
        close(folder)
        errno = error
    }
    return opened
}

/// The path with all links resolved. Nil if it does not exist.
private func resolved(_ path: [UInt8]) -> [UInt8]? {
    guard let found = unsafe realpath(path.cString, nil) else { return nil }
    defer { unsafe free(found) }
    return unsafe [UInt8](UnsafeRawBufferPointer(start: found, count: strlen(found)))
}

/// The bytes of an entry's name.
private func entryName(_ entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
        unsafe name.withMemoryRebound(to: CChar.self, capacity: 256) { name in
            unsafe [UInt8](UnsafeRawBufferPointer(start: name, count: strnlen(name, 256)))
        }
    }
}

/// Calls `lstat` for a folder's entry.
private func statistics(of entry: UnsafeMutablePointer<dirent>, in folder: Int32, _ status: inout stat) -> Int32 {
    unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
        unsafe name.withMemoryRebound(to: CChar.self, capacity: 256) { name in
            unsafe fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW)
        }
    }
}

extension [UInt8] {
    fileprivate var cString: [CChar] { map { CChar(bitPattern: $0) } + [0] }
}
