public import Foundation
import GRDB

/// The embeddings of one model, as they are during one reading transaction.
public struct EmbeddingReader {
    /// Captions of one block.
    public static let blockSize = Int(EmbeddingPacker.blockSize)

    let db: Database
    /// The row of the model.
    public let model: Int64
    public let space: EmbeddingSpace

    /// The signs of up to 1,024 embeddings.
    public struct Block {
        /// The caption of the first place.
        public let firstCaption: Int64
        /// A bit for each place, from the lowest of the first byte; 128 bytes.
        public let present: Data
        /// For each place `EmbeddingSpace.words` words of 64 bits, little-endian.
        public let signs: Data
    }

    /// How many blocks there are.
    public func blockCount() throws -> Int {
        try Int.fetchOne(
            db, sql: "SELECT count(*) FROM embeddingBlock WHERE modelID = ?", arguments: [model]) ?? 0
    }

    /// Passes over every embedding once: over packed ones by block, then over the others one by one.
    ///
    /// The data of a block, and the codes of an embedding, are valid during the call only.
    public func forEach(
        block: (Block) throws -> Void, unpacked: (_ caption: Int64, _ codes: Data) throws -> Void
    ) throws {
        // The file is not mapped, which would save a third of the time: a disk that fails would end the program instead of
        // being an error.
        for captions in try forEachBlock(block) { try forEach(in: captions, unpacked) }
    }

    /// - Returns: the captions that are in no block.
    private func forEachBlock(_ body: (Block) throws -> Void) throws -> [Range<Int64>] {
        let rows = try Row.fetchCursor(
            db, sql: "SELECT block, present, signs FROM embeddingBlock WHERE modelID = ? ORDER BY block",
            arguments: [model])
        var rest: [Range<Int64>] = []
        var next: Int64 = 0
        while let row = try rows.next() {
            let first = (row[0] as Int64) * EmbeddingPacker.blockSize
            if next < first { rest.append(next..<first) }
            next = first + EmbeddingPacker.blockSize
            try row.withUnsafeData(atIndex: 1) { present in
                try row.withUnsafeData(atIndex: 2) { signs in
                    guard let present, let signs, !signs.isEmpty else { return }
                    try body(Block(firstCaption: first, present: present, signs: signs))
                }
            }
        }
        return rest + [next..<Int64.max]
    }

    private func forEach(
        in captions: Range<Int64>, _ body: (_ caption: Int64, _ codes: Data) throws -> Void
    ) throws {
        try forEach(
            Row.fetchCursor(
                db,
                sql: "SELECT captionID, codes FROM embedding WHERE captionID >= ? AND captionID < ? AND modelID = ?",
                arguments: [captions.lowerBound, captions.upperBound, model]), body)
    }

    /// Passes over the embeddings of some captions. The codes are valid during the call only.
    public func forEach(
        of captions: [Int64], _ body: (_ caption: Int64, _ codes: Data) throws -> Void
    ) throws {
        let list = "[" + captions.map(String.init).joined(separator: ",") + "]"
        try forEach(
            Row.fetchCursor(
                db,
                sql: """
                    SELECT captionID, codes FROM json_each(?) CROSS JOIN embedding ON captionID = value
                    WHERE modelID = ?
                    """, arguments: [list, model]), body)
    }

    private func forEach(_ rows: RowCursor, _ body: (_ caption: Int64, _ codes: Data) throws -> Void) throws {
        while let row = try rows.next() {
            let caption: Int64 = row[0]
            try row.withUnsafeData(atIndex: 1) { codes in if let codes { try body(caption, codes) } }
        }
    }

    /// The embedding of a caption's image; nil if it has none.
    public func embedding(of caption: Int64) throws -> Embedding? {
        try Data.fetchOne(
            db, sql: "SELECT codes FROM embedding WHERE captionID = ? AND modelID = ?", arguments: [caption, model]
        ).map { Embedding(codes: $0) }
    }

    /// The embeddings of a series, or of all series of a study: one for each captioned image.
    ///
    /// - Parameter seriesInstanceUID: nil for the whole study.
    public func embeddings(ofStudy studyInstanceUID: String, series seriesInstanceUID: String?) throws -> [Embedding] {
        try Data.fetchAll(
            db,
            sql: """
                SELECT codes FROM study JOIN series ON series.studyID = study.id
                JOIN caption ON caption.seriesID = series.id JOIN embedding ON embedding.captionID = caption.id
                WHERE studyInstanceUID = :study AND (:series IS NULL OR seriesInstanceUID = :series)
                  AND embedding.modelID = :model
                ORDER BY caption.id
                """, arguments: ["study": studyInstanceUID, "series": seriesInstanceUID, "model": model]
        ).map { Embedding(codes: $0) }
    }

    /// The series that a caption is of, with what a search filters by; nil if there is no such caption.
    public func subject(of caption: Int64) throws -> EmbeddedSeries? {
        try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT series.id, modality, missingSince, seriesInstanceUID,
                           (SELECT studyInstanceUID FROM study WHERE study.id = studyID) AS studyInstanceUID
                    FROM caption JOIN series ON series.id = seriesID WHERE caption.id = ?
                    """), arguments: [caption]
        ).map { row in
            EmbeddedSeries(
                seriesID: row["id"], studyInstanceUID: row["studyInstanceUID"],
                seriesInstanceUID: row["seriesInstanceUID"], modality: row["modality"],
                isMissing: (row["missingSince"] as String?) != nil)
        }
    }

    /// What a result shows of a series.
    public func hit(_ series: EmbeddedSeries, caption: Int64, similarity: Double) throws -> SimilarHit {
        try SimilarHit(series.seriesID, caption: caption, similarity: similarity, db)
    }
}

/// A series with an embedding.
public struct EmbeddedSeries: Sendable, Equatable {
    /// The row of the series.
    public let seriesID: Int64
    public let studyInstanceUID: String
    public let seriesInstanceUID: String
    public let modality: String?
    /// Whether all its files are missing.
    public let isMissing: Bool
}

extension Catalog {
    /// Reads the embeddings of the current model: that of the latest run that captioned.
    ///
    /// - Throws: what `body` throws; a `CatalogError` if there is no embedding.
    public func readEmbeddings<Value>(_ body: (EmbeddingReader) throws -> Value) throws -> Value {
        try database.reader.read { db in
            guard let model = try Int64.fetchOne(db, sql: Self.currentModel),
                let space = try EmbeddingPacker.space(of: model, db)
                    ?? EmbeddingPacker(db: db, model: model).spaceTaken()
            else {
                throw CatalogError(
                    path, "no image has been compared with others yet: run `fileroom describe` first")
            }
            return try body(EmbeddingReader(db: db, model: model, space: space))
        }
    }

    private static let currentModel = "SELECT id FROM model ORDER BY lastRunID DESC, id DESC LIMIT 1"

    /// The name and the identity of the current model: that of the latest run that captioned. Nil if there is none.
    public func currentModel() throws(CatalogError) -> (name: String, weightsDigest: String)? {
        try read { db in
            try Row.fetchOne(
                db, sql: "SELECT name, weightsDigest FROM model WHERE id = (\(Self.currentModel))"
            ).map { ($0[0], $0[1]) }
        }
    }

    /// The present files of the object with this SOP Instance UID. There is no index: the time grows with the catalog.
    public func paths(ofInstance sopInstanceUID: String) throws(CatalogError) -> [String] {
        try read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT path FROM instance JOIN file ON file.id = instance.fileID
                    JOIN filePath ON filePath.fileID = file.id
                    WHERE sopInstanceUID = ? AND missingSince IS NULL ORDER BY path
                    """, arguments: [sopInstanceUID])
        }
    }
}
