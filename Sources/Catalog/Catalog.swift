import DICOM
import Foundation
import GRDB
import Schema

/// The SQLite file that holds what was found, its captions, and the words to find them by.
///
/// One program writes at a time (`CatalogLock`); any number may read. The file is created with mode 0600.
public struct Catalog: Sendable {
    public let path: String
    let database: Connections
    private let file: CatalogFile

    /// What a program does with a catalog.
    public enum Access: Sendable {
        /// Nothing is written, not even beside the file, if that is not possible: on a full disk or a read-only file system.
        case reading
        /// For the holder of the `CatalogLock`.
        case writing
        /// The same; the file and its folder are made if they do not exist.
        case creating
    }

    /// Opens the catalog at `path` and brings its tables up to date.
    ///
    /// - Parameter isWaiting: whether to go on waiting for another program that holds the database, such as a backup.
    public init(
        path: String, for access: Access = .reading, whileWaiting isWaiting: @escaping @Sendable () -> Bool = { true }
    ) throws(CatalogError) {
        try self.init(path: path, for: access, whileWaiting: isWaiting) { _ in }
    }

    /// - Parameter prepare: called with every connection, so that a test can trace its statements.
    init(
        path: String, for access: Access, whileWaiting isWaiting: @escaping @Sendable () -> Bool = { true },
        prepare: @escaping @Sendable (Database) -> Void
    ) throws(CatalogError) {
        if case .creating = access { try Self.create(path) }
        guard let file = try CatalogFile.named(path) else { throw Self.noCatalogYet(path) }
        self.path = path
        self.file = file
        do {
            var configuration = Configuration()
            configuration.busyMode = .callback { tries in Self.waits(tries, for: access, isWaiting) }
            configuration.label = "fileroom"
            configuration.prepareDatabase { db in
                // Before SQLite applies the -wal file beside it, which may be another's.
                try file.checkIsInPlace()
                db.add(function: .folded)
                db.add(function: .statesExactly)
                try RankPlan.addFunction(to: db)
                prepare(db)
            }
            try Self.checkKind(of: file, configuration)
            database = try Self.connections(to: file, configuration, access)
        } catch {
            throw CatalogError(path, error)
        }
    }

    /// Waits a moment for a program that holds the database: up to 10 seconds to read, and up to 10 minutes to write.
    private static func waits(_ tries: Int, for access: Access, _ isWaiting: () -> Bool) -> Bool {
        let most = if case .reading = access { 200 } else { 12_000 }
        guard tries < most, isWaiting() else { return false }
        usleep(50_000)
        return true
    }

    private static func connections(
        to file: CatalogFile, _ configuration: Configuration, _ access: Access
    ) throws -> Connections {
        if case .reading = access {
            let reader = try readOnly(file, configuration)
            if try reader.read(migrator.hasCompletedMigrations) { return .reading(reader) }
            // The first program that opens an older catalog brings it up to date.
        }
        let pool = try pool(file.path, configuration)
        if try !pool.read(migrator.hasCompletedMigrations) { try bringUpToDate(pool, file, access) }
        return .writing(pool)
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
                if error is DatabaseError || error is CatalogError || attempts == 0 { throw error }
            }
        }
    }

    /// Opens the file to read it. Where SQLite cannot make its -shm file, its index of the -wal file is kept in memory, or if
    /// there is no -wal file, the database is read as one that does not change. No run may write meanwhile.
    private static func readOnly(_ file: CatalogFile, _ configuration: Configuration) throws -> any DatabaseReader {
        var configuration = configuration
        configuration.readonly = true
        do {
            let queue = try DatabaseQueue(path: file.path, configuration: configuration)
            _ = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema") }
            return queue
        } catch let error as DatabaseError {
            let mayHelp: [ResultCode] = [
                .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_PERM,
            ]
            guard mayHelp.contains(error.resultCode), try file.lockForReading() else { throw error }
            var allowed = CharacterSet.urlPathAllowed
            allowed.remove(charactersIn: "?#%")
            guard let path = file.path.addingPercentEncoding(withAllowedCharacters: allowed) else { throw error }
            guard FileManager.default.fileExists(atPath: file.path + "-wal") else {
                return try DatabaseQueue(path: "file:\(path)?mode=ro&immutable=1", configuration: configuration)
            }
            configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
            return try DatabaseQueue(path: "file:\(path)?mode=ro&vfs=unix-none", configuration: configuration)
        }
    }

    static func noCatalogYet(_ path: String) -> CatalogError {
        CatalogError(path, "there is no catalog here yet: run `fileroom index ROOT` first, or name one with --catalog")
    }

    /// Applies the missing migrations. A run already holds the lock; a reader takes it, so as not to disturb a run.
    private static func bringUpToDate(_ pool: DatabasePool, _ file: CatalogFile, _ access: Access) throws {
        guard case .reading = access else { return try migrator.migrate(pool) }
        guard try pool.read({ db in try !migrator.appliedIdentifiers(db).isEmpty }) else {
            throw noCatalogYet(file.path)
        }
        guard let lock = try CatalogLock.take(file) else {
            throw CatalogError(file.path, "a run is bringing this catalog up to date: try again in a moment")
        }
        try migrator.migrate(pool)
        _ = consume lock
    }

    /// Makes an empty catalog, all at once, unless there is a file.
    static func create(_ path: String) throws(CatalogError) {
        guard try CatalogFile.named(path) == nil else { return }
        do {
            if let folder = ArchivePath(path).parent?.text, !FileManager.default.fileExists(atPath: folder) {
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            }
        } catch {
            throw CatalogError(path, "its folder could not be created: \(error.localizedDescription)")
        }
        let temporary = "\(path).\(UUID().uuidString).new"
        // SQLite gives its -wal and -shm files the permissions of the database.
        let descriptor = unsafe open(temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw CatalogError(path, "could not be created: \(String(errno: errno))")
        }
        close(descriptor)
        do {
            let tables = try DatabaseQueue()
            try migrator.migrate(tables)
            let queue = try DatabaseQueue(path: temporary)
            try tables.backup(to: queue)
            try queue.close()
        } catch {
            unsafe unlink(temporary)
            throw CatalogError(path, error)
        }
        try CatalogFile.place(temporary, at: path)
    }

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for step in Schema.migrations {
            migrator.registerMigration(step.name) { db in try db.execute(sql: step.sql) }
        }
        return migrator
    }

    /// Refuses a file that is not a catalog of this version or an earlier release, before anything is written to it.
    private static func checkKind(of file: CatalogFile, _ configuration: Configuration) throws {
        let problem = try readOnly(file, configuration).read { db -> String? in
            let kind = try Int32.fetchOne(db, sql: "PRAGMA application_id")
            let older =
                "was made by a Fileroom from before version 0.1.0, which this one cannot read: name a new file with "
                + "--catalog and index again"
            if kind == Schema.applicationID {
                if try migrator.hasBeenSuperseded(db) {
                    return "was written by a newer Fileroom: use that version, or another --catalog"
                }
                // The migrations were changed until then; this is their latest table.
                return try db.tableExists("searchTerm") ? nil : older
            }
            return try db.tableExists("grdb_migrations") && db.tableExists("series")
                ? older : "is not a Fileroom catalog; name another with --catalog"
        }
        if let problem { throw CatalogError(file.path, problem) }
    }

    /// Runs `body` in one transaction: all of it is kept, or none.
    ///
    /// - Throws: also if the file is no longer where it was; then nothing is written.
    func write<Value>(_ body: (Database) throws -> Value) throws(CatalogError) -> Value {
        do {
            try file.checkIsInPlace()
            return try writer().write { db in
                let value = try body(db)
                try file.checkIsInPlace()
                return value
            }
        } catch {
            let error = CatalogError(path, error)
            // The -wal file would be applied to the file that is there now: its content goes to where it belongs.
            if (try? file.checkIsInPlace()) == nil {
                _ = try? writer().writeWithoutTransaction { try $0.checkpoint(.truncate) }
            }
            throw error
        }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(CatalogError) -> Value {
        do { return try database.reader.read(body) } catch { throw CatalogError(path, error) }
    }

    func writer() throws(CatalogError) -> any DatabaseWriter {
        guard case .writing(let writer) = database else { throw CatalogError(path, "was opened only to read it") }
        return writer
    }

    /// The connections of a catalog that is open.
    enum Connections: Sendable {
        case reading(any DatabaseReader)
        case writing(any DatabaseWriter)

        var reader: any DatabaseReader {
            switch self {
            case .reading(let reader): reader
            case .writing(let writer): writer
            }
        }
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
        if let error = error as? CatalogError {
            self = error
            return
        }
        guard let error = error as? DatabaseError else {
            self.init(path, "\(error)")
            return
        }
        // SQLite says "malformed" of a disk that does not answer, too.
        if error.resultCode == .SQLITE_CORRUPT, let problem = Self.problemReading(path) {
            self.init(path, "reading it failed: \(problem); check the disk, then run again. The catalog may be whole")
            return
        }
        let advice =
            switch error.resultCode {
            case .SQLITE_FULL: ": the disk is full; what was finished before is kept. Free some room and run again"
            case .SQLITE_IOERR: ": check the disk and that it is not full; what was finished before is kept"
            case .SQLITE_NOTADB: ": this is not a Fileroom catalog; name another with --catalog"
            case .SQLITE_CORRUPT: ": the file is damaged; restore it from a backup, or move it away and index again"
            case .SQLITE_BUSY: ": another program holds it; try again when that has finished"
            case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
                ": check that you may read and write it and its folder"
            default: ""
            }
        self.init(path, (error.message ?? "SQLite error \(error.resultCode.rawValue)") + advice)
    }

    /// Why the system cannot read the file or its -wal file to the end; nil if it can, as far as 2 GiB.
    private static func problemReading(_ path: String) -> String? {
        for path in [path, path + "-wal"] {
            guard let file = FileHandle(forReadingAtPath: path) else { continue }
            defer { try? file.close() }
            do {
                for _ in 0..<2048 where try file.read(upToCount: 1 << 20)?.isEmpty == false {}
            } catch {
                return error.localizedDescription
            }
        }
        return nil
    }

    public var description: String { "\(path): \(problem)" }
}
