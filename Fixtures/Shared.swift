public import Foundation

/// The golden outputs in the folder beside the package, where there is one.
public enum Shared {
    public static let folder = Fixtures.shared ?? Fixtures.folder.appendingPathComponent("there is none")

    public static func has(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appendingPathComponent(path).path)
    }

    /// The reference checkpoints, by name.
    public static let cases: [String] = {
        let models = folder.appendingPathComponent("oracles/models")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: models.path)) ?? []
        return names.filter { has("oracles/models/\($0)/golden.json") }.sorted()
    }()
}
