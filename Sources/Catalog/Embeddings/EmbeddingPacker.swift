import Foundation
import GRDB

/// Keeps the space of a model's embeddings and the blocks of their signs, inside a transaction.
struct EmbeddingPacker {
    /// Captions of one block.
    static let blockSize: Int64 = 1024

    let db: Database
    let model: Int64

    // MARK: Space

    /// The stored space; nil if there is none.
    static func space(of model: Int64, _ db: Database) throws -> EmbeddingSpace? {
        try Row.fetchOne(db, sql: "SELECT centre, floor FROM embeddingSpace WHERE modelID = ?", arguments: [model])
            .map { EmbeddingSpace(storedCentre: $0["centre"], floor: $0["floor"]) }
    }

    /// Stores the space, unless it holds: the model's own, or that of the catalog once it has twice as many captions.
    ///
    /// Another space leaves no block.
    func refreshSpace(own: EmbeddingSpace?) throws {
        let stored = try Row.fetchOne(
            db, sql: "SELECT centre, floor, takenThrough FROM embeddingSpace WHERE modelID = ?", arguments: [model])
        let last = try lastCaption()
        let space: EmbeddingSpace
        if let own {
            let isKept = stored.map {
                ($0["takenThrough"] as Int64?) == nil
                    && EmbeddingSpace(storedCentre: $0["centre"], floor: $0["floor"]) == own
            }
            if isKept == true { return }
            space = own
        } else {
            if let stored, let through: Int64 = stored["takenThrough"], last < 2 * through { return }
            guard let taken = try spaceTaken() else { return }
            space = taken
        }
        try db.execute(sql: "DELETE FROM embeddingSpace WHERE modelID = ?", arguments: [model])
        try db.execute(
            sql: "INSERT INTO embeddingSpace (modelID, centre, floor, takenThrough) VALUES (?, ?, ?, ?)",
            arguments: [model, space.storedCentre, space.floor, own == nil ? last : nil])
    }

    private func lastCaption() throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT max(captionID) FROM embedding") ?? 0
    }

    /// The space of up to 4,096 embeddings that are spread over the catalog; nil if there are none.
    func spaceTaken() throws -> EmbeddingSpace? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT captionID, codes, studyID FROM embedding
                CROSS JOIN caption ON caption.id = captionID CROSS JOIN series ON series.id = seriesID
                WHERE captionID >= ? AND embedding.modelID = ? ORDER BY captionID LIMIT 1
                """)
        var sample: [(direction: [Float], study: Int64)] = []
        var next: Int64 = 0
        let step = max(1, try lastCaption() / Int64(EmbeddingSpace.sampleSize))
        while sample.count < EmbeddingSpace.sampleSize,
            let row = try Row.fetchOne(statement, arguments: [next, model])
        {
            sample.append((Embedding(codes: row["codes"]).direction, row["studyID"]))
            next = max(next, row["captionID"]) + step
        }
        return EmbeddingSpace(sample: sample)
    }

    // MARK: Blocks

    /// The blocks whose captions all have ids by now and that are not packed, in ascending order.
    func unpackedBlocks() throws -> [Int64] {
        let packed = Set(
            try Int64.fetchAll(db, sql: "SELECT block FROM embeddingBlock WHERE modelID = ?", arguments: [model]))
        return (0..<(try lastCaption() / Self.blockSize)).filter { !packed.contains($0) }
    }

    /// Packs the signs of one block.
    func pack(_ block: Int64, in space: EmbeddingSpace) throws {
        let first = block * Self.blockSize
        var present = [UInt8](repeating: 0, count: Int(Self.blockSize) / 8)
        var signs = [UInt8](repeating: 0, count: Int(Self.blockSize) * space.words * 8)
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: "SELECT captionID, codes FROM embedding WHERE captionID BETWEEN ? AND ? AND modelID = ?"),
            arguments: [first, first + Self.blockSize - 1, model])
        var isEmpty = true
        while let row = try rows.next() {
            guard let offset = space.offset(of: Embedding(codes: row["codes"])) else { continue }
            let place = Int(row["captionID"] as Int64 - first)
            present[place / 8] |= 1 << UInt8(place % 8)
            for (word, bits) in space.signs(of: offset).enumerated() {
                for byte in 0..<8 {
                    signs[(place * space.words + word) * 8 + byte] = UInt8(truncatingIfNeeded: bits >> UInt64(8 * byte))
                }
            }
            isEmpty = false
        }
        try db.cachedStatement(
            sql: "INSERT INTO embeddingBlock (block, modelID, present, signs) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [block, model, Data(present), isEmpty ? Data() : Data(signs)])
    }
}

extension Catalog {
    /// Makes searches for similar images fast: packs what `record` has stored since the last call.
    ///
    /// It does so a batch at a time. Stopped in between, it continues where it was with the next call.
    /// - Parameter own: the space that the model was published with; nil to take it from the catalog.
    public func packEmbeddings(
        model: Int64, own: EmbeddingSpace? = nil, unless isStopped: () -> Bool = { false }
    ) throws(CatalogError) {
        try write { db in try EmbeddingPacker(db: db, model: model).refreshSpace(own: own) }
        var isDone = false
        while !isDone, !isStopped() {
            isDone = try write { db in
                let packer = EmbeddingPacker(db: db, model: model)
                guard let space = try EmbeddingPacker.space(of: model, db) else { return true }
                let blocks = try packer.unpackedBlocks()
                for block in blocks.prefix(32) { try packer.pack(block, in: space) }
                return blocks.count <= 32
            }
        }
    }
}

extension Catalog {
    /// Packs the embeddings of every model, each in the space that it has, or else in that of the catalog.
    func packEmbeddings() throws(CatalogError) {
        let models = try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT model.id, centre, floor FROM model
                    LEFT JOIN embeddingSpace ON modelID = model.id AND takenThrough IS NULL
                    """
            ).map { row in
                (
                    id: row[0] as Int64,
                    own: (row[1] as Data?).map { EmbeddingSpace(storedCentre: $0, floor: row[2]) }
                )
            }
        }
        for model in models { try packEmbeddings(model: model.id, own: model.own) }
    }
}
