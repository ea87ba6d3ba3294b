import DICOM
import Glibc

/// A regular file, open for reading, with the bytes that identify its format. The caller closes its descriptor.
struct RegularFile {
    let descriptor: Int32
    let bytes: Int64
    let head: [UInt8]

    init(_ path: String) throws(FileFailure) {
        let opened = openForReading(path.fileNameCString)
        guard opened >= 0 else { throw FileFailure(path: path, code: .unreadable, message: systemMessage(errno)) }
        var status = stat()
        guard unsafe fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(opened)
            throw FileFailure(path: path, code: .unreadable, message: "not a regular file")
        }
        descriptor = opened
        bytes = Int64(status.st_size)
        head = unsafe [UInt8](unsafeUninitializedCapacity: ContainerFormat.headLength) { buffer, count in
            unsafe count = max(0, pread(opened, buffer.baseAddress, buffer.count, 0))
        }
    }
}
