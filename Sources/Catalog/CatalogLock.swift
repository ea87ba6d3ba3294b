import Foundation

/// The right to write to a catalog, held by one run at a time.
///
/// It is a lock on the database itself, so neither another name, a link nor a deleted file beside it makes a second one. The
/// kernel lets go of it however the run ends.
public struct CatalogLock: ~Copyable, Sendable {
    private let file: CatalogFile

    /// Takes the lock, or returns nil when another run holds it.
    ///
    /// - Parameter creating: make the catalog and its folder if they do not exist.
    public static func take(forCatalogAt path: String, creating: Bool = false) throws(CatalogError) -> CatalogLock? {
        if creating { try Catalog.create(path) }
        guard let file = try CatalogFile.named(path) else { throw Catalog.noCatalogYet(path) }
        return try take(file)
    }

    static func take(_ file: CatalogFile) throws(CatalogError) -> CatalogLock? {
        try file.lock() ? CatalogLock(file: file) : nil
    }

    private init(file: CatalogFile) { self.file = file }

    deinit { file.unlock() }
}
