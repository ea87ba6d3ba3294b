import DICOM
import Glibc
import Synchronization

extension ContainerReader {
    /// Called about every second while an entry is being looked for, which may take long: all that precedes it has to be
    /// unpacked. It is the process's, because swiftc 6.3 makes code that crashes of a task-local closure.
    public static func whileLooking(_ call: @escaping @Sendable () -> Void) { progress.withLock { $0 = call } }

    static func reportProgress() { progress.withLock { $0 }() }

    private static let progress = Mutex<@Sendable () -> Void>({})

    /// Whether a path continues past a regular file, as in `/a/b.zip/x.dcm`.
    public static func leadsInto(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path.fileNameCString, &status) != 0 && errno == ENOTDIR
    }

    /// The bytes of a DICOM file whose path leads into a container, as in `/a/b.zip/x.dcm`. Nil if it does not.
    ///
    /// The most recent container stays open at its position, so reading its files in order takes a single pass.
    static func content(at path: String) throws(FileFailure) -> MemoryFile? {
        guard let container = try RegularFile.Identity(on: path) else { return nil }
        if let open = OpenContainer.last.withLock({ $0.take() }), open.identity == container,
            let content = try open.reader.content(at: path)
        {
            OpenContainer.last.withLock { $0 = open }
            return content
        }
        // Already skipped, or it belongs to another container.
        let open = OpenContainer(container, try ContainerReader(path: container.path))
        guard let content = try open.reader.content(at: path) else {
            throw FileFailure(
                path: path, code: .unreadable, message: "not a DICOM file in \(container.path)")
        }
        OpenContainer.last.withLock { $0 = open }
        return content
    }
}

/// The container opened most recently.
///
/// `@unchecked Sendable`: taking it out of `last` leaves the taker with the only reference.
private final class OpenContainer: @unchecked Sendable {
    static let last = Mutex<OpenContainer?>(nil)

    let identity: RegularFile.Identity
    var reader: ContainerReader

    init(_ identity: RegularFile.Identity, _ reader: consuming ContainerReader) {
        self.identity = identity
        self.reader = reader
    }
}

extension RegularFile {
    /// A file in its present state. A replaced or changed file at the same path is not equal.
    fileprivate struct Identity: Equatable {
        let path: String
        private let status: [Int64]

        /// The container that a path leads into. Nil if there is none.
        init?(on path: String) throws(FileFailure) {
            let bytes = path.fileNameBytes
            var end = bytes.count
            while let slash = bytes[..<end].lastIndex(of: UInt8(ascii: "/")), slash > 0 {
                end = slash
                let part = String(fileNameBytes: bytes[..<end])
                var status = stat()
                guard unsafe stat(part.fileNameCString, &status) == 0 else {
                    if errno == ENOTDIR || errno == ENOENT || errno == ENAMETOOLONG { continue }
                    return nil
                }
                guard status.st_mode & S_IFMT == S_IFREG, try ContainerReader.isContainer(part) else { return nil }
                self.path = part
                self.status = [
                    Int64(bitPattern: UInt64(status.st_dev)), Int64(bitPattern: UInt64(status.st_ino)),
                    Int64(status.st_size), Int64(status.st_mtim.tv_sec), Int64(status.st_mtim.tv_nsec),
                ]
                return
            }
            return nil
        }
    }
}
