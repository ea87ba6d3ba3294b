import ClinicalText
import DICOM
import GRDB

/// A query as the full-text index and SQLite understand it: concepts that must be found, and conditions on the rows.
struct SearchPlan {
    /// All of them must be found.
    private(set) var concepts: [SearchConcept] = []
    /// None of these may be found.
    private(set) var exclusions: [SearchConcept] = []
    /// Words of the facet column; one of each group.
    private(set) var facets: [[String]] = []
    /// On rows of `series` and `study`.
    private(set) var conditions: [SQL] = []
    /// The first and the last row of the index; nil for all.
    private(set) var rows: (first: Int64, last: Int64)?
    /// Whether series without a present file are asked for by name.
    private(set) var asksForMissing = false
    /// Words that were left out because they decide nothing, such as "of".
    private(set) var ignored: [String] = []

    private let words: WordReader

    init(_ query: SearchQuery, _ vocabulary: SearchVocabulary) throws {
        var tests: [AttributeTest] = []
        if let root = query.root { Self.collectTests(root, &tests) }
        words = try WordReader(
            modality: Self.modality(query.modalities, tests),
            completions: Self.prefixes(query.root).reduce(into: [:]) {
                $0[$1] = try vocabulary.words(startingWith: $1)
            })
        if let root = query.root { require(root) }
        addFilters(query)
        concepts = try concepts.map { try $0.pruned(vocabulary.contains) }
        exclusions = try exclusions.map { try $0.pruned(vocabulary.contains) }
    }

    // MARK: Parts that must hold

    private mutating func require(_ part: QueryNode) {
        asksForMissing = asksForMissing || part.asksForMissing
        switch part {
        case .all(let parts): for run in QueryNode.runs(of: parts) { require(run: run) }
        default: require(run: [part])
        }
    }

    /// - Parameter run: neighbouring words, or one other part.
    private mutating func require(run: [QueryNode]) {
        if run.count == 1, !run[0].isPlainWord {
            switch run[0] {
            case .all: return require(run[0])
            case .not(let excluded):
                if let all = words.alternatives(of: excluded) {
                    if !all.isEmpty { exclusions.append(SearchConcept(typed: "", alternatives: all)) }
                    return
                }
                return conditions.append(condition(of: run[0]))
            case .attribute(let test): return require(test)
            case .any(let parts):
                if let facet = Self.facets(parts) { return facets.append(facet) }
                guard let all = words.alternatives(of: run[0]) else { return conditions.append(condition(of: run[0])) }
                let typed = parts.map(\.typed).joined(separator: " OR ")
                if !all.isEmpty { concepts.append(SearchConcept(typed: typed, alternatives: all)) }
                return
            case .words(let typed):
                if typed.scope == .exact { conditions.append(typed.statedExactly) }
            }
        }
        let read = words.concepts(of: run)
        ignored += read.ignored
        for concept in read.concepts where !concepts.contains(where: { $0.alternatives == concept.alternatives }) {
            concepts.append(concept)
        }
    }

    private mutating func require(_ test: AttributeTest) {
        if let facet = test.facet { return facets.append([facet]) }
        if test.field.name == "date", case .days(let first, let last) = test.value {
            return require(rows: DocumentID.rows(from: first, to: last))
        }
        conditions.append(condition(of: .attribute(test)))
    }

    private mutating func require(rows wanted: (first: Int64, last: Int64)) {
        rows = (max(rows?.first ?? 0, wanted.first), min(rows?.last ?? .max, wanted.last))
    }

    private mutating func addFilters(_ query: SearchQuery) {
        if !query.modalities.isEmpty {
            let codes = query.modalities.compactMap(SearchFacet.modality)
            if codes.count == query.modalities.count {
                facets.append(codes)
            } else {
                conditions.append("folded(series.modality) IN \(query.modalities.map(FoldedText.fold))")
            }
        }
        if query.from != nil || query.to != nil { require(rows: DocumentID.rows(from: query.from, to: query.to)) }
        if let part = query.bodyPart {
            conditions.append(
                """
                instr(folded(coalesce(series.bodyPartExamined, '') || ' ' || coalesce(series.anatomicRegion, '')),
                      \(FoldedText.fold(part))) > 0
                """)
        }
        if let run = query.newSince {
            conditions.append(
                """
                (EXISTS (SELECT 1 FROM instance JOIN file ON file.id = instance.fileID
                         WHERE instance.seriesID = series.id AND file.readInRun >= \(run))
                 OR EXISTS (SELECT 1 FROM currentCaption AS stated JOIN caption ON caption.id = stated.id
                            WHERE stated.seriesID = series.id
                              AND caption.createdAt >= (SELECT startedAt FROM run WHERE id = \(run))))
                """)
        }
        if let status = query.status {
            // Rejected captions are not current.
            let shown = SQL(sql: status == .rejected ? "caption" : "currentCaption")
            conditions.append(
                """
                EXISTS (SELECT 1 FROM \(shown) AS shown
                        WHERE shown.seriesID = series.id AND shown.status = \(status.rawValue))
                """)
        }
    }

    // MARK: Facets

    private static func collectTests(_ node: QueryNode, _ tests: inout [AttributeTest]) {
        switch node {
        case .attribute(let test): tests.append(test)
        case .all(let parts): for part in parts { collectTests(part, &tests) }
        default: break
        }
    }

    /// The modality that the query is restricted to; nil if there is none or several.
    private static func modality(_ filter: [String], _ tests: [AttributeTest]) -> String? {
        if filter.count == 1 { return filter[0].uppercased() }
        for test in tests where test.field.name == "modality" {
            if case .equals(let code) = test.value { return code.uppercased() }
        }
        return nil
    }

    private static func facets(_ parts: [QueryNode]) -> [String]? {
        let facets = parts.compactMap { part in if case .attribute(let test) = part { test.facet } else { nil } }
        return facets.count == parts.count ? facets : nil
    }

    /// The starts of words in a query.
    private static func prefixes(_ node: QueryNode?) -> Set<String> {
        switch node {
        case nil, .attribute: []
        case .words(let words): Set([words.prefix].compactMap { $0 })
        case .not(let part): prefixes(part)
        case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion(prefixes($1)) }
        }
    }

    // MARK: Conditions

    /// The condition on a row of `series` and `study`; never null.
    private func condition(of node: QueryNode) -> SQL {
        switch node {
        case .words:
            guard let all = words.alternatives(of: node), !all.isEmpty else { return "1" }
            let expression = RankedExpression(
                [SearchConcept(typed: "", alternatives: all)], columns: .believed, includingBroader: false)
            return """
                series.id IN (SELECT seriesID FROM searchIndex JOIN searchDocument ON searchDocument.id = searchIndex.rowid
                              WHERE searchIndex MATCH \(expression.text) AND seriesID IS NOT NULL)
                """
        case .attribute(let test): return "coalesce(\(test.condition), 0)"
        case .not(let part): return "NOT (\(condition(of: part)))"
        case .all(let parts): return "(\(parts.map { condition(of: $0) }.joined(operator: .and)))"
        case .any(let parts): return "(\(parts.map { condition(of: $0) }.joined(operator: .or)))"
        }
    }
}

extension AttributeTest {
    /// The word of the facet column that stands for it, if there is one.
    fileprivate var facet: String? {
        guard field.name == "modality", case .equals(let code) = value else { return nil }
        return SearchFacet.modality(code)
    }
}

extension QueryNode {
    /// A word that stands for itself: neither a phrase nor a prefix, and in no field.
    var isPlainWord: Bool {
        if case .words(let words) = self {
            words.scope == .everywhere && !words.isPhrase && !words.isPrefix
        } else {
            false
        }
    }

    /// The parts in order, neighbouring plain words together.
    static func runs(of parts: [QueryNode]) -> [[QueryNode]] {
        var runs: [[QueryNode]] = []
        for part in parts {
            if part.isPlainWord, let last = runs.last, last[0].isPlainWord {
                runs[runs.count - 1].append(part)
            } else {
                runs.append([part])
            }
        }
        return runs
    }

    /// The words as they were typed.
    fileprivate var typed: String {
        switch self {
        case .words(let words): words.text
        case .attribute, .not: ""
        case .all(let parts): parts.map(\.typed).filter { !$0.isEmpty }.joined(separator: " ")
        case .any(let parts): parts.map(\.typed).filter { !$0.isEmpty }.joined(separator: " OR ")
        }
    }

    fileprivate var asksForMissing: Bool {
        switch self {
        case .words, .not: false
        case .attribute(let test): test.field.name == "is" && test.value == .equals("missing")
        case .all(let parts), .any(let parts): parts.contains(where: \.asksForMissing)
        }
    }
}
