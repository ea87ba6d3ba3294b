import ClinicalText
import GRDB

/// A search while it is made.
struct Search {
    let query: SearchQuery
    let db: Database
    let plan: SearchPlan
    /// Whether some documents of the index are left out.
    private let hasHidden: Bool

    /// No archive has so many series, and sums of these do not overflow.
    private static let mostAsked = 1 << 40

    init(_ query: SearchQuery, _ db: Database) throws {
        var query = query
        query.limit = min(max(0, query.limit), Self.mostAsked)
        query.offset = min(max(0, query.offset), Self.mostAsked)
        (self.query, self.db) = (query, db)
        // Common words have long lists. In KiB.
        try db.execute(sql: "PRAGMA cache_size = -32768")
        plan = try SearchPlan(query, SearchVocabulary(db: db))
        hasHidden =
            try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM searchDocument INDEXED BY searchDocumentHidden
                                   WHERE seriesID IS NULL OR isMissing = 1)
                    """) ?? false
    }

    /// More than the rank function can tell apart.
    private static let mostCounted = 2000

    func answer() throws -> SearchAnswer {
        var answer = SearchAnswer()
        answer.ignored = plan.ignored
        answer.isIndexComplete = try Bool.fetchOne(db, sql: "SELECT isComplete FROM searchState") ?? true
        let counts = try plan.concepts.map { concept in
            try count(matching([concept], .all, filtered: false), upTo: Self.mostCounted).count
        }
        answer.concepts = try zip(plan.concepts, counts).map { concept, count in
            .init(
                typed: concept.typed, otherNames: concept.otherNames, assertion: concept.assertion, count: count,
                isFinding: concept.isFinding, isNotInCaptions: try concept.isFinding && !isInCaptions(concept))
        }
        // Nearly: rows of series that are gone are counted too.
        let all = try Int.fetchOne(db, sql: "SELECT max(id) FROM series") ?? 0
        let weights = counts.map { RankPlan.weight(count: $0, of: all) }

        let total: (count: Int, isMore: Bool)
        let stage: Stage
        (answer.hits, answer.hasMoreStudies, total, stage) = try found(weights)
        answer.total = .init(count: total.count, isMore: total.isMore, rankedBackTo: nil)
        if query.wantsFacets { answer.facets = try facets(stage) }
        if total.isMore, !plan.concepts.isEmpty, query.order == .score {
            answer.total.rankedBackTo = try oldestRanked(stage)
        }
        answer.denied = try denied(besides: total)
        if total.count == 0 { try explain(&answer) }
        return answer
    }

    /// The page of the answer, and how many there are.
    private func found(
        _ weights: [Float]
    ) throws -> (hits: [SearchHit], hasMoreStudies: Bool, total: (count: Int, isMore: Bool), stage: Stage) {
        var ranked = try ranked(.all, weights)
        var total = (count: ranked.count, isMore: ranked.count > SearchAnswer.mostRanked)
        var stage = Stage.all
        // A page behind the last one counts nothing, and a list by date ends with its page.
        if plan.concepts.isEmpty || query.order == .date || ranked.count == 0 {
            total = try count(matching(plan.concepts, .all), upTo: SearchAnswer.mostRanked)
        } else if total.isMore {
            total.count = SearchAnswer.mostRanked
            // Where not all can be ranked, what is only left open or broader is, if the page has room for it.
            let page = query.offset + query.limit
            if try count(matching(plan.concepts, .stated), upTo: page).count == page {
                stage = .stated
                ranked = try self.ranked(.stated, weights)
            }
        }
        let (hits, hasMoreStudies) = try hits(of: ranked)
        return (hits, hasMoreStudies, total, stage)
    }

    // MARK: Sources

    enum Stage {
        /// What is stated, in the words of the query or others for the same.
        case stated
        /// Also what is left open, and what is broader.
        case all
    }

    /// Rows of the full-text index, and conditions on them.
    struct Source {
        var expression: RankedExpression?
        var match: String?
        var joins: [SQL] = []
        var conditions: [SQL] = []
        let row: SQL

        /// What follows `FROM`.
        var from: SQL {
            "\(SQL(sql: match == nil ? "searchDocument" : "searchIndex"))\n\(joins.joined(separator: "\n"))"
        }
    }

    func matching(
        _ concepts: [SearchConcept], _ stage: Stage, filtered: Bool = true, columns: SearchColumns? = nil
    ) -> Source {
        var looked = stage == .stated ? SearchColumns.stated : .believed
        if query.includesDoubtful { looked.insert(SearchColumns(.doubtful)) }
        let (plan, exclusions) = (self.plan, filtered ? self.plan.exclusions : [])
        var expression: RankedExpression?
        if !concepts.isEmpty {
            expression = RankedExpression(
                concepts, columns: columns ?? looked, includingBroader: stage == .all, excluding: exclusions)
        }
        var parts = expression.map { ["(\($0.text))"] } ?? []
        if filtered {
            parts += plan.facets.map { "(facet : (\($0.map { "\"\($0)\"" }.joined(separator: " OR "))))" }
        }
        let match = parts.isEmpty ? nil : parts.joined(separator: " AND ")
        var source = Source(
            expression: expression, match: match, row: match == nil ? "searchDocument.id" : "searchIndex.rowid")
        if let match { source.conditions.append("searchIndex MATCH \(match)") }
        guard filtered else { return source }
        addConditions(to: &source, excludesApart: concepts.isEmpty)
        return source
    }

    private func addConditions(to source: inout Source, excludesApart: Bool) {
        if let rows = plan.rows { source.conditions.append("\(source.row) BETWEEN \(rows.first) AND \(rows.last)") }
        if excludesApart, !plan.exclusions.isEmpty {
            let excluded = RankedExpression(
                [SearchConcept(typed: "", alternatives: plan.exclusions.flatMap(\.alternatives))], columns: .believed,
                includingBroader: false)
            source.conditions.append(
                "\(source.row) NOT IN (SELECT rowid FROM searchIndex WHERE searchIndex MATCH \(excluded.text))")
        }
        let needsSeries = !plan.conditions.isEmpty
        if source.match != nil, hasHidden || needsSeries {
            source.joins.append("CROSS JOIN searchDocument ON searchDocument.id = searchIndex.rowid")
        }
        if hasHidden || needsSeries || source.match == nil {
            source.conditions.append("searchDocument.seriesID IS NOT NULL")
            if !query.includesMissing, !plan.asksForMissing { source.conditions.append("searchDocument.isMissing = 0") }
        }
        guard needsSeries else { return }
        source.joins.append("CROSS JOIN series ON series.id = searchDocument.seriesID")
        source.joins.append("CROSS JOIN study ON study.id = series.studyID")
        source.conditions += plan.conditions
    }

    // MARK: Counts

    /// Whether any caption speaks of a concept.
    private func isInCaptions(_ concept: SearchConcept) throws -> Bool {
        let captions = SearchColumns(.caption, .unsure, .doubtful, .uncertain, .absent)
        return try count(matching([concept], .stated, filtered: false, columns: captions), upTo: 1).count > 0
    }

    /// How many rows a source has, counted up to a bound.
    private func count(_ source: Source, upTo most: Int) throws -> (count: Int, isMore: Bool) {
        let request: SQL = """
            SELECT count(*) FROM (
              SELECT 1 FROM \(source.from) WHERE \(source.conditions.joined(operator: .and)) LIMIT \(most + 1))
            """
        let found = try fetchOne(request) ?? 0
        return (min(found, most), found > most)
    }

    /// The date of the oldest series that was ranked.
    private func oldestRanked(_ stage: Stage) throws -> String? {
        let source = matching(plan.concepts, stage)
        let request: SQL = """
            SELECT \(source.row) FROM \(source.from) WHERE \(source.conditions.joined(operator: .and))
            ORDER BY \(source.row) DESC LIMIT 1 OFFSET \(SearchAnswer.mostRanked - 1)
            """
        return try fetchOne(request).map(Int64.init).flatMap(DocumentID.date(ofDocument:))
    }

    private func fetchOne(_ request: SQL) throws -> Int? {
        let (sql, arguments) = try request.build(db)
        return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
    }

    /// How many series that were not found say of something asked for that there is none.
    private func denied(besides total: (count: Int, isMore: Bool)) throws -> Int {
        guard !total.isMore else { return 0 }
        // What nobody denies costs no more than looking it up.
        let absent = try plan.concepts.filter { concept in
            guard concept.assertion == nil else { return false }
            return try count(matching([concept], .stated, filtered: false, columns: SearchColumns(.absent)), upTo: 1)
                .count
                > 0
        }
        guard !absent.isEmpty else { return 0 }
        let wide = SearchColumns.believed.union(SearchColumns(.absent))
        let most = total.count + SearchAnswer.mostDenied
        return max(0, try count(matching(plan.concepts, .all, columns: wide), upTo: most).count - total.count)
    }

    // MARK: Nothing

    private func explain(_ answer: inout SearchAnswer) throws {
        let unknown = answer.concepts.filter { $0.count == 0 }.map(\.typed)
        if !unknown.isEmpty {
            answer.nothing = .unknown(unknown)
            let vocabulary = SearchVocabulary(db: db)
            for word in unknown where !word.hasSuffix("*") {
                let near = try vocabulary.words(like: word)
                if !near.isEmpty { answer.suggestions[word] = near }
            }
            return
        }
        let apart = try count(matching(plan.concepts, .all, filtered: false), upTo: SearchAnswer.mostRanked).count
        if apart > 0, !plan.concepts.isEmpty {
            answer.nothing = .filtered(count: apart)
            return
        }
        guard plan.concepts.count > 1 else { return }
        // The word that ends the most.
        var best: (typed: String, count: Int) = ("", 0)
        for index in plan.concepts.indices {
            var others = plan.concepts
            others.remove(at: index)
            let rest = try count(matching(others, .all), upTo: SearchAnswer.mostRanked).count
            if rest > best.count { best = (plan.concepts[index].typed, rest) }
        }
        if best.count > 0 { answer.nothing = .without(best.typed, count: best.count) }
    }
}
