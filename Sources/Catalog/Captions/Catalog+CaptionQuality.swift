import GRDB

/// Whether the current captions tell images apart.
public struct CaptionQuality: Sendable, Codable, Equatable {
    public let captions: Int
    /// Different images with a caption.
    public let images: Int
    /// Different captions.
    public let distinct: Int
    /// The caption of the most images.
    public let mostFrequent: String?
    /// The share of the images that have it.
    public let mostFrequentShare: Double
    /// The captions are much the same whatever the image, so they are useless for finding anything.
    public let isCollapsed: Bool
    /// The number of captions with each doubt.
    public let doubts: [String: Int]
    /// The number of captions of each `CaptionBelief`.
    public let belief: [String: Int]

    /// Fewer images than this may well be alike.
    static let fewestImages = 20
    /// A model may have few sentences for many images, such as one for each kind of examination: beyond this number of
    /// images, no more distinct sentences are expected.
    static let imagesThatTell = 200

    init(
        captions: Int, images: Int, distinct: Int, mostFrequent: String?, mostFrequentCount: Int,
        doubts: [String: Int], belief: [String: Int]
    ) {
        self.captions = captions
        self.images = images
        self.distinct = distinct
        self.mostFrequent = mostFrequent
        self.doubts = doubts
        self.belief = belief
        let known = Double(max(images, 1))
        mostFrequentShare = Double(mostFrequentCount) / known
        let areFew = Double(distinct) < 0.05 * Double(min(images, Self.imagesThatTell))
        isCollapsed = images >= Self.fewestImages && (mostFrequentShare > 0.5 || areFew)
    }
}

extension CaptionQuality {
    /// Nil if there are no captions.
    init?(_ db: Database) throws {
        let captions = try Row.fetchAll(
            db,
            sql: """
                SELECT text, count(*), count(DISTINCT imageDigest) AS images FROM currentCaption
                GROUP BY text ORDER BY images DESC, text
                """)
        guard let most = captions.first else { return nil }
        let images = try Int.fetchOne(db, sql: "SELECT count(DISTINCT imageDigest) FROM currentCaption") ?? 0
        let doubts = try Row.fetchAll(
            db,
            sql: """
                SELECT value, count(*) FROM currentCaption, json_each(doubts) WHERE doubts <> '[]'
                GROUP BY value ORDER BY value
                """)
        self.init(
            captions: captions.reduce(0) { $0 + ($1[1] as Int) }, images: images, distinct: captions.count,
            mostFrequent: most[0], mostFrequentCount: most[2],
            doubts: Dictionary(doubts.map { row in (row[0], row[1]) }) { first, _ in first },
            belief: try Self.belief(db))
    }

    private struct Caption: JudgedCaption {
        let status: CaptionStatus
        let probability: Double?
        let doubts: [CaptionDoubt]
    }

    private static func belief(_ db: Database) throws -> [String: Int] {
        // The least probability of each class stands for all of it.
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT status, doubts,
                       CASE WHEN probability >= :likely THEN :likely WHEN probability >= :unsure THEN :unsure
                            WHEN probability IS NOT NULL THEN 0.0 END AS probability, count(*)
                FROM currentCaption GROUP BY 1, 2, 3
                """, arguments: ["likely": CaptionBelief.likelyFrom, "unsure": CaptionBelief.unsureFrom])
        return rows.reduce(into: [:]) { counts, row in
            let caption = Caption(
                status: CaptionStatus(rawValue: row[0]) ?? .machine, probability: row[2],
                doubts: CaptionDoubt.all(inJSON: row[1]))
            counts[caption.belief.rawValue, default: 0] += row[3]
        }
    }
}
