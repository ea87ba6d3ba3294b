import DICOM
public import Foundation
import GRDB

/// A caption that a model has already output for an image.
public struct KnownCaption: Sendable, Equatable {
    public let text: String
    public let tokens: [Int]
    public let score: Double?

    public init(text: String, tokens: [Int], score: Double?) {
        self.text = text
        self.tokens = tokens
        self.score = score
    }
}

extension Catalog {
    /// Makes the captions of this model current, from now on: notes that `run` captions with it.
    ///
    /// The search text of series with captions of both models follows with `refreshSearchText(model:)`.
    /// - Parameter framesPerPart: the number of frames requested of each part.
    /// - Returns: the row of the model, made if it is new.
    public func beginCaptioning(
        with identity: ModelIdentity, framesPerPart: Int = 1, run: Int64
    ) throws(CatalogError) -> Int64 {
        try write { db in
            let known = try Int64.fetchOne(
                db, sql: "UPDATE model SET lastRunID = ?, framesPerPart = ? WHERE identity = ? RETURNING id",
                arguments: [run, framesPerPart, identity.text])
            if let known { return known }
            try db.execute(
                sql: """
                    INSERT INTO model (identity, weightsDigest, name, family, lastRunID, framesPerPart)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    identity.text, identity.weightsDigest, identity.name, identity.family, run, framesPerPart,
                ])
            return db.lastInsertedRowID
        }
    }

    /// The number of series without an up-to-date caption by this model.
    public func pendingCount(model: Int64?, framesPerPart: Int = 1) throws(CatalogError) -> Int {
        try read { db in
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM series WHERE \(Self.isPending)",
                arguments: ["model": model, "frames": framesPerPart, "after": 0]) ?? 0
        }
    }

    /// The next pending series, in the order of their rows.
    ///
    /// - Parameters:
    ///   - framesPerPart: the number of frames requested of each part; a series with captions of fewer is pending.
    ///   - after: the row of the series to continue after; 0: from the first.
    public func pendingSeries(
        model: Int64, framesPerPart: Int = 1, after: Int64, limit: Int
    ) throws(CatalogError) -> [PendingSeries] {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql:
                    "SELECT id, seriesInstanceUID, modality FROM series WHERE \(Self.isPending) ORDER BY id LIMIT \(limit)",
                arguments: ["model": model, "frames": framesPerPart, "after": after])
            return try rows.map { row in
                PendingSeries(
                    seriesID: row["id"], seriesInstanceUID: row["seriesInstanceUID"], modality: row["modality"],
                    instances: try StoredInstance.present(in: row["id"], db))
            }
        }
    }

    /// Pending: there is an image, this model has not captioned the series at its present revision, and no failure of the
    /// series is recorded.
    private static let isPending = """
        series.id > :after
        AND NOT EXISTS (SELECT 1 FROM seriesCaptioning AS done
                        WHERE done.seriesID = series.id AND done.modelID = :model
                          AND done.seriesRevision = series.revision AND done.framesPerPart >= :frames)
        AND NOT EXISTS (SELECT 1 FROM failure WHERE failure.seriesID = series.id AND stage IN ('render', 'describe')
                        AND NOT hasStandIn)
        AND EXISTS (
          SELECT 1 FROM instance JOIN file ON file.id = instance.fileID
          WHERE instance.seriesID = series.id AND file.missingSince IS NULL
            AND instance.role IN (\(InstanceRole.allCases.filter(\.isDisplayable).map { "'\($0.rawValue)'" }.joined(separator: ", ")))
            AND instance.hasPixelData
        )
        """

    /// This model's caption of an identical image, in any series.
    public func caption(ofImage digest: String, model: Int64) throws(CatalogError) -> KnownCaption? {
        try read { db in
            let row = try Row.fetchOne(
                db,
                sql:
                    "SELECT text, tokens, score FROM caption WHERE imageDigest = ? AND modelID = ? ORDER BY id LIMIT 1",
                arguments: [digest, model])
            return row.map { row in
                KnownCaption(text: row["text"], tokens: Self.tokens(fromJSON: row["tokens"]), score: row["score"])
            }
        }
    }

    /// Writes captions and the search text of their series, and deletes these series' failures, in one transaction.
    public func record(
        _ records: [SeriesRecord], failures: [FailureReport] = [], model: Int64, at time: Date
    ) throws(CatalogError) {
        try write { db in
            let writer = CaptionWriter(db: db, model: model, time: Timestamp.text(time))
            let failureWriter = FailureWriter(db: db, time: writer.time)
            for record in records {
                try writer.write(record)
                try failureWriter.clear(seriesID: record.seriesID)
                try SearchTextWriter(db: db).refresh(record.seriesID)
            }
            for failure in failures { try failureWriter.record(failure) }
        }
    }

    // MARK: Digests of checkpoint files

    /// The SHA-256 of a checkpoint file with this size and modification time, if it has been computed before.
    public func knownDigest(ofCheckpointFile path: String, bytes: Int64, modifiedAt: Int64) throws(CatalogError)
        -> String?
    {
        try read { db in
            try String.fetchOne(
                db, sql: "SELECT sha256 FROM checkpointFile WHERE path = ? AND bytes = ? AND modifiedAt = ?",
                arguments: [path, bytes, modifiedAt])
        }
    }

    public func rememberDigest(
        _ sha256: String, ofCheckpointFile path: String, bytes: Int64, modifiedAt: Int64
    ) throws(CatalogError) {
        try write { db in
            try db.execute(
                sql: "INSERT OR REPLACE INTO checkpointFile (path, bytes, modifiedAt, sha256) VALUES (?, ?, ?, ?)",
                arguments: [path, bytes, modifiedAt, sha256])
        }
    }

    static func tokens(fromJSON text: String) -> [Int] {
        (try? JSONDecoder().decode([Int].self, from: Data(text.utf8))) ?? []
    }
}
