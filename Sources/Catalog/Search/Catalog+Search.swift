import Foundation
import GRDB

/// A series that answers a search.
public struct SearchHit: Sendable, Codable, Equatable {
    public let studyInstanceUID: String
    public let seriesInstanceUID: String
    public let modality: String?
    public let bodyPart: String?
    public let studyDate: String?
    public let studyDescription: String?
    public let seriesDescription: String?
    /// What was said of its frames, where several stand for it joined by ` / `.
    public let caption: String?
    /// The words around what was found, each find between `SearchHit.opening` and `SearchHit.closing`.
    public let snippet: String
    /// The higher the better: bm25 with the sign turned.
    public let score: Double
    /// The caption's review status; nil where there is no caption.
    public let status: String?
    /// What speaks against the caption, or the first of several.
    public let doubts: [CaptionDoubt]
    /// The file that the caption was made from, or else the first of the series.
    public let path: String?

    /// Marks the start and the end of a find in `snippet`: control characters, which no caption contains.
    public static let opening = "\u{2}"
    public static let closing = "\u{3}"
}

extension Catalog {
    /// The series whose words answer `query`, best first.
    ///
    /// The rank is bm25 over the fields of `searchText`, a word in the caption weighing most. Equal ranks come in the
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
            // Rows that no condition asks for are not looked up for every hit.
            let needsSeries =
                !query.modalities.isEmpty || query.from != nil || query.to != nil || query.status != nil
            var joins: [SQL] = []
            if query.bodyPart != nil { joins.append("JOIN searchText ON searchText.seriesID = searchIndex.rowid") }
            if needsSeries { joins.append("JOIN series ON series.id = searchIndex.rowid") }
            if query.from != nil || query.to != nil { joins.append("JOIN study ON study.id = series.studyID") }
            // The captions to show: of the model that spoke last, and rejected ones only to whoever asks for those.
            var isShown: SQL = "shown.seriesID = series.id AND shown.status != 'rejected'"
            if let status = query.status {
                isShown = "shown.seriesID = series.id AND shown.status = \(status)"
                conditions.append("EXISTS (SELECT 1 FROM caption AS shown WHERE \(isShown))")
            }
            // First which, then what is to be said of them: a common word has many hits, and a page few.
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
                          SELECT text FROM caption AS shown WHERE \(isShown) AND shown.modelID = caption.modelID
                          GROUP BY text ORDER BY min(rank))),
                       snippet(searchIndex, -1, \(SearchHit.opening), \(SearchHit.closing), '…', 24),
                       hit.score, caption.status, caption.doubts,
                       coalesce(
                         (SELECT folder.path || '/' || file.name FROM file JOIN folder ON folder.id = file.folderID
                          WHERE file.id = caption.fileID),
                         (SELECT folder.path || '/' || file.name FROM instance
                          JOIN file ON file.id = instance.fileID JOIN folder ON folder.id = file.folderID
                          WHERE instance.seriesID = series.id ORDER BY folder.path, file.name LIMIT 1))
                FROM hit
                CROSS JOIN searchIndex ON searchIndex.rowid = hit.seriesID AND searchIndex MATCH \(expression)
                JOIN series ON series.id = hit.seriesID
                JOIN study ON study.id = series.studyID
                LEFT JOIN caption ON caption.id = (
                  SELECT id FROM caption AS shown
                  WHERE \(isShown) AND shown.modelID = (
                    SELECT modelID FROM caption AS shown WHERE \(isShown) ORDER BY id DESC LIMIT 1)
                  ORDER BY rank LIMIT 1)
                ORDER BY hit.score DESC, series.id
                """
            let (sql, arguments) = try request.build(db)
            return try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
                SearchHit(
                    studyInstanceUID: row[0], seriesInstanceUID: row[1], modality: row[2], bodyPart: row[3],
                    studyDate: row[4], studyDescription: row[5], seriesDescription: row[6], caption: row[7],
                    snippet: row[8], score: row[9], status: row[10],
                    doubts: (row[11] as String?).map(CaptionDoubt.all) ?? [], path: row[12])
            }
        }
    }
}
