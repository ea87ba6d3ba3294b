public import DICOM
import Glibc

/// What is directly in a folder, as one reading of it found.
///
/// Reading it may take forever where a disk or share does not answer. A scan therefore has it read in a reader process.
public struct FolderListing: Sendable, Equatable {
    /// A symbolic link that leads to a folder or a regular file.
    public struct Link: Sendable, Equatable {
        public var name: String
        /// Where it leads to, with all links resolved; in the form of `String(fileNameBytes:)`.
        public var target: String
        public var id: FileID
        /// Nil if the target is a folder.
        public var file: ArchiveFile?

        public init(name: String, target: String, id: FileID, file: ArchiveFile? = nil) {
            self.name = name
            self.target = target
            self.id = id
            self.file = file
        }
    }

    /// Beyond this many entries a listing takes too much memory.
    private static let most = 10_000_000

    /// The folder itself.
    public var id = FileID(device: 0, inode: 0)
    /// The regular files, sorted by the bytes of their names, as `folders` and `links` are.
    public var files: [ArchiveFile] = []
    /// The names of the folders in it.
    public var folders: [String] = []
    public var links: [Link] = []
    /// The entries that could not be read. FIFOs, sockets and devices are nowhere.
    public var failures: [FileFailure] = []

    public init() {}

    /// Lists a folder. Throws if it cannot be opened.
    public init(of path: String) throws(FileFailure) {
        let path = path.fileNameBytes
        let descriptor = openFolder(path)
        guard descriptor >= 0 else { throw unreadable(path, errno) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else {
            let error = errno
            close(descriptor)
            throw unreadable(path, error)
        }
        id = FileID(status)
        // From here on the stream owns the descriptor.
        guard let stream = unsafe fdopendir(descriptor) else {
            let error = errno
            close(descriptor)
            throw unreadable(path, error)
        }
        defer { unsafe closedir(stream) }
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else { break }
            let name = unsafe entryName(entry)
            if name == [0x2E] || name == [0x2E, 0x2E] { continue }
            unsafe add(entry, name, in: descriptor, path)
            guard files.count + folders.count + links.count + failures.count <= Self.most else {
                throw FileFailure(
                    path: String(fileNameBytes: path), code: .tooLarge,
                    message: "a folder with more than \(Self.most) entries")
            }
        }
        if errno != 0 { failures.append(unreadable(path, errno)) }
        files.sort { $0.name.isBefore($1.name) }
        folders.sort { $0.isBefore($1) }
        links.sort { $0.name.isBefore($1.name) }
    }

    /// Identifies an entry of the folder with this descriptor and path.
    private mutating func add(
        _ entry: UnsafeMutablePointer<dirent>, _ name: [UInt8], in descriptor: Int32, _ folder: [UInt8]
    ) {
        // Computed on demand, because most files do not need it.
        var path: [UInt8] { folder.last == UInt8(ascii: "/") ? folder + name : folder + [UInt8(ascii: "/")] + name }
        switch Int32(unsafe entry.pointee.d_type) {
        case Int32(DT_DIR): return folders.append(String(fileNameBytes: name))
        case Int32(DT_FIFO), Int32(DT_SOCK), Int32(DT_CHR), Int32(DT_BLK): return
        default: break
        }
        var status = stat()
        guard unsafe statistics(of: entry, in: descriptor, &status) == 0 else {
            let error = errno
            // ENOENT: deleted since it was listed.
            if error != ENOENT { failures.append(unreadable(path, error)) }
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: folders.append(String(fileNameBytes: name))
        case S_IFREG: files.append(ArchiveFile(String(fileNameBytes: name), status))
        case S_IFLNK: addLink(name, path, in: descriptor)
        default: break
        }
    }

    private mutating func addLink(_ name: [UInt8], _ path: [UInt8], in descriptor: Int32) {
        var status = stat()
        guard unsafe fstatat(descriptor, name.cString, &status, 0) == 0 else {
            let error = errno
            failures.append(unreadable(path, error, error == ENOENT ? "a link to a missing file" : nil))
            return
        }
        let kind = status.st_mode & S_IFMT
        guard kind == S_IFDIR || kind == S_IFREG else { return }
        let text = String(fileNameBytes: name)
        links.append(
            Link(
                name: text, target: String(fileNameBytes: resolved(path) ?? path), id: FileID(status),
                file: kind == S_IFREG ? ArchiveFile(text, status) : nil))
    }
}

/// What is at the root of an archive.
public struct ArchiveRoot: Sendable, Equatable {
    /// The root with all links resolved.
    public var resolvedPath = ""
    public var id = FileID(device: 0, inode: 0)
    /// A folder without entries.
    public var isEmpty = false
    /// Nil if the root is a folder.
    public var file: ArchiveFile?

    public init() {}

    /// Throws if there is nothing, or neither a folder nor a regular file.
    public init(path text: String) throws(FileFailure) {
        let path = text.fileNameBytes
        var status = stat()
        guard unsafe stat(path.cString, &status) == 0 else { throw unreadable(path, errno) }
        resolvedPath = String(fileNameBytes: resolved(path) ?? path)
        id = FileID(status)
        switch status.st_mode & S_IFMT {
        case S_IFDIR: isEmpty = try Self.isEmpty(path)
        case S_IFREG:
            let name = path.lastIndex(of: UInt8(ascii: "/")).map { path[($0 + 1)...] } ?? path[...]
            file = ArchiveFile(String(fileNameBytes: name), status)
        default: throw unreadable(path, 0, "neither a folder nor a regular file")
        }
    }

    /// Whether a folder is known to be empty; one that cannot be read is not.
    private static func isEmpty(_ path: [UInt8]) throws(FileFailure) -> Bool {
        let descriptor = openFolder(path)
        guard descriptor >= 0 else { return false }
        guard let stream = unsafe fdopendir(descriptor) else {
            close(descriptor)
            return false
        }
        defer { unsafe closedir(stream) }
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else { return errno == 0 }
            let name = unsafe entryName(entry)
            if name != [0x2E], name != [0x2E, 0x2E] { return false }
        }
    }
}

extension FileID {
    init(_ status: stat) { self.init(device: UInt64(status.st_dev), inode: UInt64(status.st_ino)) }
}

extension ArchiveFile {
    fileprivate init(_ name: String, _ status: stat) {
        let stamp = FileStamp(status)
        self.init(name: name, bytes: stamp.bytes, modifiedAt: stamp.modifiedAt, id: FileID(status))
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
