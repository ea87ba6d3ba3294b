import Foundation
import GRDB
import Schema

/// The SQLite file that holds what was found, its captions, and the words to find them by.
///
/// One program writes at a time (`CatalogLock`); any number may read. The file is created with mode 0600.
public struct Catalog: Sendable {
    public let path: String
    let database: any DatabaseWriter

    /// Opens the catalog at `path` and brings its tables up to date.
    ///
    /// - Parameter creating: create the file and its folder if they do not exist; for runs, which hold the `CatalogLock`.
    public init(path: String, creating: Bool = false) throws(CatalogError) {
        try self.init(path: path, creating: creating) { _ in }
    }

    /// - Parameter prepare: called with every connection, so that a test can trace its statements.
    init(path: String, creating: Bool, prepare: @escaping @Sendable (Database) -> Void) throws(CatalogError) {
        if !FileManager.default.fileExists(atPath: path) {
            guard creating else { throw Self.noCatalogYet(path) }
            try Self.createForOwner(path)
        }
        self.path = path
        do {
            var configuration = Configuration()
            configuration.busyMode = .timeout(10)
            configuration.label = "fileroom"
            configuration.prepareDatabase(prepare)
            try Self.checkKind(ofFileAt: path, configuration)
            let pool = try Self.pool(path, configuration)
            if try !pool.read(Self.migrator.hasCompletedMigrations) {
                try Self.bringUpToDate(pool, path: path, isHeld: creating)
            }
            database = pool
        } catch let error as CatalogError {
            throw error
        } catch {
            throw CatalogError(path, error)
        }
    }

    /// Opens the file. GRDB checks for a -wal file and then asks for its size. If another program closes the catalog and
    /// so deletes the -wal file in between, GRDB throws an error that is not a `DatabaseError`: then it is worth trying again.
    private static func pool(_ path: String, _ configuration: Configuration) throws -> DatabasePool {
        var attempts = 9
        while true {
            do {
                return try DatabasePool(path: path, configuration: configuration)
            } catch {
                attempts -= 1
                if error is DatabaseError || attempts == 0 { throw error }
            }
        }
    }

    private static func noCatalogYet(_ path: String) -> CatalogError {
        CatalogError(path, "there is no catalog here yet: run `fileroom index ROOT` first, or name one with --catalog")
    }

    /// Applies the missing migrations. A run already holds the lock; a reader takes it, so as not to disturb a run.
    private static func bringUpToDate(_ pool: DatabasePool, path: String, isHeld: Bool) throws {
        if isHeld { return try migrator.migrate(pool) }
        guard try pool.read({ db in try !migrator.appliedIdentifiers(db).isEmpty }) else { throw noCatalogYet(path) }
        guard let lock = try CatalogLock.take(forCatalogAt: path) else {
            throw CatalogError(path, "a run is bringing this catalog up to date: try again in a moment")
        }
        try migrator.migrate(pool)
        _ = consume lock
    }

    private static func createForOwner(_ path: String) throws(CatalogError) {
        let folder = (path as NSString).deletingLastPathComponent
        do {
            if !folder.isEmpty, !FileManager.default.fileExists(atPath: folder) {
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            }
        } catch {
            throw CatalogError(path, "its folder could not be created: \(error.localizedDescription)")
        }
        // SQLite gives its -wal and -shm files the permissions of the database.
        let made = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        guard made else { throw CatalogError(path, "could not be created: check that you may write there") }
    }

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for step in Schema.migrations {
            migrator.registerMigration(step.name) { db in try db.execute(sql: step.sql) }
        }
        return migrator
    }

    /// Refuses a file that is not a catalog of this version or an earlier release, before anything is written to it.
    private static func checkKind(ofFileAt path: String, _ configuration: Configuration) throws {
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        let problem = try queue.read { db -> String? in
            let isEmpty = try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema)") ?? false
            if isEmpty { return nil }
            let kind = try Int32.fetchOne(db, sql: "PRAGMA application_id")
            if kind == Schema.applicationID {
                return try migrator.hasBeenSuperseded(db)
                    ? "was written by a newer Fileroom: use that version, or another --catalog" : nil
            }
            return try db.tableExists("grdb_migrations") && db.tableExists("series")
                ? "was made by a Fileroom from before version 0.1.0, which this one cannot read: name a new file with "
                    + "--catalog and index again"
                : "is not a Fileroom catalog; name another with --catalog"
        }
        try queue.close()
        if let problem { throw CatalogError(path, problem) }
    }

    /// Runs `body` in one transaction: all of it is kept, or none.
    func write<Value>(_ body: (Database) throws -> Value) throws(CatalogError) -> Value {
        do { return try database.write(body) } catch { throw CatalogError(path, error) }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(CatalogError) -> Value {
        do { return try database.read(body) } catch { throw CatalogError(path, error) }
    }

    /// The statements that make the tables, as SQLite keeps them, for comparison with `schema.sql`.
    public func schemaStatements() throws(CatalogError) -> [String] {
        try read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT sql FROM sqlite_schema
                    WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'searchIndex\\_%' ESCAPE '\\'
                      AND name != 'grdb_migrations'
                    ORDER BY rowid
                    """)
        }
    }
}

/// A catalog that cannot be used, and what to do about it.
public struct CatalogError: Error, CustomStringConvertible, Sendable {
    public let path: String
    public let problem: String

    public init(_ path: String, _ problem: String) {
        self.path = path
        self.problem = problem
    }

    /// SQLite's message, without the values of the statement, which may be a patient's.
    init(_ path: String, _ error: any Error) {
        guard let error = error as? DatabaseError else {
            self.init(path, "\(error)")
            return
        }
        let advice =
            switch error.resultCode {
            case .SQLITE_FULL: ": the disk is full; what was finished before is kept. Free some room and run again"
            case .SQLITE_NOTADB: ": this is not a Fileroom catalog; name another with --catalog"
            case .SQLITE_CORRUPT: ": the file is damaged; restore it from a backup, or move it away and index again"
            case .SQLITE_BUSY: ": another program holds it; try again when that has finished"
            case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
                ": check that you may read and write it and its folder"
            default: ""
            }
        self.init(path, (error.message ?? "SQLite error \(error.resultCode.rawValue)") + advice)
    }

    public var description: String { "\(path): \(problem)" }
}
