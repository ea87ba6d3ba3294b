import CArchive
import DICOM
import Glibc

/// An entry's bytes as a file that is in memory only: DCMTK opens it like any other, and nothing is put on a disk.
///
/// A class: it goes when the last one who reads it is done.
public final class MemoryFile: Sendable {
    private let descriptor: Int32

    init() throws(ContainerProblem) {
        descriptor = carchive_memory_file()
        guard descriptor >= 0 else { throw ContainerProblem(.internal, "no memory file: \(systemMessage(errno))") }
    }

    deinit { close(descriptor) }

    /// Where it can be opened, in this process.
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
            guard written > 0 else { throw ContainerProblem(.tooLarge, "no memory for it: \(systemMessage(errno))") }
            unsafe rest = UnsafeRawBufferPointer(rebasing: rest[written...])
        }
    }

    /// From now on nobody can change it.
    func seal() { _ = carchive_seal(descriptor) }
}

/// What the system says of an error number.
func systemMessage(_ error: Int32) -> String { unsafe String(cString: strerror(error)) }
