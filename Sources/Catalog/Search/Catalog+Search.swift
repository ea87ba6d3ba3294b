import Foundation
import GRDB

/// A series found by a search.
public struct SearchHit: Sendable, Codable, Equatable {
    public let studyInstanceUID: String
    public let seriesInstanceUID: String
    public let modality: String?
    public let bodyPart: String?
    public let studyDate: String?
    public let studyDescription: String?
    public let seriesDescription: String?
    /// Its current captions, each once, joined by ` / `.
    public let caption: String?
    /// The words around the matches, each match between `SearchHit.opening` and `SearchHit.closing`.
    public var snippet: String
    /// The higher the better: bm25 with the sign turned.
    public let score: Double
    /// The review status of the caption, or the first of several; nil if there is none.
    public let status: CaptionStatus?
    /// Reasons to doubt the caption, or the first of several.
    public let doubts: [CaptionDoubt]
    /// The file that the caption was made from; if there is none, the first file of the series.
    public let path: String?

    /// The start and the end of a match in `snippet`: control characters, which do not occur in captions.
    public static let opening = "\u{2}"
    public static let closing = "\u{3}"
}

extension Catalog {
    /// The series that match `query`, best first.
    ///
    /// They are ranked by bm25 over the fields of `searchText`; a word in the caption weighs most. Equal ranks are in the
    /// order of their rows, so that pages do not overlap.
    public func search(_ query: SearchQuery) throws(CatalogError) -> [SearchHit] {
        guard let expression = query.matchExpression else { return [] }
        return try read { db in
            var conditions: [SQL] = ["searchIndex MATCH \(expression)"]
            if !query.modalities.isEmpty {
                conditions.append("upper(series.modality) IN \(query.modalities.map { $0.uppercased() })")
            }
            if let from = query.from { conditions.append("study.studyDate >= \(from)") }
            if let to = query.to { conditions.append("study.studyDate <= \(to)") }
            if let bodyPart = query.bodyPart {
                conditions.append("instr(upper(searchText.bodyPart), \(bodyPart.uppercased())) > 0")
            }
            // Tables that no condition needs are not joined for every match.
            let needsSeries =
                !query.modalities.isEmpty || query.from != nil || query.to != nil || query.status != nil
            var joins: [SQL] = []
            if query.bodyPart != nil { joins.append("JOIN searchText ON searchText.seriesID = searchIndex.rowid") }
            if needsSeries { joins.append("JOIN series ON series.id = searchIndex.rowid") }
            if query.from != nil || query.to != nil { joins.append("JOIN study ON study.id = series.studyID") }
            // Rejected captions are not current; they are shown only if asked for.
            let shown: SQL = query.status == .rejected ? "caption" : "currentCaption"
            var isShown: SQL = "shown.seriesID = series.id"
            if let status = query.status {
                isShown = "shown.seriesID = series.id AND shown.status = \(status.rawValue)"
                conditions.append("EXISTS (SELECT 1 FROM \(shown) AS shown WHERE \(isShown))")
            }
            // Select the page's series first and join the details afterwards: a common word matches far more series than
            // one page shows.
            let request: SQL = """
                WITH hit AS MATERIALIZED (
                  SELECT searchIndex.rowid AS seriesID, -bm25(searchIndex, 10, 4, 3, 2, 2) AS score
                  FROM searchIndex
                  \(joins.joined(separator: "\n"))
                  WHERE \(conditions.joined(operator: .and))
                  ORDER BY score DESC, searchIndex.rowid
                  LIMIT \(query.limit) OFFSET \(query.offset))
                SELECT study.studyInstanceUID, series.seriesInstanceUID, series.modality,
                       coalesce(series.bodyPartExamined, series.anatomicRegion), study.studyDate,
                       study.studyDescription, series.seriesDescription,
                       (SELECT group_concat(text, ' / ') FROM (
                          SELECT text FROM \(shown) AS shown WHERE \(isShown) GROUP BY text ORDER BY min(rank))),
                       snippet(searchIndex, -1, \(SearchHit.opening), \(SearchHit.closing), '…', 24),
                       hit.score, caption.status, caption.doubts,
                       coalesce(
                         (SELECT path FROM filePath WHERE filePath.fileID = caption.fileID),
                         (SELECT path FROM instance JOIN filePath ON filePath.fileID = instance.fileID
                          WHERE instance.seriesID = series.id ORDER BY folderPath, name LIMIT 1))
                FROM hit
                CROSS JOIN searchIndex ON searchIndex.rowid = hit.seriesID AND searchIndex MATCH \(expression)
                JOIN series ON series.id = hit.seriesID
                JOIN study ON study.id = series.studyID
                LEFT JOIN caption ON caption.id = (
                  SELECT id FROM \(shown) AS shown WHERE \(isShown) ORDER BY rank LIMIT 1)
                ORDER BY hit.score DESC, series.id
                """
            let (sql, arguments) = try request.build(db)
            return try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
                SearchHit(
                    studyInstanceUID: row[0], seriesInstanceUID: row[1], modality: row[2], bodyPart: row[3],
                    studyDate: row[4], studyDescription: row[5], seriesDescription: row[6], caption: row[7],
                    snippet: row[8], score: row[9], status: (row[10] as String?).flatMap(CaptionStatus.init),
                    doubts: (row[11] as String?).map(CaptionDoubt.all) ?? [], path: row[12])
            }
        }
    }
}
