import DICOM
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
        let named = try settings[.catalog]
        guard let path = named ?? settings.defaultCatalog else {
            throw SettingsError("the catalog", "has no usual place without a home folder; name its file with --catalog")
        }
        // SQLite would take these for a database in memory and for an address.
        if path.isExactly(":memory:") || path.startsExactly(with: "file:") {
            throw SettingsError(path, "is not the path of a file; name the catalog's file, or put ./ before the name")
        }
        self.init(path: path, isUsual: named == nil || path == settings.defaultCatalog)
    }

    /// Refuses to make a catalog in a folder that does not exist: a mistyped path must not become an empty catalog.
    func checkFolder() throws {
        let folder = ArchivePath.absolute(path).parent?.text ?? "/"
        guard isUsual || FileManager.default.fileExists(atPath: folder) else {
            throw SettingsError(path, "the folder \(folder) does not exist; create it, or check the catalog's path")
        }
    }
}
