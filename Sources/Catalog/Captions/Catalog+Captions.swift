import DICOM
public import Foundation
import GRDB

/// What a model said of a picture before.
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
    /// The row of a model, made when it is new.
    public func model(_ identity: ModelIdentity) throws(CatalogError) -> Int64 {
        try write { db in
            try db.execute(
                sql: "INSERT INTO model (digest, settings, name, family) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                arguments: [identity.digest, identity.settings, identity.name, identity.family])
            return try Int64.fetchOne(
                db, sql: "SELECT id FROM model WHERE digest = ? AND settings = ?",
                arguments: [identity.digest, identity.settings]) ?? 0
        }
    }

    /// How many series wait for a caption by this model.
    public func pendingCount(model: Int64?, framesPerPart: Int = 1) throws(CatalogError) -> Int {
        try read { db in
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM series WHERE \(Self.isPending)",
                arguments: ["model": model, "frames": framesPerPart, "after": 0]) ?? 0
        }
    }

    /// The next series, in the order of their rows, that this model has not described and that have no failure on record.
    ///
    /// - Parameters:
    ///   - framesPerPart: how many frames of each part are wanted; a series with captions of fewer waits for the rest.
    ///   - after: the row to go on from; 0 for the first.
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

    /// Pending: something to look at, nothing said of it as it is now by this model, and no failure that stands.
    private static let isPending = """
        series.id > :after
        AND NOT EXISTS (SELECT 1 FROM described WHERE described.seriesID = series.id AND described.modelID = :model
                        AND described.seriesRevision = series.revision AND described.framesPerPart >= :frames)
        AND NOT EXISTS (SELECT 1 FROM failure WHERE failure.seriesID = series.id AND stage IN ('render', 'describe')
                        AND NOT hasStandIn)
        AND EXISTS (
          SELECT 1 FROM instance JOIN file ON file.id = instance.fileID
          WHERE instance.seriesID = series.id AND file.missingSince IS NULL
            AND instance.role IN (\(InstanceRole.allCases.filter(\.isDisplayable).map { "'\($0.rawValue)'" }.joined(separator: ", ")))
            AND instance.hasPixelData
        )
        """

    /// What this model said of exactly this picture, in whatever series.
    public func caption(ofPicture digest: String, model: Int64) throws(CatalogError) -> KnownCaption? {
        try read { db in
            let row = try Row.fetchOne(
                db,
                sql:
                    "SELECT text, tokens, score FROM caption WHERE pictureDigest = ? AND modelID = ? ORDER BY id LIMIT 1",
                arguments: [digest, model])
            return row.map { row in
                KnownCaption(text: row["text"], tokens: Self.tokens(fromJSON: row["tokens"]), score: row["score"])
            }
        }
    }

    /// Keeps captions and the search text that goes with them, and forgets these series' failures, in one transaction.
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

    /// The SHA-256 of a checkpoint file of this size and modification time, if it was computed before.
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
