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
    public func pendingCount(model: Int64?) throws(CatalogError) -> Int {
        try read { db in
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM series WHERE \(Self.isPending)", arguments: ["model": model, "after": 0])
                ?? 0
        }
    }

    /// The next series, in the order of their rows, that have no caption by this model and no failure on record.
    ///
    /// - Parameter after: the row to go on from; 0 for the first.
    public func pendingSeries(model: Int64, after: Int64, limit: Int) throws(CatalogError) -> [PendingSeries] {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql:
                    "SELECT id, seriesInstanceUID, modality FROM series WHERE \(Self.isPending) ORDER BY id LIMIT \(limit)",
                arguments: ["model": model, "after": after])
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
        AND NOT EXISTS (SELECT 1 FROM caption WHERE caption.seriesID = series.id AND caption.modelID = :model
                        AND caption.seriesRevision = series.revision)
        AND NOT EXISTS (SELECT 1 FROM failure WHERE failure.seriesID = series.id AND stage IN ('render', 'describe'))
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
        _ records: [IndexRecord], failures: [FailureReport] = [], model: Int64, at time: Date
    ) throws(CatalogError) {
        try write { db in
            let time = Timestamp.text(time)
            let failureWriter = FailureWriter(db: db, time: time)
            for record in records {
                try write(record, model: model, time: time, db)
                try failureWriter.clear(seriesID: record.seriesID)
                try SearchTextWriter(db: db).refresh(record.seriesID)
            }
            for failure in failures { try failureWriter.record(failure) }
        }
    }

    /// Keeps one caption. Of a series that has one by this model and has grown, it takes the older one's place where
    /// another picture stands for the series now, unless a person has worked on that.
    private func write(_ record: IndexRecord, model: Int64, time: String, _ db: Database) throws {
        let said: StatementArguments = [
            record.text, "[" + record.tokens.map(String.init).joined(separator: ",") + "]", record.score, record.fileID,
            record.sopInstanceUID, record.frame, record.frameReason, record.recipe, record.pictureDigest, time,
        ]
        let key: StatementArguments = [record.seriesID, model]
        try db.cachedStatement(
            sql: """
                INSERT INTO caption (text, tokens, score, fileID, sopInstanceUID, frame, frameReason, recipe, pictureDigest,
                                     createdAt, seriesID, modelID, seriesRevision)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT revision FROM series WHERE id = ?))
                ON CONFLICT (seriesID, modelID) DO UPDATE SET seriesRevision = excluded.seriesRevision
                """
        ).execute(arguments: said + key + [record.seriesID])
        try db.cachedStatement(
            sql: """
                UPDATE caption SET text = ?, tokens = ?, score = ?, fileID = ?, sopInstanceUID = ?, frame = ?,
                                   frameReason = ?, recipe = ?, pictureDigest = ?, createdAt = ?
                WHERE seriesID = ? AND modelID = ? AND status = 'machine' AND pictureDigest != ?
                """
        ).execute(arguments: said + key + [record.pictureDigest])
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
