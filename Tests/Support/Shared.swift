import Fixtures
public import Foundation

/// The reference material in `../shared`, beside the checkout: too large for the repository.
///
/// A test that reads it has the trait `.needs(.shared("…"))` and is skipped without it.
public enum Shared {
    public static let folder = Fixtures.folder.deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "shared", directoryHint: .isDirectory)

    /// A file or folder of it, whether or not it exists.
    public static func file(_ path: String) -> URL { folder.appending(path: path) }

    public static func has(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: file(path).path)
    }

    /// Whether the folder itself exists.
    public static let exists = FileManager.default.fileExists(atPath: folder.path)

    /// The names of the reference checkpoints, which are folders of `models`.
    public static let checkpoints: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: file(models).path)) ?? []
        return names.filter { has("\(models)/\($0)/golden.json") }.sorted()
    }()

    /// The folder of the reference checkpoints.
    public static let models = "oracles/models"
}
