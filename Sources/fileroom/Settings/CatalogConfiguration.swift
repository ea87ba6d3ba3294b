import Foundation

/// Which catalog a run uses.
struct CatalogConfiguration: Sendable, Equatable {
    let path: String
    /// Whether it is in the usual place, whose folder is made if it does not exist.
    let isUsual: Bool

    init(path: String, isUsual: Bool = false) {
        self.path = path
        self.isUsual = isUsual
    }

    init(_ settings: Settings) throws {
        let path = try settings[.catalog] ?? settings.defaultCatalog
        self.init(path: path, isUsual: path == settings.defaultCatalog)
    }

    /// Refuses to make a catalog in a folder that does not exist: a mistyped path must not become an empty catalog.
    func checkFolder() throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard isUsual || FileManager.default.fileExists(atPath: folder) else {
            throw SettingsError(path, "the folder \(folder) does not exist; create it, or check the catalog's path")
        }
    }
}
