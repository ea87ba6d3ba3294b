public import Foundation
import GRDB

extension Catalog {
    /// Checks the file for damage if the last run did not end by itself, or the last check is a week old.
    ///
    /// - Throws: if there is damage.
    public func checkFileIfDue(at time: Date) throws(CatalogError) {
        let isDue = try read { db in
            let wasCut =
                try Bool.fetchOne(
                    db, sql: "SELECT finishedAt IS NULL FROM run ORDER BY id DESC LIMIT 1") ?? false
            let last = try String.fetchOne(db, sql: "SELECT checkedAt FROM fileCheck")
            return wasCut || last.map { $0 < Timestamp.text(time - 7 * 24 * 3600) } ?? true
        }
        guard isDue else { return }
        let problems = try read { db in try String.fetchAll(db, sql: "PRAGMA quick_check(1)") }
        guard problems == ["ok"] else { throw damaged(problems) }
        try noteCheck(at: time)
    }

    /// Checks every page, index and reference of the file, and the search index if no run is writing.
    ///
    /// - Returns: what is wrong; empty if nothing is.
    public func problemsOfFile(at time: Date) throws(CatalogError) -> [String] {
        var problems = try read { db in
            // The complete check ends with an error where a page cannot be read at all; the quick one tells.
            var damage = try String.fetchAll(db, sql: "PRAGMA quick_check(100)").filter { $0 != "ok" }
            if damage.isEmpty {
                damage = try String.fetchAll(db, sql: "PRAGMA integrity_check(100)").filter { $0 != "ok" }
            }
            // A damaged file is not searched for anything else.
            guard damage.isEmpty else { return damage }
            return try Row.fetchAll(db, sql: "SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY 1")
                .map { "\($0[1] as Int) rows of \($0[0] as String) refer to rows that do not exist" }
        }
        guard problems.isEmpty else { return problems }
        guard case .writing(let writer) = database else { return problems }
        do {
            try writer.write { db in
                try db.execute(sql: "INSERT INTO searchIndex(searchIndex, rank) VALUES ('integrity-check', 0)")
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            problems.append("the search index is damaged")
        } catch {
            throw CatalogError(path, error)
        }
        if problems.isEmpty { try noteCheck(at: time) }
        return problems
    }

    /// When the file was last found undamaged.
    public func lastCheck() throws(CatalogError) -> String? {
        try read { db in try String.fetchOne(db, sql: "SELECT checkedAt FROM fileCheck") }
    }

    private func noteCheck(at time: Date) throws(CatalogError) {
        try write { db in
            try db.execute(
                sql: "INSERT OR REPLACE INTO fileCheck (id, checkedAt) VALUES (1, ?)", arguments: [Timestamp.text(time)]
            )
        }
    }

    private func damaged(_ problems: [String]) -> CatalogError {
        CatalogError(
            path,
            "the file is damaged (\(problems.first ?? "")): restore it from a backup, or move it away and index again")
    }
}
