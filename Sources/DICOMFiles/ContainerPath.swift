import Glibc

extension ContainerReader {
    /// The bytes of a DICOM file whose path leads into a container, as in `/a/b.zip/x.dcm`. Nil where it leads into none.
    static func content(at path: String) throws(DICOMError) -> MemoryFile? {
        guard let container = container(on: path) else { return nil }
        var reader = try ContainerReader(path: container)
        guard let content = try reader.content(at: path) else {
            throw DICOMError(path: path, code: .unreadable, problem: "there is no such DICOM file in \(container)")
        }
        return content
    }

    /// The regular file that the path goes through, where it is a container.
    private static func container(on path: String) -> String? {
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
            return status.st_mode & S_IFMT == S_IFREG && isContainer(part) ? part : nil
        }
        return nil
    }
}
