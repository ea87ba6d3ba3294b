import CArchive
import DICOM
import Glibc

/// The bytes of a container's entry as a file in memory. DCMTK opens it like any other, and nothing is written to disk.
///
/// A class, because several readers may share it. The last one closes it.
public final class MemoryFile: Sendable {
    private let descriptor: Int32

    init() throws(ContainerProblem) {
        descriptor = carchive_memory_file()
        guard descriptor >= 0 else {
            throw ContainerProblem(.outOfMemory, "cannot create a memory file: \(systemMessage(errno))")
        }
    }

    deinit { close(descriptor) }

    /// The path to open it by, within this process.
    var path: String { "/proc/self/fd/\(descriptor)" }

    var bytes: Int64 {
        var status = stat()
        return unsafe fstat(descriptor, &status) == 0 ? Int64(status.st_size) : 0
    }

    func append(_ bytes: UnsafeRawBufferPointer) throws(ContainerProblem) {
        var rest = unsafe bytes
        while unsafe !rest.isEmpty {
            let written = unsafe write(descriptor, rest.baseAddress, rest.count)
            if written < 0, errno == EINTR { continue }
            guard written > 0 else {
                throw ContainerProblem(.outOfMemory, "not enough memory for it: \(systemMessage(errno))")
            }
            unsafe rest = UnsafeRawBufferPointer(rebasing: rest[written...])
        }
    }

    /// Makes it read-only for good.
    func seal() { _ = carchive_seal(descriptor) }
}
