import GRDB

/// The captions of the model that spoke last, as a whole.
public struct CaptionQuality: Sendable, Codable, Equatable {
    public let captions: Int
    /// Different pictures that were described.
    public let pictures: Int
    /// Different captions.
    public let distinct: Int
    /// The caption said of the most pictures.
    public let mostFrequent: String?
    /// The share of the pictures that it was said of.
    public let mostFrequentShare: Double
    /// The model says much the same whatever it sees: its captions are worth nothing for finding.
    public let isCollapsed: Bool
    /// How many captions have each doubt.
    public let doubts: [String: Int]

    /// Fewer pictures than this may well be alike.
    static let fewestPictures = 20
    /// A model may have few sentences for many pictures, such as one for each kind of examination: more pictures than this
    /// ask for no more of them.
    static let picturesThatTell = 200

    init(
        captions: Int, pictures: Int, distinct: Int, mostFrequent: String?, mostFrequentCount: Int,
        doubts: [String: Int]
    ) {
        self.captions = captions
        self.pictures = pictures
        self.distinct = distinct
        self.mostFrequent = mostFrequent
        self.doubts = doubts
        let known = Double(max(pictures, 1))
        mostFrequentShare = Double(mostFrequentCount) / known
        let areFew = Double(distinct) < 0.05 * Double(min(pictures, Self.picturesThatTell))
        isCollapsed = pictures >= Self.fewestPictures && (mostFrequentShare > 0.5 || areFew)
    }
}

extension CaptionQuality {
    /// Nil where nothing has been captioned.
    init?(ofModel model: Int64?, _ db: Database) throws {
        guard let model,
            let totals = try Row.fetchOne(
                db,
                sql: """
                    SELECT count(*), count(DISTINCT pictureDigest), count(DISTINCT text) FROM caption WHERE modelID = ?
                    """, arguments: [model]), totals[0] as Int > 0
        else { return nil }
        let most = try Row.fetchOne(
            db,
            sql: """
                SELECT text, count(DISTINCT pictureDigest) AS times FROM caption WHERE modelID = ?
                GROUP BY text ORDER BY times DESC, text LIMIT 1
                """, arguments: [model])
        let doubts = try Row.fetchAll(
            db,
            sql: """
                SELECT value, count(*) FROM caption, json_each(doubts) WHERE modelID = ? AND doubts != '[]'
                GROUP BY value ORDER BY value
                """, arguments: [model])
        self.init(
            captions: totals[0], pictures: totals[1], distinct: totals[2], mostFrequent: most?[0],
            mostFrequentCount: most?[1] ?? 0,
            doubts: Dictionary(doubts.map { row in (row[0], row[1]) }) { first, _ in first })
    }
}
