import Foundation
import GRDB

/// Writes a model's captions of series, inside a transaction.
struct CaptionWriter {
    let db: Database
    let model: Int64
    let time: String

    /// Keeps the captions of one series, each at its rank.
    ///
    /// An earlier caption of this model keeps its words if it was made from the same image, and stays as it is if a person
    /// has worked on it; any other is replaced. Where the image comes from is always updated.
    func write(_ record: SeriesRecord) throws {
        for (rank, caption) in record.captions.enumerated() { try write(caption, of: record.seriesID, rank: rank) }
        guard record.isComplete else { return }
        try db.cachedStatement(
            sql: "DELETE FROM caption WHERE seriesID = ? AND modelID = ? AND rank >= ? AND status = 'machine'"
        ).execute(arguments: [record.seriesID, model, record.captions.count])
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let parts = String(decoding: try encoder.encode(record.parts), as: UTF8.self)
        try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO seriesCaptioning (seriesID, modelID, seriesRevision, framesPerPart, parts)
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
                                     frameReason, recipe, imageDigest, doubts, createdAt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (seriesID, modelID, rank) DO UPDATE SET
                    partName = excluded.partName, fileID = excluded.fileID, sopInstanceUID = excluded.sopInstanceUID,
                    frame = excluded.frame, frameReason = excluded.frameReason, recipe = excluded.recipe,
                    text = iif(imageDigest = excluded.imageDigest, text, excluded.text),
                    tokens = iif(imageDigest = excluded.imageDigest, tokens, excluded.tokens),
                    score = iif(imageDigest = excluded.imageDigest, score, excluded.score),
                    createdAt = iif(imageDigest = excluded.imageDigest, createdAt, excluded.createdAt),
                    imageDigest = excluded.imageDigest, doubts = excluded.doubts
                WHERE status = 'machine'
                """
        ).execute(arguments: [
            seriesID, model, rank, caption.partName, caption.text, tokens, caption.score, caption.fileID,
            caption.sopInstanceUID, caption.frame, caption.frameReason, caption.recipe, caption.imageDigest,
            CaptionDoubt.json(caption.doubts), time,
        ])
    }
}
