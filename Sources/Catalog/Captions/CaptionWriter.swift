import Foundation
import GRDB

/// Writes what a model says of series, inside a transaction.
struct CaptionWriter {
    let db: Database
    let model: Int64
    let time: String

    /// Keeps the captions of one series, each at its rank.
    ///
    /// Of a series that this model has described before, the words stay where the same picture stands at their rank, and
    /// the whole caption where a person has worked on it; the others give way. Where the picture comes from is always as
    /// it is now.
    func write(_ record: SeriesRecord) throws {
        for (rank, caption) in record.captions.enumerated() { try write(caption, of: record.seriesID, rank: rank) }
        guard record.isWhole else { return }
        try db.cachedStatement(
            sql: "DELETE FROM caption WHERE seriesID = ? AND modelID = ? AND rank >= ? AND status = 'machine'"
        ).execute(arguments: [record.seriesID, model, record.captions.count])
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let parts = String(decoding: try encoder.encode(record.parts), as: UTF8.self)
        try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO described (seriesID, modelID, seriesRevision, framesPerPart, parts)
                VALUES (:series, :model, (SELECT revision FROM series WHERE id = :series), :frames, :parts)
                """
        ).execute(arguments: [
            "series": record.seriesID, "model": model, "frames": record.framesPerPart, "parts": parts,
        ])
    }

    private func write(_ caption: IndexRecord, of seriesID: Int64, rank: Int) throws {
        let tokens = "[" + caption.tokens.map(String.init).joined(separator: ",") + "]"
        try db.cachedStatement(
            sql: """
                INSERT INTO caption (seriesID, modelID, rank, partName, text, tokens, score, fileID, sopInstanceUID, frame,
                                     frameReason, recipe, pictureDigest, doubts, createdAt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (seriesID, modelID, rank) DO UPDATE SET
                    partName = excluded.partName, fileID = excluded.fileID, sopInstanceUID = excluded.sopInstanceUID,
                    frame = excluded.frame, frameReason = excluded.frameReason, recipe = excluded.recipe,
                    text = iif(pictureDigest = excluded.pictureDigest, text, excluded.text),
                    tokens = iif(pictureDigest = excluded.pictureDigest, tokens, excluded.tokens),
                    score = iif(pictureDigest = excluded.pictureDigest, score, excluded.score),
                    createdAt = iif(pictureDigest = excluded.pictureDigest, createdAt, excluded.createdAt),
                    pictureDigest = excluded.pictureDigest, doubts = excluded.doubts
                WHERE status = 'machine'
                """
        ).execute(arguments: [
            seriesID, model, rank, caption.partName, caption.text, tokens, caption.score, caption.fileID,
            caption.sopInstanceUID, caption.frame, caption.frameReason, caption.recipe, caption.pictureDigest,
            CaptionDoubt.json(caption.doubts), time,
        ])
    }
}
