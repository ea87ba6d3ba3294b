public import DICOM

/// A folder of an archive and the files directly in it.
public struct ArchiveFolder: Sendable, Equatable {
    /// In the form of `String(fileNameBytes:)`.
    public var path: String
    /// Sorted by the bytes of their names' text.
    public var files: [ArchiveFile] = []
    /// The entries that could not be read, or the folder itself.
    public var failures: [FileFailure] = []
    /// Of the file system that the folder is on; nil if the folder could not be opened.
    public var device: UInt64?
    /// The links in it that the walk does not follow.
    public var skips: [WalkSkip] = []
}

/// A regular file, with the metadata that shows whether it has changed.
public struct ArchiveFile: Sendable, Equatable {
    public var name: String
    public var bytes: Int64
    /// Nanoseconds since 1970; the nearest that 64 bits hold.
    public var modifiedAt: Int64
    public var id: FileID

    public init(name: String, bytes: Int64, modifiedAt: Int64, id: FileID) {
        self.name = name
        self.bytes = bytes
        self.modifiedAt = modifiedAt
        self.id = id
    }
}

/// What tells a file or folder from all others of this machine, by whatever path it is reached.
public struct FileID: Sendable, Hashable {
    public var device: UInt64
    public var inode: UInt64

    public init(device: UInt64, inode: UInt64) {
        self.device = device
        self.inode = inode
    }
}

/// A link or folder that a walk skips, though it is there.
public struct WalkSkip: Sendable, Equatable {
    public enum Reason: String, Sendable {
        /// A symbolic link that leads out of the root, which is not followed.
        case leadsOut = "a link that leads out of the root; --follow-links follows it"
        /// It has been reached by another path before.
        case reachedBefore = "reached before by another path"
    }

    public var path: String
    public var reason: Reason

    public init(path: String, reason: Reason) {
        self.path = path
        self.reason = reason
    }
}
