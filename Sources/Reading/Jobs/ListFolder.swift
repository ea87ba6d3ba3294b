import DICOM
import DICOMFiles

/// Looks at a root: what it is, and whether it is empty.
public struct ReadRoot: Sendable {
    public var path: String

    public init(path: String) { self.path = path }
}

/// Lists what is directly in a folder.
public struct ListFolder: Sendable {
    /// In the form of `String(fileNameBytes:)`.
    public var path: String

    public init(path: String) { self.path = path }
}

extension ReadRoot: ReaderJob {
    static let number = JobNumber.readRoot
    static var blank: ReadRoot { ReadRoot(path: "") }

    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) { try coder.field(&path) }

    func run(_ containers: inout ContainerCursor) throws(FileFailure) -> ArchiveRoot { try ArchiveRoot(path: path) }
}

extension ListFolder: ReaderJob {
    static let number = JobNumber.listFolder
    static var blank: ListFolder { ListFolder(path: "") }

    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) { try coder.field(&path) }

    func run(_ containers: inout ContainerCursor) throws(FileFailure) -> FolderListing { try FolderListing(of: path) }
}

extension ArchiveRoot: Field {
    static var blank: ArchiveRoot { ArchiveRoot() }

    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) {
        try coder.field(&resolvedPath)
        try coder.field(&id)
        try coder.field(&isEmpty)
        try coder.field(&file)
    }
}

extension FolderListing: Field {
    static var blank: FolderListing { FolderListing() }

    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) {
        try coder.field(&id)
        try coder.field(&files)
        try coder.field(&folders)
        try coder.field(&links)
        try coder.field(&failures)
    }
}

extension FolderListing.Link: Field {
    static var blank: FolderListing.Link { FolderListing.Link(name: "", target: "", id: .blank) }

    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) {
        try coder.field(&name)
        try coder.field(&target)
        try coder.field(&id)
        try coder.field(&file)
    }
}

extension ArchiveFile: Field {
    static var blank: ArchiveFile { ArchiveFile(name: "", bytes: 0, modifiedAt: 0, id: .blank) }

    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) {
        var (bytes, modifiedAt) = (Int(bytes), Int(modifiedAt))
        try coder.field(&name)
        try coder.field(&bytes)
        try coder.field(&modifiedAt)
        try coder.field(&id)
        (self.bytes, self.modifiedAt) = (Int64(bytes), Int64(modifiedAt))
    }
}

extension FileID: Field {
    static var blank: FileID { FileID(device: 0, inode: 0) }

    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) {
        try coder.field(&device)
        try coder.field(&inode)
    }
}
