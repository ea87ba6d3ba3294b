import ClinicalText
import GRDB

/// Keeps the doubts that come from the header of a series up to date, inside a transaction: its captions may change, and so may
/// its header.
struct HeaderDoubts {
    private static let all: [(doubt: CaptionDoubt, contradiction: Contradiction)] = [
        (.otherModality, .modality), (.otherBodyPart, .bodyPart), (.otherLaterality, .laterality),
    ]

    let db: Database

    /// - Parameter series: the row of the series, with its attributes, and the description of its study.
    func refresh(_ seriesID: Int64, stated series: Row) throws {
        let captions = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT caption.id, text, doubts, instance.imageLaterality
                    FROM caption LEFT JOIN instance ON instance.fileID = caption.fileID WHERE caption.seriesID = ?
                    """), arguments: [seriesID])
        for caption in captions {
            let facts = StatedFacts(
                modality: series["modality"], bodyParts: [series["bodyPartExamined"], series["anatomicRegion"]],
                descriptions: [series["studyDescription"], series["seriesDescription"], series["protocolName"]],
                laterality: caption["imageLaterality"] ?? series["laterality"])
            let contradictions = facts.contradictions(of: Claims(of: caption["text"]))
            let stored = CaptionDoubt.all(inJSON: caption["doubts"])
            let doubts = CaptionDoubt.allCases.filter { doubt in
                guard let own = Self.all.first(where: { $0.doubt == doubt }) else { return stored.contains(doubt) }
                return contradictions.contains(own.contradiction)
            }
            if doubts == stored { continue }
            try db.cachedStatement(sql: "UPDATE caption SET doubts = ? WHERE id = ?")
                .execute(arguments: [CaptionDoubt.json(doubts), caption["id"] as Int64])
        }
    }
}
