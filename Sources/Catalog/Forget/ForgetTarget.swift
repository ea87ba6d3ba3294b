public import DICOM
import GRDB

/// What `Catalog.forget` erases.
public enum ForgetTarget: Sendable, Equatable {
    /// A file, a folder, a root or a container, with everything below it.
    case path(ArchivePath)
    case study(String)
    case series(String)
}

/// How much of the catalog a target is.
public struct ForgetCounts: Sendable, Codable, Equatable {
    public var files = 0
    public var instances = 0
    /// Series that have no other files.
    public var series = 0
    public var studies = 0
    public var captions = 0
    /// Series with other files. They keep what those state, and are captioned again.
    public var sharedSeries = 0
    public var failures = 0

    public init() {}

    public var isEmpty: Bool { self == ForgetCounts() }
}

extension ForgetTarget {
    /// Selects the ids of the target's files.
    var files: String {
        switch self {
        case .path: ArchivePath.files
        case .study:
            """
            SELECT fileID AS id FROM study JOIN series ON series.studyID = study.id
            JOIN instance ON instance.seriesID = series.id WHERE studyInstanceUID = :uid
            """
        case .series:
            "SELECT fileID AS id FROM series JOIN instance ON instance.seriesID = series.id WHERE seriesInstanceUID = :uid"
        }
    }

    var arguments: StatementArguments {
        switch self {
        case .path(let path): path.fileArguments
        case .study(let uid), .series(let uid): ["uid": uid]
        }
    }
}
