import DICOM
public import Glibc

/// The size and modification time of a file. While both stay the same, the file counts as unchanged.
public struct FileStamp: Sendable, Equatable {
    public let bytes: Int64
    /// Nanoseconds since 1970.
    public let modifiedAt: Int64

    public init(bytes: Int64, modifiedAt: Int64) {
        self.bytes = bytes
        self.modifiedAt = modifiedAt
    }

    public init(_ status: stat) {
        self.init(bytes: Int64(status.st_size), modifiedAt: Self.nanoseconds(status.st_mtim))
    }

    /// Of what is at a path now, with links followed. Nil if there is nothing, or nothing that can be asked.
    public init?(ofFileAt path: String) {
        var status = stat()
        guard unsafe stat(path.fileNameCString, &status) == 0 else { return nil }
        self.init(status)
    }

    /// A time in nanoseconds since 1970; one that 64 bits do not hold (before 1677-09-21 or after 2262-04-11) becomes the
    /// nearest that they do. File systems hold such times.
    public static func nanoseconds(_ time: timespec) -> Int64 {
        Int64(secondsSince1970: time.tv_sec, nanoseconds: time.tv_nsec)
    }
}
