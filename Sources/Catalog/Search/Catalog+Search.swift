import ClinicalText
import Foundation
import GRDB

/// A series found by a search.
public struct SearchHit: Sendable, Codable, Equatable {
    public let studyInstanceUID: String
    public let seriesInstanceUID: String
    public let modality: String?
    public let bodyPart: String?
    public let laterality: String?
    public let studyDate: String?
    public let studyDescription: String?
    public let seriesDescription: String?
    /// Its current captions, each once, joined by ` / `.
    public let caption: String?
    /// The words around the matches, each match between `SearchHit.opening` and `SearchHit.closing`.
    public var snippet: String
    /// The higher the better. Its whole part is that of its basis: 4 for `header`, down to 0 for `doubtful`.
    public let score: Double
    public let basis: SearchBasis
    /// The review status of the caption, or the first of several; nil if there is none.
    public let status: CaptionStatus?
    /// That the kind and the part which the caption names are right, 0 to 1, or the first of several; nil if the model has
    /// no calibration.
    public let probability: Double?
    /// Reasons to doubt the caption, or the first of several.
    public let doubts: [CaptionDoubt]
    /// Its current captions, each text once.
    public let captions: [Caption]
    /// The file that the caption was made from; if there is none, the first file of the series.
    public let path: String?
    /// Since when all files of the series are missing; nil if one is there.
    public let missingSince: String?

    /// One of the current captions of a hit.
    public struct Caption: JudgedCaption, Sendable, Codable, Equatable {
        public let text: String
        public let status: CaptionStatus
        public let probability: Double?
        public let doubts: [CaptionDoubt]

        private enum CodingKeys: CodingKey { case text, status, probability, doubts }

        public init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            text = try values.decode(String.self, forKey: .text)
            status = CaptionStatus(rawValue: try values.decode(String.self, forKey: .status)) ?? .machine
            probability = try values.decodeIfPresent(Double.self, forKey: .probability)
            // Those of a later version are left out.
            doubts = try values.decode([String].self, forKey: .doubts).compactMap(CaptionDoubt.init)
        }
    }

    /// What its header states that a caption can contradict.
    public var header: HeaderFacts {
        HeaderFacts(
            modality: modality, bodyPart: bodyPart, descriptions: [studyDescription, seriesDescription],
            laterality: laterality)
    }

    /// The start and the end of a match in `snippet`: control characters, which do not occur in captions.
    public static let opening = "\u{2}"
    public static let closing = "\u{3}"
}

extension DatabaseFunction {
    /// `folded(text)` in SQL. SQLite's own `upper` knows ASCII only.
    static let folded = DatabaseFunction("folded", argumentCount: 1, pure: true) { values in
        String.fromDatabaseValue(values[0]).map(FoldedText.fold)
    }
}

extension Catalog {
    /// The series that match `query`, best first.
    ///
    /// They are in the groups of `SearchBasis`, of which the last one is left out unless the query asks for it. Inside a group
    /// they are ranked by bm25, where a caption's words weigh as much as such captions are right. Equal ranks are in the order
    /// of their rows, so that pages do not overlap.
    public func search(_ query: SearchQuery) throws(CatalogError) -> [SearchHit] {
        // Punctuation alone asks for nothing.
        guard query.root != nil else { return [] }
        let compiled = CompiledQuery(query.root)
        if compiled.phrases.isEmpty { return try read { try self.browsed(query, compiled, $0) } }
        return try read { db in
            var hits: [SearchHit] = []
            var skipped = query.offset
            for basis in SearchBasis.allCases where basis != .doubtful || query.includesDoubtful {
                var page = query
                page.limit = query.limit - hits.count
                page.offset = skipped
                let found = try self.hits(page, on: basis, compiled, db)
                hits += found
                if hits.count == query.limit { break }
                // The page begins in a later group, or goes on at the start of the next one.
                skipped =
                    found.isEmpty && skipped > 0 ? max(0, skipped - (try count(query, on: basis, compiled, db))) : 0
            }
            return hits
        }
    }

    /// How many hits a group has.
    private func count(
        _ query: SearchQuery, on basis: SearchBasis, _ compiled: CompiledQuery, _ db: Database
    ) throws -> Int {
        let source = SearchSource(query, on: basis, compiled)
        let request: SQL = """
            SELECT count(*) FROM searchIndex
            \(source.joins.joined(separator: "\n"))
            WHERE \(source.conditions.joined(operator: .and))
            """
        let (sql, arguments) = try request.build(db)
        return try Int.fetchOne(db, sql: sql, arguments: arguments) ?? 0
    }

    private func hits(
        _ query: SearchQuery, on basis: SearchBasis, _ compiled: CompiledQuery, _ db: Database
    ) throws -> [SearchHit] {
        let source = SearchSource(query, on: basis, compiled)
        let hit: SQL = """
            SELECT searchIndex.rowid AS seriesID,
                   -bm25(searchIndex, 10 * likelyShare, 10 * unsureShare, 10 * doubtfulShare, 4, 3, 2, 2) AS score
            FROM searchIndex
            \(source.joins.joined(separator: "\n"))
            WHERE \(source.conditions.joined(operator: .and))
            ORDER BY score DESC, searchIndex.rowid
            LIMIT \(query.limit) OFFSET \(query.offset)
            """
        return try details(
            of: hit, on: basis, source,
            words:
                "CROSS JOIN searchIndex ON searchIndex.rowid = hit.seriesID AND searchIndex MATCH \(source.expression)",
            snippet: "snippet(searchIndex, -1, \(SearchHit.opening), \(SearchHit.closing), '…', 24)",
            order: "hit.score DESC, series.id", db)
    }

    /// The series that have the attributes, where no words are asked for: the newest first.
    private func browsed(
        _ query: SearchQuery, _ compiled: CompiledQuery, _ db: Database
    ) throws -> [SearchHit] {
        let source = SearchSource(query, on: nil, compiled)
        let order: SQL = "study.studyDate DESC, study.id, series.seriesNumber, series.id"
        let hit: SQL = """
            SELECT series.id AS seriesID, 0.0 AS score
            FROM series JOIN study ON study.id = series.studyID
            WHERE \(source.conditions.joined(operator: .and))
            ORDER BY \(order)
            LIMIT \(query.limit) OFFSET \(query.offset)
            """
        return try details(
            of: hit, on: .header, source, words: "LEFT JOIN searchText ON searchText.seriesID = hit.seriesID",
            snippet: "coalesce(nullif(searchText.caption, ''), searchText.description, '')", order: order, db)
    }

    /// What a result shows of the series that a statement selects.
    ///
    /// The page's series are selected first and the details joined afterwards: a common word matches far more series than one
    /// page shows. A rank without a bound of its own is brought below 1, so that the basis is the whole part.
    private func details(
        of hit: SQL, on basis: SearchBasis, _ source: SearchSource, words: SQL, snippet: SQL, order: SQL, _ db: Database
    ) throws -> [SearchHit] {
        let (shown, isShown) = (source.shown, source.isShown)
        let request: SQL = """
            WITH hit AS MATERIALIZED (\(hit))
            SELECT study.studyInstanceUID, series.seriesInstanceUID, series.modality,
                   coalesce(series.bodyPartExamined, series.anatomicRegion) AS bodyPart, series.laterality, study.studyDate,
                   study.studyDescription, series.seriesDescription,
                   (SELECT json_group_array(json_object(
                             'text', text, 'status', status, 'probability', probability, 'doubts', json(doubts)))
                    FROM (SELECT text, status, probability, doubts, min(rank) AS first
                          FROM \(shown) AS shown WHERE \(isShown) GROUP BY text ORDER BY first)) AS captions,
                   \(snippet) AS snippet,
                   \(basis.base) + hit.score / (1 + hit.score) AS score, caption.status, caption.probability, caption.doubts,
                   coalesce(
                     (SELECT path FROM filePath WHERE filePath.fileID = caption.fileID),
                     (SELECT path FROM instance JOIN file ON file.id = instance.fileID
                      JOIN filePath ON filePath.fileID = file.id WHERE instance.seriesID = series.id
                      ORDER BY file.missingSince IS NOT NULL, folderPath, filePath.name LIMIT 1)) AS path,
                   series.missingSince
            FROM hit
            \(words)
            JOIN series ON series.id = hit.seriesID
            JOIN study ON study.id = series.studyID
            LEFT JOIN caption ON caption.id = (
              SELECT id FROM \(shown) AS shown WHERE \(isShown) ORDER BY rank LIMIT 1)
            ORDER BY \(order)
            """
        let (sql, arguments) = try request.build(db)
        return try Row.fetchAll(db, sql: sql, arguments: arguments).map { try SearchHit($0, on: basis) }
    }
}

extension SearchHit {
    fileprivate init(_ row: Row, on basis: SearchBasis) throws {
        let captions = try JSONDecoder().decode([Caption].self, from: Data((row["captions"] as String).utf8))
        self.init(
            studyInstanceUID: row["studyInstanceUID"], seriesInstanceUID: row["seriesInstanceUID"],
            modality: row["modality"], bodyPart: row["bodyPart"], laterality: row["laterality"],
            studyDate: row["studyDate"], studyDescription: row["studyDescription"],
            seriesDescription: row["seriesDescription"],
            caption: captions.isEmpty ? nil : captions.map(\.text).joined(separator: " / "), snippet: row["snippet"],
            score: row["score"], basis: basis, status: (row["status"] as String?).flatMap(CaptionStatus.init),
            probability: row["probability"], doubts: (row["doubts"] as String?).map(CaptionDoubt.all) ?? [],
            captions: captions, path: row["path"], missingSince: row["missingSince"])
    }
}

/// Where a search looks, and what it asks of the rows there.
private struct SearchSource {
    /// Empty if no words are looked for.
    private(set) var expression = ""
    private(set) var joins: [SQL] = []
    private(set) var conditions: [SQL] = []
    /// The captions that are shown, and which of them.
    let shown: SQL
    private(set) var isShown: SQL = "shown.seriesID = series.id"

    /// - Parameter basis: nil if no words are looked for: then the rows are those of `series` and `study`.
    init(_ query: SearchQuery, on basis: SearchBasis?, _ compiled: CompiledQuery) {
        // Rejected captions are not current; they are shown only if asked for.
        shown = query.status == .rejected ? "caption" : "currentCaption"
        var needsSeries = !compiled.conditions.isEmpty
        if let basis {
            expression = basis.expression(compiled.phrases)
            if !compiled.exclusions.isEmpty {
                let excluded = compiled.exclusions.joined(separator: " OR ")
                expression = "(\(expression)) NOT (\(SearchBasis.believed(excluded)))"
            }
            joins.append("CROSS JOIN searchText ON searchText.seriesID = searchIndex.rowid")
            conditions.append("searchIndex MATCH \(expression)")
            if let isUnrecognised = basis.isUnrecognised { conditions.append("isUnrecognised = \(isUnrecognised)") }
            if let repeated = basis.repeated(compiled.phrases) {
                conditions.append(
                    "searchIndex.rowid NOT IN (SELECT rowid FROM searchIndex WHERE searchIndex MATCH \(repeated))")
            }
        } else if !compiled.exclusions.isEmpty {
            let excluded = SearchBasis.believed(compiled.exclusions.joined(separator: " OR "))
            conditions.append("series.id NOT IN (SELECT rowid FROM searchIndex WHERE searchIndex MATCH \(excluded))")
        }
        conditions += compiled.conditions
        if !query.modalities.isEmpty {
            needsSeries = true
            conditions.append("folded(series.modality) IN \(query.modalities.map(FoldedText.fold))")
        }
        if let from = query.from { conditions.append("study.studyDate >= \(from)") }
        if let to = query.to { conditions.append("study.studyDate <= \(to)") }
        if let bodyPart = query.bodyPart {
            needsSeries = needsSeries || basis == nil
            let stated: SQL =
                basis == nil
                ? "coalesce(series.bodyPartExamined, '') || ' ' || coalesce(series.anatomicRegion, '')"
                : "searchText.bodyPart"
            conditions.append("instr(folded(\(stated)), \(FoldedText.fold(bodyPart))) > 0")
        }
        if let status = query.status {
            isShown = "shown.seriesID = series.id AND shown.status = \(status.rawValue)"
            conditions.append("EXISTS (SELECT 1 FROM \(shown) AS shown WHERE \(isShown))")
        }
        if !query.includesMissing, !compiled.asksForMissing {
            // Few are missing: they have an index of their own.
            let series: SQL = basis == nil ? "series.id" : "searchIndex.rowid"
            conditions.append("\(series) NOT IN (SELECT id FROM series WHERE missingSince IS NOT NULL)")
        }
        if conditions.isEmpty { conditions = ["1"] }
        // Tables that no condition needs are not joined for every match.
        guard basis != nil else { return }
        let needsStudy = !compiled.conditions.isEmpty || query.from != nil || query.to != nil
        if needsSeries || needsStudy || query.status != nil {
            joins.append("JOIN series ON series.id = searchIndex.rowid")
        }
        if needsStudy { joins.append("JOIN study ON study.id = series.studyID") }
    }
}
