public import DICOM

/// Which header is wanted.
public struct HeaderRequest: Sendable, Codable {
    public var path: String
    /// Whether an object that lacks a UID will do, as for looking at a file; "" then stands for what is missing.
    public var isPartialAllowed: Bool

    public init(path: String, isPartialAllowed: Bool = false) {
        self.path = path
        self.isPartialAllowed = isPartialAllowed
    }
}

/// What opening a file for its header gave.
public enum HeaderReading: Sendable, Codable {
    indirect case instance(Instance)
    case notDICOM
    /// It holds files: they are had from `FileReaders.page`.
    case container
    /// A DICOMDIR, and what it lists.
    case mediaDirectory([String])
    case failure(ReadingFailure)
}
