public import DICOM

/// The order in which an archive is walked: folder by folder, depth first, in the byte order of names.
///
/// It reads nothing itself. The caller lists the folder at `nextFolder` and hands in what was found, so that folders can be
/// listed in another process. Only one folder is in memory at a time, so an archive may have any number of files.
///
/// The walk crosses into other file systems. Links into the archive are not followed, because the walk reaches their targets
/// anyway; links that lead out of it are followed on request only. No folder is visited twice.
public struct ArchiveWalker: Sendable, Sequence, IteratorProtocol {
    private let root: ArchivePath
    private let followsLinks: Bool
    /// Folders still to visit. The next one is last.
    private var pending: [String]
    /// If the root is a file: a folder with only that file.
    private var single: ArchiveFolder?
    private var visitedFolders: Set<FileID> = []
    /// Files outside the archive that have been reached by a link.
    private var linkedFiles: Set<FileID> = []
    /// A folder that turned out to have been visited before.
    public private(set) var skips: [WalkSkip] = []

    /// - Parameters:
    ///   - path: the root, in the form of `String(fileNameBytes:)`.
    ///   - found: what is there.
    ///   - followsLinks: whether links that lead out of the root are followed.
    public init(root path: String, found: ArchiveRoot, followsLinks: Bool = false) {
        let path = ArchivePath(path)
        root = ArchivePath(found.resolvedPath)
        self.followsLinks = followsLinks
        pending = []
        if let file = found.file {
            single = ArchiveFolder(path: path.parent?.text ?? ".", files: [file])
        } else {
            pending = [path.text]
        }
    }

    /// The folder with the root's file, if the root is a file; it is taken once.
    public mutating func takeSingle() -> ArchiveFolder? {
        defer { single = nil }
        return single
    }

    /// The folder to list next; nil at the end of the walk.
    public var nextFolder: String? { pending.last }

    /// Takes in the listing of the folder at `nextFolder`. Returns the folder, or nil if it has been visited before.
    public mutating func add(_ listing: Result<FolderListing, FileFailure>) -> ArchiveFolder? {
        guard let path = pending.popLast() else { return nil }
        var folder = ArchiveFolder(path: path)
        switch listing {
        case .failure(let failure):
            folder.failures = [failure]
        case .success(let listing):
            guard visitedFolders.insert(listing.id).inserted else {
                skips.append(WalkSkip(path: path, reason: .reachedBefore))
                return nil
            }
            folder.device = listing.id.device
            folder.files = listing.files
            folder.failures = listing.failures
            var subfolders = listing.folders
            for link in listing.links { follow(link, in: &folder, &subfolders) }
            if !listing.links.isEmpty {
                folder.files.sort { $0.name.isBefore($1.name) }
                subfolders.sort { $0.isBefore($1) }
            }
            let parent = ArchivePath(path)
            pending += subfolders.reversed().map { parent.appending($0).text }
        }
        return folder
    }

    private mutating func follow(
        _ link: FolderListing.Link, in folder: inout ArchiveFolder, _ subfolders: inout [String]
    ) {
        if root.contains(ArchivePath(link.target)) { return }
        let path = ArchivePath(folder.path).appending(link.name).text
        guard followsLinks else {
            folder.skips.append(WalkSkip(path: path, reason: .leadsOut))
            return
        }
        if let file = link.file {
            if linkedFiles.insert(link.id).inserted {
                folder.files.append(file)
            } else {
                folder.skips.append(WalkSkip(path: path, reason: .reachedBefore))
            }
        } else {
            subfolders.append(link.name)
        }
    }

    /// The skips of folders since the last call.
    public mutating func takeSkips() -> [WalkSkip] {
        defer { skips = [] }
        return skips
    }
}

extension String {
    /// In the order of their bytes, as SQLite sorts them; `<` knows another.
    func isBefore(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}

/// A walk that lists the folders in this process: for tests, and for disks that are trusted to answer.
extension ArchiveWalker {
    /// Throws if the root does not exist or is neither a folder nor a regular file.
    public init(root path: String, followsLinks: Bool = false) throws(FileFailure) {
        self.init(root: path, found: try ArchiveRoot(path: path), followsLinks: followsLinks)
    }

    public mutating func next() -> ArchiveFolder? {
        if let single = takeSingle() { return single }
        while let path = nextFolder {
            let listing = Result { () throws(FileFailure) in try FolderListing(of: path) }
            if let folder = add(listing) { return folder }
        }
        return nil
    }
}
