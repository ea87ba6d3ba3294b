import Foundation
import GRDB

/// Writes a model's captions of series, inside a transaction.
struct CaptionWriter {
    let db: Database
    let model: Int64
    let time: String

    /// Keeps the captions of one series, each at its rank.
    ///
    /// An earlier caption of this model keeps its words if all that decides them is the same, and stays as it is if a person
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

    /// Whether the words are kept: what decides them is the same, or a person has worked on those of this image.
    private static let keepsWords =
        "evidenceDigest = excluded.evidenceDigest OR (status <> 'machine' AND imageDigest = excluded.imageDigest)"

    /// What belongs to the words.
    private static let words = [
        "text", "tokens", "score", "probability", "unguidedText", "createdAt", "evidenceDigest",
    ]

    private func write(_ caption: IndexRecord, of seriesID: Int64, rank: Int) throws {
        let tokens = "[" + caption.tokens.map(String.init).joined(separator: ",") + "]"
        let words = Self.words.map { "\($0) = iif(\(Self.keepsWords), \($0), excluded.\($0))" }
        try db.cachedStatement(
            sql: """
                INSERT INTO caption (seriesID, modelID, rank, partName, text, tokens, score, probability, unguidedText,
                                     fileID, sopInstanceUID, frame, frameReason, recipe, imageDigest, evidenceDigest,
                                     doubts, createdAt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (seriesID, modelID, rank) DO UPDATE SET
                    partName = excluded.partName, fileID = excluded.fileID, sopInstanceUID = excluded.sopInstanceUID,
                    frame = excluded.frame, frameReason = excluded.frameReason, recipe = excluded.recipe,
                    \(words.joined(separator: ", ")),
                    imageDigest = excluded.imageDigest, doubts = excluded.doubts
                WHERE status = 'machine' OR imageDigest = excluded.imageDigest
                """
        ).execute(arguments: [
            seriesID, model, rank, caption.partName, caption.text, tokens, caption.score,
            caption.probability, caption.unguidedText, caption.fileID, caption.sopInstanceUID, caption.frame,
            caption.frameReason, caption.recipe, caption.imageDigest, caption.evidenceDigest,
            CaptionDoubt.json(caption.doubts), time,
        ])
        try write(caption.embedding, ofImage: caption.imageDigest, seriesID: seriesID, rank: rank)
    }

    /// Keeps the embedding of the image that the caption at a rank is of; one that is the same is not written.
    ///
    /// The caption may be one of another image, on which a person has worked.
    private func write(_ embedding: Embedding?, ofImage digest: String, seriesID: Int64, rank: Int) throws {
        let id = try Int64.fetchOne(
            db.cachedStatement(
                sql: "SELECT id FROM caption WHERE seriesID = ? AND modelID = ? AND rank = ? AND imageDigest = ?"),
            arguments: [seriesID, model, rank, digest])
        guard let id else { return }
        guard let embedding else {
            return try db.cachedStatement(sql: "DELETE FROM embedding WHERE captionID = ?").execute(arguments: [id])
        }
        try db.cachedStatement(
            sql: """
                INSERT INTO embedding (captionID, modelID, codes) VALUES (?, ?, ?)
                ON CONFLICT (captionID) DO UPDATE SET codes = excluded.codes WHERE codes <> excluded.codes
                """
        ).execute(arguments: [id, model, embedding.codes])
    }
}
