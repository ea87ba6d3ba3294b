public import Catalog
import DICOM
import Foundation
import Tensors

/// Looks for series with images like some others.
///
/// The signs of all embeddings are compared with those of the images first; of the nearest, the similarity is computed from
/// the stored bytes.
public struct SimilarSearch: Sendable {
    /// What to find images like.
    public enum Subject: Sendable {
        /// The captioned images of a series, or of a whole study.
        case stored(study: String, series: String?)
        /// An image that was encoded by the current model.
        case image(Embedding)
    }

    /// What is found.
    public struct Result: Sendable {
        /// Series by their most similar image, the most similar first.
        public let hits: [SimilarHit]
        /// What unlike images reach in 1 of 100 pairs: nothing below it is a hit. Nil if that is not known.
        public let floor: Double?
        /// How many images the subject was compared with.
        public let compared: Int
        /// False if the subject has no image that the current model has seen.
        public let isKnown: Bool
    }

    public var subject: Subject
    /// The most hits.
    public var limit = 20
    /// In capitals; empty for all.
    public var modalities: [String] = []
    public var includesMissing = false

    public init(_ subject: Subject) { self.subject = subject }

    /// The embeddings whose similarity is computed, at first.
    static let candidates = 1000
    /// How many times as many the next time, if too many of them were not wanted.
    private static let growth = 8

    /// Reads the embeddings of a catalog once.
    public func result(in catalog: Catalog) throws -> Result {
        try catalog.readEmbeddings { reader in
            let space = reader.space
            let offsets = try embeddings(reader).compactMap { space.offset(of: $0) }
            guard !offsets.isEmpty else { return Result(hits: [], floor: space.floor, compared: 0, isKnown: false) }
            let comparison = Comparison(space, with: offsets)
            let scan = try Scan(reader, comparison, near: offsets)
            var count = max(Self.candidates, limit)
            while true {
                let (hits, isComplete) = try hits(of: scan, nearest: count, comparison, reader)
                if isComplete {
                    return Result(hits: hits, floor: space.floor, compared: scan.compared, isKnown: true)
                }
                count *= Self.growth
            }
        }
    }

    private func embeddings(_ reader: EmbeddingReader) throws -> [Embedding] {
        switch subject {
        case .image(let embedding): [embedding]
        case .stored(let study, let series): try reader.embeddings(ofStudy: study, series: series)
        }
    }

    /// The hits among the nearest embeddings, and whether more of those would change nothing.
    private func hits(
        of scan: Scan, nearest count: Int, _ comparison: Comparison, _ reader: EmbeddingReader
    ) throws -> (hits: [SimilarHit], isComplete: Bool) {
        let packed = scan.nearest(count)
        var ranked = scan.unpacked
        try reader.forEach(of: packed) { caption, codes in
            if let similarity = comparison.similarity(of: codes) { ranked.append((caption, similarity)) }
        }
        ranked.sort { ($1.similarity, $0.caption) < ($0.similarity, $1.caption) }
        let isAll = packed.count == scan.packed
        var hits: [SimilarHit] = []
        var seen: Set<Int64> = []
        for (caption, similarity) in ranked {
            if let floor = reader.space.floor, similarity < floor { return (hits, true) }
            guard let series = try reader.subject(of: caption), seen.insert(series.seriesID).inserted, isWanted(series)
            else { continue }
            hits.append(try reader.hit(series, caption: caption, similarity: similarity))
            if hits.count == limit { return (hits, true) }
        }
        return (hits, isAll)
    }

    private func isWanted(_ series: EmbeddedSeries) -> Bool {
        guard includesMissing || !series.isMissing else { return false }
        if case .stored(let study, let uid) = subject, series.studyInstanceUID.isExactly(study),
            uid.map(series.seriesInstanceUID.isExactly) ?? true
        {
            return false
        }
        return modalities.isEmpty || series.modality.map { modalities.contains($0.uppercased()) } ?? false
    }
}

/// One pass over all embeddings.
private struct Scan {
    /// Captions whose embeddings are not packed yet, with their similarity.
    let unpacked: [(caption: Int64, similarity: Double)]
    private let distances: HammingDistances
    /// The first caption of each block.
    private let firstCaptions: [Int64]

    /// - Parameter offsets: of the images to compare with; at least one.
    init(_ reader: EmbeddingReader, _ comparison: Comparison, near offsets: [[Float]]) throws {
        let space = reader.space
        let blocks = try reader.blockCount()
        var distances = HammingDistances(
            to: offsets.map { space.signs(of: $0) }, words: space.words,
            capacity: blocks * EmbeddingReader.blockSize)
        var firstCaptions: [Int64] = []
        var unpacked: [(caption: Int64, similarity: Double)] = []
        try reader.forEach { block in
            firstCaptions.append(block.firstCaption)
            distances.measure(block.signs.bytes, present: block.present.bytes)
        } unpacked: { caption, codes in
            if let similarity = comparison.similarity(of: codes) { unpacked.append((caption, similarity)) }
        }
        (self.distances, self.firstCaptions, self.unpacked) = (distances, firstCaptions, unpacked)
    }

    /// The number of packed embeddings.
    var packed: Int { distances.count }
    var compared: Int { packed + unpacked.count }

    /// The captions of the packed embeddings that differ in the fewest signs.
    func nearest(_ count: Int) -> [Int64] {
        distances.nearest(count).map { place in
            firstCaptions[place / EmbeddingReader.blockSize] + Int64(place % EmbeddingReader.blockSize)
        }
    }
}
