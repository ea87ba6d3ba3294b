import DICOM
public import Foundation
import GRDB

/// A caption that a model has already output for an image.
public struct KnownCaption: Sendable, Equatable {
    public let text: String
    public let tokens: [Int]
    public let score: Double?
    /// That the kind and the part which the caption names are right, 0 to 1; nil if the model has no calibration.
    public let probability: Double?
    /// What the model outputs without the header; nil if that is the same, or if no header guides it.
    public let unguidedText: String?
    /// The images are unlike those that the model was trained on.
    public let isUnfamiliar: Bool
    /// What the model's image encoder makes of the image; nil if that is not kept.
    public let embedding: Embedding?

    public init(
        text: String, tokens: [Int], score: Double?, probability: Double? = nil, unguidedText: String? = nil,
        isUnfamiliar: Bool = false, embedding: Embedding? = nil
    ) {
        self.text = text
        self.tokens = tokens
        self.score = score
        self.probability = probability
        self.unguidedText = unguidedText
        self.isUnfamiliar = isUnfamiliar
        self.embedding = embedding
    }
}

extension Catalog {
    /// Makes the captions of this model current, from now on: notes that `run` captions with it.
    ///
    /// The documents of series with captions of both models follows with `refreshSearchIndex(model:)`.
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
    public func pendingCount(
        model: Int64?, framesPerPart: Int = 1, at time: Date = Date()
    ) throws(CatalogError) -> Int {
        try read { db in
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM series WHERE \(Self.isPending)",
                arguments: ["model": model, "frames": framesPerPart, "after": 0, "time": Timestamp.text(time)]) ?? 0
        }
    }

    /// The next pending series, in the order of their rows.
    ///
    /// - Parameters:
    ///   - framesPerPart: the number of frames requested of each part; a series with captions of fewer is pending.
    ///   - after: the row of the series to continue after; 0: from the first.
    public func pendingSeries(
        model: Int64, framesPerPart: Int = 1, after: Int64, limit: Int, at time: Date = Date()
    ) throws(CatalogError) -> [PendingSeries] {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql:
                    "SELECT id, seriesInstanceUID, modality FROM series WHERE \(Self.isPending) ORDER BY id LIMIT \(limit)",
                arguments: [
                    "model": model, "frames": framesPerPart, "after": after, "time": Timestamp.text(time),
                ])
            return try rows.map { row in
                PendingSeries(
                    seriesID: row["id"], seriesInstanceUID: row["seriesInstanceUID"], modality: row["modality"],
                    instances: try StoredInstance.present(in: row["id"], db))
            }
        }
    }

    /// Pending: there is an image, and this model has not captioned the series at its present revision, unless a failure of
    /// the series is recorded. One that may be over is tried again when its time has come, also if another frame stood in.
    private static let isPending = """
        series.id > :after
        AND (NOT EXISTS (SELECT 1 FROM seriesCaptioning AS done
                         WHERE done.seriesID = series.id AND done.modelID = :model
                           AND done.seriesRevision = series.revision AND done.framesPerPart >= :frames)
          OR EXISTS (SELECT 1 FROM failure WHERE failure.seriesID = series.id AND stage IN ('render', 'describe')
                     AND retryAt <= :time))
        AND NOT EXISTS (SELECT 1 FROM failure WHERE failure.seriesID = series.id AND stage IN ('render', 'describe')
                        AND NOT hasStandIn AND coalesce(retryAt > :time, true))
        AND EXISTS (
          SELECT 1 FROM instance JOIN file ON file.id = instance.fileID
          WHERE instance.seriesID = series.id AND file.missingSince IS NULL
            AND instance.role IN (\(InstanceRole.allCases.filter(\.isDisplayable).map { "'\($0.rawValue)'" }.joined(separator: ", ")))
            AND instance.hasPixelData
        )
        """

    /// This model's caption of an identical image with the same evidence beside it, in any series.
    ///
    /// - Parameter digest: `IndexRecord.evidenceDigest`.
    public func caption(ofEvidence digest: String, model: Int64) throws(CatalogError) -> KnownCaption? {
        try read { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT text, tokens, score, probability, unguidedText, doubts, codes
                    FROM caption LEFT JOIN embedding ON embedding.captionID = caption.id
                    WHERE evidenceDigest = ? AND caption.modelID = ? ORDER BY id LIMIT 1
                    """, arguments: [digest, model])
            return row.map { row in
                KnownCaption(
                    text: row["text"], tokens: Self.tokens(fromJSON: row["tokens"]), score: row["score"],
                    probability: row["probability"], unguidedText: row["unguidedText"],
                    isUnfamiliar: CaptionDoubt.all(inJSON: row["doubts"]).contains(.unfamiliar),
                    embedding: (row["codes"] as Data?).map { Embedding(codes: $0) })
            }
        }
    }

    /// Writes captions and the search text of their series, and the failures of series, in one transaction. Earlier failures
    /// of the captioned series are over.
    ///
    /// - Returns: the number of failures that are over.
    @discardableResult
    public func record(
        _ records: [SeriesRecord], failures: [FailureReport] = [], model: Int64, at time: Date
    ) throws(CatalogError) -> Int {
        try write { db in
            let writer = CaptionWriter(db: db, model: model, time: Timestamp.text(time))
            let failureWriter = FailureWriter(db: db, at: time)
            for record in records {
                try writer.write(record)
                try failureWriter.clear(seriesID: record.seriesID)
            }
            // One that occurred again is not over.
            for failure in failures { try failureWriter.record(failure) }
            for record in records { try failureWriter.healCleared(seriesID: record.seriesID) }
            try SearchIndexWriter(db: db).refresh(records.map(\.seriesID))
            return failureWriter.healed
        }
    }

    /// Lets the next scan read files again that are not what it found.
    public func readAgain(_ fileIDs: [Int64]) throws(CatalogError) {
        try write { db in
            for id in fileIDs {
                try db.cachedStatement(sql: "UPDATE file SET modifiedAt = ? WHERE id = ?")
                    .execute(arguments: [KnownFile.neverModified, id])
                let folder = try String.fetchOne(
                    db.cachedStatement(sql: "SELECT folderPath FROM filePath WHERE fileID = ?"), arguments: [id])
                // An entry is read again with its container.
                var place = folder.map { ArchivePath($0) }
                while let inner = place, let outer = inner.parent {
                    try db.cachedStatement(
                        sql: """
                            UPDATE file SET modifiedAt = ? WHERE folderID = (SELECT id FROM folder WHERE path = ?)
                              AND name = ? AND kind = 'container'
                            """
                    ).execute(arguments: [KnownFile.neverModified, outer.text, outer.relativePath(of: inner)])
                    place = outer
                }
            }
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
