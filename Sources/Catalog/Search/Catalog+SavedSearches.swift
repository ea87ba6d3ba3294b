import DICOM
public import Foundation
import GRDB

/// A search that is kept under a name.
public struct SavedSearch: Sendable, Codable, Equatable {
    public let name: String
    /// The words and fields as they were typed.
    public let query: String
    /// Filters, by the names of their options.
    public let options: [String: String]
    public let savedAt: String
    /// The latest run of an index when this was last asked; nil if it never was.
    public let lastRun: Int64?
}

extension Catalog {
    /// The version of the query language. A search that was saved in a later one is not read.
    static let grammar = 1

    /// Keeps a search, in place of another one of this name. When it was last asked is forgotten.
    public func save(
        _ query: String, options: [String: String], as name: String, at time: Date
    ) throws(CatalogError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let json = (try? encoder.encode(options)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
        try write { db in
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO savedSearch (name, grammar, query, options, savedAt) VALUES (?, ?, ?, ?, ?)
                    """, arguments: [name, Self.grammar, query, json, Timestamp.text(time)])
        }
    }

    public func savedSearches() throws(CatalogError) -> [SavedSearch] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM savedSearch ORDER BY name").map { try SavedSearch($0) }
        }
    }

    /// The search of a name; nil if there is none.
    public func savedSearch(_ name: String) throws(CatalogError) -> SavedSearch? {
        let row = try read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM savedSearch WHERE name = ?", arguments: [name])
        }
        guard let row else { return nil }
        if row["grammar"] > Self.grammar {
            throw CatalogError(
                path, "the search '\(name)' was saved by a newer Fileroom: use that version, or save it again")
        }
        do { return try SavedSearch(row) } catch { throw CatalogError(path, error) }
    }

    /// Notes that a search was asked after a run.
    public func noteAsked(_ name: String, after run: Int64) throws(CatalogError) {
        try write { db in
            try db.execute(sql: "UPDATE savedSearch SET lastRunID = ? WHERE name = ?", arguments: [run, name])
        }
    }

    /// - Returns: whether there was one.
    public func removeSavedSearch(_ name: String) throws(CatalogError) -> Bool {
        try write { db in
            try db.execute(sql: "DELETE FROM savedSearch WHERE name = ?", arguments: [name])
            return db.changesCount > 0
        }
    }
}

extension SavedSearch {
    fileprivate init(_ row: Row) throws {
        self.init(
            name: row["name"], query: row["query"],
            options: try JSONDecoder().decode([String: String].self, from: Data((row["options"] as String).utf8)),
            savedAt: row["savedAt"], lastRun: row["lastRunID"])
    }
}
