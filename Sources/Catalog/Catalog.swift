import Foundation
import GRDB
import Schema

/// The SQLite file that holds what was found, what was said, and the words to find it by.
///
/// One program writes at a time (`CatalogLock`); any number may read. The file is created for its owner alone (0600).
public struct Catalog: Sendable {
    public let path: String
    let database: any DatabaseWriter

    /// Opens the catalog at `path` and brings its tables up to date.
    ///
    /// - Parameter creating: make the file, and the folder it lies in, when there is none; for runs, which hold its
    ///   `CatalogLock`.
    public init(path: String, creating: Bool = false) throws(CatalogError) {
        if !FileManager.default.fileExists(atPath: path) {
            guard creating else { throw Self.noCatalogYet(path) }
            try Self.createForOwner(path)
        }
        self.path = path
        do {
            var configuration = Configuration()
            configuration.busyMode = .timeout(10)
            configuration.label = "fileroom"
            let pool = try Self.pool(path, configuration)
            try Self.checkVersion(of: pool, path: path)
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

    /// Opens the file. GRDB looks whether there is a -wal file and then at its size; another program that closes the catalog
    /// between the two takes the file away, and what GRDB then says is no error of the database's.
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

    /// Takes the steps that are missing. A run holds the catalog already; whoever only looks must not be in its way.
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

    /// A catalog written by a newer Fileroom has steps we do not know: using it could lose what they hold.
    private static func checkVersion(of pool: DatabasePool, path: String) throws {
        let isForeign = try pool.read { db in
            try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") != 0 && !db.tableExists("grdb_migrations")
        }
        if isForeign {
            throw CatalogError(
                path, "is another program's database, which was left as it is; name another file with --catalog")
        }
        let isNewer = try pool.read { db in try migrator.hasBeenSuperseded(db) }
        if isNewer {
            throw CatalogError(path, "was written by a newer Fileroom: use that version, or another --catalog")
        }
    }

    /// Runs `body` in one transaction: all of it is kept, or none.
    func write<Value>(_ body: (Database) throws -> Value) throws(CatalogError) -> Value {
        do { return try database.write(body) } catch { throw CatalogError(path, error) }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(CatalogError) -> Value {
        do { return try database.read(body) } catch { throw CatalogError(path, error) }
    }

    /// The tables as SQLite describes them, for comparing with `schema.sql`.
    public func schemaDescription() throws(CatalogError) -> String {
        try read { db in
            let statements = try String.fetchAll(
                db,
                sql: """
                    SELECT sql FROM sqlite_schema
                    WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'searchIndex\\_%' ESCAPE '\\'
                      AND name != 'grdb_migrations'
                    ORDER BY rowid
                    """)
            return statements.map { $0 + ";\n" }.joined(separator: "\n")
        }
    }
}

/// What is wrong with which catalog, in words someone can act on.
public struct CatalogError: Error, CustomStringConvertible, Sendable {
    public let path: String
    public let problem: String

    public init(_ path: String, _ problem: String) {
        self.path = path
        self.problem = problem
    }

    /// What SQLite says, without the values of the statement: they can be a patient's.
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
