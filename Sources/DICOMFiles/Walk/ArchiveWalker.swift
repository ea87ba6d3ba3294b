public import DICOM
import Glibc

/// A folder of an archive, with the files directly in it.
public struct ArchiveFolder: Sendable, Equatable {
    /// The folder's path, written as `String(fileNameBytes:)` does.
    public var path: String
    /// Sorted by the bytes of their names.
    public var files: [ArchiveFile] = []
    /// What could not be read.
    public var failures: [FileFailure] = []
}

/// A regular file, and what tells whether it has changed.
public struct ArchiveFile: Sendable, Equatable {
    public var name: String
    public var bytes: Int64
    /// Nanoseconds since 1970.
    public var modifiedAt: Int64
    public var inode: UInt64
    public var device: UInt64
}

/// Goes through an archive folder by folder, depth first, names sorted by their bytes.
///
/// One folder is held at a time, so an archive may have any number of files. Other file systems are crossed. A symbolic
/// link is followed unless it leads back into the archive, where the walk comes by anyway; no folder is visited twice.
/// FIFOs, sockets and devices are left alone.
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
    /// Folders still to visit, the next one last.
    private var pending: [[UInt8]]
    /// The root where it is a single file: one folder with that.
    private var single: ArchiveFolder?
    private var visitedFolders: Set<FileID> = []
    /// Files outside the archive that a link has led to.
    private var linkedFiles: Set<FileID> = []

    /// Throws where there is no such root.
    public init(root path: String) throws(FileFailure) {
        var path = path.fileNameBytes
        while path.count > 1, path.last == UInt8(ascii: "/") { path.removeLast() }
        var status = stat()
        guard unsafe stat(path.cString, &status) == 0 else {
            throw FileFailure(path: String(fileNameBytes: path), code: .unreadable, message: message(errno))
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
            throw FileFailure(
                path: String(fileNameBytes: path), code: .unreadable, message: "neither a folder nor a regular file")
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

    /// Lists a folder, and puts its folders on the list of those to visit. Nil where it has been visited before.
    private mutating func visit(_ path: [UInt8]) -> ArchiveFolder? {
        var folder = ArchiveFolder(path: String(fileNameBytes: path))
        let descriptor = openFolder(path)
        guard descriptor >= 0 else {
            folder.failures = [FileFailure(path: folder.path, code: .unreadable, message: message(errno))]
            return folder
        }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, visitedFolders.insert(FileID(status)).inserted else {
            close(descriptor)
            return nil
        }
        // From here on the stream owns the descriptor.
        guard let stream = unsafe fdopendir(descriptor) else {
            folder.failures = [FileFailure(path: folder.path, code: .unreadable, message: message(errno))]
            close(descriptor)
            return folder
        }
        defer { unsafe closedir(stream) }

        var files: [(name: [UInt8], file: ArchiveFile)] = []
        var folders: [[UInt8]] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else { break }
            let name = unsafe entryName(entry)
            if name == [0x2E] || name == [0x2E, 0x2E] { continue }
            let type = Int32(unsafe entry.pointee.d_type)
            // Of most files nobody needs it.
            var whole: [UInt8] { path.last == UInt8(ascii: "/") ? path + name : path + [UInt8(ascii: "/")] + name }
            func fail(_ error: Int32) {
                folder.failures.append(
                    FileFailure(path: String(fileNameBytes: whole), code: .unreadable, message: message(error)))
            }
            switch type {
            case Int32(DT_DIR):
                folders.append(whole)
                continue
            case Int32(DT_FIFO), Int32(DT_SOCK), Int32(DT_CHR), Int32(DT_BLK): continue
            default: break
            }
            var status = stat()
            guard unsafe statistics(of: entry, in: descriptor, &status) == 0 else {
                // Deleted since it was listed.
                if errno != ENOENT { fail(errno) }
                continue
            }
            let isLink = status.st_mode & S_IFMT == S_IFLNK
            if isLink {
                guard unsafe fstatat(descriptor, name.cString, &status, 0) == 0 else {
                    let error = errno
                    folder.failures.append(
                        FileFailure(
                            path: String(fileNameBytes: whole), code: .unreadable,
                            message: error == ENOENT ? "a link to nothing" : message(error)))
                    continue
                }
                if let target = resolved(whole), isInArchive(target) { continue }
            }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: folders.append(whole)
            case S_IFREG where !isLink || linkedFiles.insert(FileID(status)).inserted:
                files.append((name, ArchiveFile(String(fileNameBytes: name), status)))
            default: break
            }
        }
        if errno != 0 {
            folder.failures.append(FileFailure(path: folder.path, code: .unreadable, message: message(errno)))
        }
        files.sort { $0.name.lexicographicallyPrecedes($1.name) }
        folder.files = files.map(\.file)
        pending += folders.sorted { $1.lexicographicallyPrecedes($0) }
        return folder
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

// MARK: - The system's calls

/// Opens a folder however long its path is: the kernel takes at most 4095 bytes at once.
private func openFolder(_ path: [UInt8]) -> Int32 {
    func open(in folder: Int32, _ path: ArraySlice<UInt8>) -> Int32 {
        let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK
        let name = Array(path).cString
        // O_NOATIME, which is for the folder's owner only.
        let descriptor = unsafe openat(folder, name, flags | 0o1000000)
        return descriptor < 0 && errno == EPERM ? unsafe openat(folder, name, flags) : descriptor
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

/// A path without links in it, or nil.
private func resolved(_ path: [UInt8]) -> [UInt8]? {
    guard let found = unsafe realpath(path.cString, nil) else { return nil }
    defer { unsafe free(found) }
    return unsafe [UInt8](UnsafeRawBufferPointer(start: found, count: strlen(found)))
}

private func entryName(_ entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
        unsafe name.withMemoryRebound(to: CChar.self, capacity: 256) { name in
            unsafe [UInt8](UnsafeRawBufferPointer(start: name, count: strnlen(name, 256)))
        }
    }
}

/// `lstat` of a folder's entry.
private func statistics(of entry: UnsafeMutablePointer<dirent>, in folder: Int32, _ status: inout stat) -> Int32 {
    unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
        unsafe name.withMemoryRebound(to: CChar.self, capacity: 256) { name in
            unsafe fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW)
        }
    }
}

private func message(_ error: Int32) -> String { unsafe String(cString: strerror(error)) }

extension [UInt8] {
    fileprivate var cString: [CChar] { map { CChar(bitPattern: $0) } + [0] }
}
