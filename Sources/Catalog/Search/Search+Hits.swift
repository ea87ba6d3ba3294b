import DICOM
import GRDB

/// A row of the full-text index that a search shows.
private struct FoundDocument {
    let id: Int64
    let points: Double
    /// How many other series of its study were found as well; nil if studies are not grouped.
    var others: Int?
}

extension Search {
    /// So many of the best series are looked at to group them by study.
    private static let mostGrouped = 2000

    /// The best series, and how many were ranked.
    struct Ranked {
        /// From the first one if studies are grouped, else those of the page.
        fileprivate var documents: [FoundDocument] = []
        /// At most one more than `SearchAnswer.mostRanked`; of a list by date, not more than were looked at.
        var count = 0
    }

    func ranked(_ stage: Stage, _ weights: [Float]) throws -> Ranked {
        switch query.grouping {
        case .series: try ranked(stage, weights, query.limit, offset: query.offset)
        case .study: try ranked(stage, weights, max(Self.mostGrouped, 4 * (query.offset + query.limit)), offset: 0)
        }
    }

    /// - Returns: the page, and whether there are more studies, if these are the hits.
    func hits(of ranked: Ranked) throws -> ([SearchHit], hasMoreStudies: Bool) {
        guard query.grouping == .study else { return (try details(of: ranked.documents), false) }
        let studies = try grouped(ranked.documents)
        let page = studies.dropFirst(query.offset).prefix(query.limit)
        return (try details(of: Array(page)), page.endIndex < studies.count)
    }

    /// The best series of each study.
    private func grouped(_ found: [FoundDocument]) throws -> [FoundDocument] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT studyID FROM searchDocument CROSS JOIN series ON series.id = searchDocument.seriesID
                WHERE searchDocument.id = ?
                """)
        var place: [Int64: Int] = [:]
        var studies: [FoundDocument] = []
        for var document in found {
            guard let study = try Int64.fetchOne(statement, arguments: [document.id]) else { continue }
            if let known = place[study] {
                studies[known].others = (studies[known].others ?? 0) + 1
            } else {
                place[study] = studies.count
                document.others = 0
                studies.append(document)
            }
        }
        return studies
    }

    private func ranked(_ stage: Stage, _ weights: [Float], _ limit: Int, offset: Int) throws -> Ranked {
        let source = matching(plan.concepts, stage)
        var score: SQL = "0.0"
        if let expression = source.expression {
            score = "searchRank(searchIndex, \(RankPlan(phrases: expression.phrases, weights: weights).data))"
        }
        let isByDate = query.order == .date || source.expression == nil
        // Series of one study in their order, of several studies the newest first.
        let order: SQL =
            isByDate ? "docID DESC" : "points DESC, docID >> \(DocumentID.dayShift) DESC, docID"
        // By date, no others are looked at than those that are shown.
        let most = isByDate ? offset + limit : SearchAnswer.mostRanked + 1
        let request: SQL = """
            SELECT docID, points, count(*) OVER () FROM (
              SELECT \(source.row) AS docID, \(score) AS points FROM \(source.from)
              WHERE \(source.conditions.joined(operator: .and))
              ORDER BY \(source.row) DESC LIMIT \(most))
            ORDER BY \(order) LIMIT \(limit) OFFSET \(offset)
            """
        let (sql, arguments) = try request.build(db)
        var found = Ranked()
        let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
        while let row = try rows.next() {
            found.count = row[2]
            found.documents.append(FoundDocument(id: row[0], points: row[1]))
        }
        return found
    }

    /// What is shown of each series, in the same order.
    private func details(of found: [FoundDocument]) throws -> [SearchHit] {
        let request: SQL = """
            SELECT study.studyInstanceUID, series.seriesInstanceUID, series.modality,
                   coalesce(series.bodyPartExamined, series.anatomicRegion) AS bodyPart, series.laterality,
                   study.studyDate, study.studyDescription, series.seriesDescription, series.protocolName,
                   series.contrastBolusAgent, series.anatomicRegion,
                   (SELECT json_group_array(json_object(
                             'text', text, 'status', status, 'probability', probability, 'doubts', json(doubts)))
                    FROM (SELECT text, status, probability, doubts, min(rank) AS first
                          FROM \(shown) AS shown WHERE \(isShown) GROUP BY text ORDER BY first)) AS captions,
                   caption.status, caption.probability, caption.doubts,
                   coalesce(
                     (SELECT path FROM filePath WHERE filePath.fileID = caption.fileID),
                     (SELECT path FROM instance JOIN file ON file.id = instance.fileID
                      JOIN filePath ON filePath.fileID = file.id WHERE instance.seriesID = series.id
                      ORDER BY file.missingSince IS NOT NULL, folderPath, filePath.name LIMIT 1)) AS path,
                   series.missingSince
            FROM searchDocument
            CROSS JOIN series ON series.id = searchDocument.seriesID
            CROSS JOIN study ON study.id = series.studyID
            LEFT JOIN caption ON caption.id = (
              SELECT id FROM \(shown) AS shown WHERE \(isShown) ORDER BY rank LIMIT 1)
            """
        let (sql, arguments) = try (request + " WHERE searchDocument.id = ").build(db)
        let statement = try db.cachedStatement(sql: sql + "?")
        let snippet = Snippet(plan.concepts)
        return try found.compactMap { document in
            let row = try Row.fetchOne(statement, arguments: arguments + [document.id])
            return try row.map {
                try SearchHit($0, document.points, isRanked: !plan.concepts.isEmpty, document.others, snippet)
            }
        }
    }

    /// The captions that are shown. Rejected ones are not current; they are shown only if asked for.
    private var shown: SQL { SQL(sql: query.status == .rejected ? "caption" : "currentCaption") }

    private var isShown: SQL {
        guard let status = query.status else { return "shown.seriesID = series.id" }
        return "shown.seriesID = series.id AND shown.status = \(status.rawValue)"
    }

    // MARK: Facets

    /// How many of the found series have each value.
    func facets(_ stage: Stage) throws -> [SearchAnswer.Facet] {
        let source = matching(plan.concepts, stage)
        let request: SQL = """
            SELECT series.modality, coalesce(series.bodyPartExamined, series.anatomicRegion),
                   substr(study.studyDate, 1, 4)
            FROM (SELECT \(source.row) AS docID FROM \(source.from)
                  WHERE \(source.conditions.joined(operator: .and))
                  ORDER BY \(source.row) DESC LIMIT \(SearchAnswer.mostRanked)) AS found
            CROSS JOIN searchDocument ON searchDocument.id = found.docID
            CROSS JOIN series ON series.id = searchDocument.seriesID
            CROSS JOIN study ON study.id = series.studyID
            """
        let (sql, arguments) = try request.build(db)
        let names: [SearchAnswer.Facet.Name] = [.modality, .bodyPart, .year]
        var counts: [[ExactText: Int]] = names.map { _ in [:] }
        let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
        while let row = try rows.next() {
            for index in names.indices {
                if let value = row[index] as String?, !value.isEmpty {
                    counts[index][ExactText(value), default: 0] += 1
                }
            }
        }
        return zip(names, counts).map { name, counts in
            let values = counts.map { (text: $0.key.text, count: $0.value) }.sorted {
                ($1.count, $0.text) < ($0.count, $1.text)
            }
            return .init(name: name, values: values.map { .init(value: $0.text, count: $0.count) })
        }
    }
}
