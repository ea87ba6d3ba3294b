import DICOM
import Foundation
import GRDB

/// Erases the rows of a target, a batch of them in each transaction.
struct Forgetting {
    let db: Database
    let target: ForgetTarget
    private static let batch = 1000

    func run() throws {
        try db.inTransaction {
            try Self.setUnfinished(true, db)
            // The mean of few images says something of each.
            try db.execute(sql: "DELETE FROM embeddingSpace WHERE takenThrough IS NOT NULL")
            for table in ["forgottenFile", "forgottenSeries", "forgottenFolder"] {
                try db.execute(sql: "CREATE TEMP TABLE IF NOT EXISTS \(table) (id INTEGER PRIMARY KEY)")
                try db.execute(sql: "DELETE FROM \(table)")
            }
            try db.execute(
                sql: "INSERT OR IGNORE INTO forgottenFile \(target.files)", arguments: target.arguments)
            try db.execute(
                sql: """
                    INSERT OR IGNORE INTO forgottenSeries
                    SELECT seriesID FROM forgottenFile CROSS JOIN instance ON instance.fileID = forgottenFile.id;
                    INSERT OR IGNORE INTO forgottenFolder
                    SELECT folderID FROM forgottenFile CROSS JOIN file ON file.id = forgottenFile.id;
                    """)
            if case .path(let path) = target {
                try db.execute(
                    sql:
                        "INSERT OR IGNORE INTO forgottenFolder SELECT id FROM folder WHERE \(ArchivePath.isAtOrBelow("path"))",
                    arguments: path.rangeArguments)
            }
            return .commit
        }
        try inBatches(of: "forgottenFile", forgetFile)
        try inBatches(of: "forgottenSeries", forgetSeries)
        try inBatches(of: "forgottenFolder", forgetFolder)
        try db.inTransaction {
            if case .path(let path) = target { try forgetRoots(at: path) }
            try forgetComparisons()
            return .commit
        }
    }

    private func inBatches(of table: String, _ forget: (Int64) throws -> Void) throws {
        while true {
            let ids = try Int64.fetchAll(db, sql: "SELECT id FROM \(table) LIMIT \(Self.batch)")
            guard !ids.isEmpty else { return }
            try db.inTransaction {
                for id in ids {
                    try forget(id)
                    try execute("DELETE FROM \(table) WHERE id = ?", [id])
                }
                return .commit
            }
        }
    }

    private func execute(_ sql: String, _ arguments: StatementArguments) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    // MARK: Rows

    private func forgetFile(_ id: Int64) throws {
        for table in ["failure", "clearedFailure"] {
            try execute("DELETE FROM \(table) WHERE path = (SELECT path FROM filePath WHERE fileID = ?)", [id])
        }
        try execute("DELETE FROM caption WHERE fileID = ?", [id])
        try execute("DELETE FROM file WHERE id = ?", [id])
    }

    private func forgetSeries(_ id: Int64) throws {
        let studyID = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT studyID FROM series WHERE id = ?"), arguments: [id])
        guard let studyID else { return }
        let derived = DerivedRows(db: db, time: Timestamp.text(Date()))
        let words = SearchIndexWriter(db: db)
        if try exists("SELECT 1 FROM instance WHERE seriesID = ?", [id]) {
            // Captions of files that have changed since may be of a forgotten one.
            try execute("DELETE FROM caption WHERE seriesID = ? AND fileID IS NULL", [id])
            try execute("DELETE FROM seriesCaptioning WHERE seriesID = ?", [id])
            try execute("UPDATE series SET revision = revision + 1 WHERE id = ?", [id])
            return try words.refresh(derived.refresh([id]).sorted())
        }
        try execute("DELETE FROM series WHERE id = ?", [id])
        guard try exists("SELECT 1 FROM series WHERE studyID = ?", [studyID]) else {
            return try execute("DELETE FROM study WHERE id = ?", [studyID])
        }
        guard try derived.refresh(study: studyID) else { return }
        let others = try Int64.fetchAll(
            db.cachedStatement(sql: "SELECT id FROM series WHERE studyID = ?"), arguments: [studyID])
        try words.refresh(others)
    }

    /// Deletes a folder without files, and the folders above that then hold nothing, up to the root.
    private func forgetFolder(_ id: Int64) throws {
        guard
            let text = try String.fetchOne(
                db.cachedStatement(sql: "SELECT path FROM folder WHERE id = ?"), arguments: [id])
        else { return }
        var next: ArchivePath? = ArchivePath(text)
        while let folder = next {
            let isUsed = try exists(
                """
                SELECT 1 FROM file WHERE folderID = (SELECT id FROM folder WHERE path = :path)
                UNION ALL SELECT 1 FROM folder WHERE \(ArchivePath.isBelow("path"))
                """, folder.rangeArguments)
            // Below this one there may be folders that are forgotten next; the last of them deletes this one.
            if isUsed { return }
            try execute("DELETE FROM folder WHERE path = ?", [folder.text])
            for table in ["failure", "clearedFailure"] {
                try execute("DELETE FROM \(table) WHERE path = ?", [folder.text])
            }
            if try exists("SELECT 1 FROM root WHERE path = ?", [folder.text]) { return }
            next = folder.parent
        }
    }

    /// Deletes the roots at or below a path. Folders that remain are given to another root that covers them.
    private func forgetRoots(at path: ArchivePath) throws {
        for table in ["failure", "clearedFailure"] {
            try execute("DELETE FROM \(table) WHERE \(ArchivePath.isAtOrBelow("path"))", path.rangeArguments)
        }
        let roots = try Row.fetchAll(db, sql: "SELECT id, path FROM root").map {
            (id: $0[0] as Int64, path: ArchivePath($0[1]))
        }
        let (gone, kept) = (roots.filter { path.contains($0.path) }, roots.filter { !path.contains($0.path) })
        for root in gone {
            let folders = try Row.fetchAll(
                db, sql: "SELECT id, path FROM folder WHERE rootID = ?", arguments: [root.id])
            for row in folders {
                let folder = ArchivePath(row[1])
                // A root that is a file is in its folder.
                guard let other = kept.first(where: { $0.path.contains(folder) || $0.path.parent == folder }) else {
                    continue
                }
                try execute("UPDATE folder SET rootID = ? WHERE id = ?", [other.id, row[0] as Int64])
            }
            try execute("DELETE FROM root WHERE id = ?", [root.id])
        }
    }

    /// Deletes what comparisons of DICOMDIRs found, which names files. The next scan compares again.
    private func forgetComparisons() throws {
        try execute("DELETE FROM failure WHERE code IN ('listed-but-missing', 'present-but-unlisted')", [])
        try execute("UPDATE file SET modifiedAt = ? WHERE kind = 'media-directory'", [KnownFile.neverModified])
    }

    private func exists(_ sql: String, _ arguments: StatementArguments) throws -> Bool {
        try Bool.fetchOne(db.cachedStatement(sql: "SELECT EXISTS (\(sql))"), arguments: arguments) ?? false
    }

    // MARK: Before and after

    static func counts(of target: ForgetTarget, _ db: Database) throws -> ForgetCounts {
        let files = "WITH forgotten AS MATERIALIZED (\(target.files))"
        func count(_ sql: String) throws -> Int {
            try Int.fetchOne(db, sql: "\(files) \(sql)", arguments: target.arguments) ?? 0
        }
        var counts = ForgetCounts()
        counts.files = try count("SELECT count(*) FROM forgotten")
        counts.instances = try count("SELECT count(*) FROM forgotten JOIN instance ON instance.fileID = forgotten.id")
        let series = """
            SELECT DISTINCT seriesID FROM forgotten JOIN instance ON instance.fileID = forgotten.id
            """
        let isShared = """
            EXISTS (SELECT 1 FROM instance WHERE instance.seriesID = touched.seriesID
                    AND instance.fileID NOT IN (SELECT id FROM forgotten))
            """
        counts.series = try count("SELECT count(*) FROM (\(series)) AS touched WHERE NOT \(isShared)")
        counts.sharedSeries = try count("SELECT count(*) FROM (\(series)) AS touched WHERE \(isShared)")
        counts.studies = try count(
            """
            SELECT count(*) FROM (SELECT DISTINCT studyID FROM (\(series)) AS touched
                                  JOIN series ON series.id = touched.seriesID) AS touched
            WHERE NOT EXISTS (SELECT 1 FROM series JOIN instance ON instance.seriesID = series.id
                              WHERE series.studyID = touched.studyID
                                AND instance.fileID NOT IN (SELECT id FROM forgotten))
            """)
        counts.captions = try count(
            """
            SELECT count(*) FROM (\(series)) AS touched JOIN caption ON caption.seriesID = touched.seriesID
            WHERE NOT \(isShared) OR caption.fileID IS NULL OR caption.fileID IN (SELECT id FROM forgotten)
            """)
        if case .path(let path) = target {
            counts.failures =
                try Int.fetchOne(
                    db, sql: "SELECT count(*) FROM failure WHERE \(ArchivePath.isAtOrBelow("path"))",
                    arguments: path.rangeArguments) ?? 0
        }
        return counts
    }

    /// `PRAGMA user_version` is 1 from the first deletion until the words are gone from the index too.
    static func isUnfinished(_ db: Database) throws -> Bool {
        try Int.fetchOne(db, sql: "PRAGMA user_version") == 1
    }

    static func setUnfinished(_ isUnfinished: Bool, _ db: Database) throws {
        try db.execute(sql: "PRAGMA user_version = \(isUnfinished ? 1 : 0)")
    }
}
