import DICOM
import Glibc
import Synchronization

extension ContainerReader {
    /// Whether a path goes on where a regular file is, as in `/a/b.zip/x.dcm`.
    public static func leadsInto(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path.fileNameCString, &status) != 0 && errno == ENOTDIR
    }

    /// The bytes of a DICOM file whose path leads into a container, as in `/a/b.zip/x.dcm`. Nil where it leads into none.
    ///
    /// The container asked for last stays open where it is: whoever takes its files in their order passes through it once.
    static func content(at path: String) throws(FileFailure) -> MemoryFile? {
        guard let container = RegularFile.Identity(on: path) else { return nil }
        if let open = OpenContainer.last.withLock({ $0.take() }), open.identity == container,
            let content = try open.reader.content(at: path)
        {
            OpenContainer.last.withLock { $0 = open }
            return content
        }
        // It was passed by before, or is another container's.
        let open = OpenContainer(container, try ContainerReader(path: container.path))
        guard let content = try open.reader.content(at: path) else {
            throw FileFailure(
                path: path, code: .unreadable, message: "there is no such DICOM file in \(container.path)")
        }
        OpenContainer.last.withLock { $0 = open }
        return content
    }
}

/// `@unchecked Sendable`: whoever takes it from `last` is the only one who has it.
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
    /// A file as it is now: another one in its place, or the same one changed, is not it.
    fileprivate struct Identity: Equatable {
        let path: String
        private let status: [Int64]

        /// The regular file that a path goes through, where it is a container.
        init?(on path: String) {
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
                guard status.st_mode & S_IFMT == S_IFREG, ContainerReader.isContainer(part) else { return nil }
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
