import DICOM
import GRDB

extension Catalog {
    /// How much of the catalog a target is.
    public func counts(of target: ForgetTarget) throws(CatalogError) -> ForgetCounts {
        try read { db in try Forgetting.counts(of: target, db) }
    }

    /// Whether anything is recorded of a target.
    public func knows(_ target: ForgetTarget) throws(CatalogError) -> Bool {
        try read { db in
            let isFile =
                try Bool.fetchOne(
                    db, sql: "SELECT EXISTS (\(target.files))", arguments: target.arguments) ?? false
            guard !isFile, case .path(let path) = target else { return isFile }
            return try ["folder", "root", "failure", "clearedFailure"].contains { table in
                try Bool.fetchOne(
                    db, sql: "SELECT EXISTS (SELECT 1 FROM \(table) WHERE \(ArchivePath.isAtOrBelow("path")))",
                    arguments: path.rangeArguments) ?? false
            }
        }
    }

    /// Whether an erasure was interrupted: its traces are in the file until `forget` is run again.
    public func hasUnfinishedErasure() throws(CatalogError) -> Bool {
        try read { db in try Forgetting.isUnfinished(db) }
    }

    /// Erases what is known of a target, with no trace left in the file. The archive is not touched.
    ///
    /// Rows go in batches; interrupted, the work is continued by the next call. At the end the file is written anew,
    /// which takes as much free disk space as the catalog is large.
    ///
    /// - Parameter target: nil only finishes an interrupted erasure.
    public func forget(_ target: ForgetTarget?) throws(CatalogError) {
        let database = try writer()
        do {
            try database.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA secure_delete = ON")
                defer { try? db.execute(sql: "PRAGMA secure_delete = OFF") }
                if let target { try Forgetting(db: db, target: target).run() }
            }
            // The words of what is gone stay in the index until it is made again.
            try remakeSearchIndex()
            try packEmbeddings()
            try database.write { db in try Forgetting.setUnfinished(false, db) }
            try database.vacuum()
            try database.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            throw CatalogError(
                path, "another program is reading it, so traces remain beside it: end that program and forget again")
        } catch {
            throw CatalogError(path, error)
        }
    }
}
