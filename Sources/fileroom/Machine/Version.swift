import CVersion

/// The program's version.
enum Version {
    /// The release, which is the first version in CHANGELOG.md.
    static let current = "0.1.0"

    /// What `--version` prints: the program, the release, and the commit if `make` built the program from a repository.
    static let line: String = {
        let commit = unsafe String(cString: cversion_commit())
        return commit.isEmpty ? "fileroom \(current)" : "fileroom \(current) (\(commit))"
    }()
}
