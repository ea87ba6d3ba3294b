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
        var problem: String?
        if unsafe fstat(opened, &status) != 0 {
            problem = systemMessage(errno)
        } else if status.st_mode & S_IFMT != S_IFREG {
            problem = "not a regular file"
        }
        head = unsafe [UInt8](unsafeUninitializedCapacity: ContainerFormat.headLength) { buffer, count in
            guard problem == nil else { return }
            let got = unsafe pread(opened, buffer.baseAddress, buffer.count, 0)
            if got < 0 { problem = systemMessage(errno) }
            count = max(0, got)
        }
        if let problem {
            close(opened)
            throw FileFailure(path: path, code: .unreadable, message: problem)
        }
        descriptor = opened
        bytes = Int64(status.st_size)
    }
}
