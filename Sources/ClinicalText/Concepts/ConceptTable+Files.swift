extension ConceptTable {
    /// Reads a site's own list, or RadLex as BioPortal exports it.
    ///
    /// A site's list has a header line that names its columns: `id` and `name`, and if wanted `synonyms`, `broader`,
    /// `modality` and `kind`. Several values of a field are separated by `|`. `broader` holds identifiers, also of concepts
    /// of another table that this one is merged with; `modality` holds the values of Modality (0008,0060) with which the
    /// names have this meaning; `kind` is one of `ConceptKind`.
    ///
    /// An export of RadLex is known by its columns `Class ID`, `Preferred Label` and `Synonyms`; `Parents` and `Obsolete`
    /// are read if they are there.
    public init(csv text: String) throws {
        let records = try CSVRecords(text).records
        guard let header = records.first else { throw ConceptFileError(line: 1, problem: "no header line") }
        var columns: [String: Int] = [:]
        for (index, name) in header.fields.enumerated() {
            columns[FoldedWords.words(in: name).joined(separator: " "), default: index] = index
        }
        let rows = records.dropFirst().map { Row(record: $0, columns: columns) }
        if columns["class id"] != nil, columns["preferred label"] != nil {
            self = try Self.exported(rows)
        } else if columns["id"] != nil, columns["name"] != nil {
            self = try Self.listed(rows)
        } else {
            throw ConceptFileError(
                line: header.line,
                problem: "no columns id and name (or Class ID and Preferred Label, as in RadLex)")
        }
    }

    private struct Row {
        let record: CSVRecords.Record
        let columns: [String: Int]

        var line: Int { record.line }

        func value(_ column: String) -> String {
            guard let index = columns[column], index < record.fields.count else { return "" }
            return ConceptTable.trimmed(record.fields[index][...])
        }

        func values(_ column: String) -> [String] {
            value(column).split(separator: "|").map { ConceptTable.trimmed($0) }.filter { !$0.isEmpty }
        }
    }

    private static func listed(_ rows: [Row]) throws -> ConceptTable {
        var concepts: [Concept] = []
        var lines: [String: Int] = [:]
        for row in rows {
            let id = row.value("id")
            if id.isEmpty { throw ConceptFileError(line: row.line, problem: "no id") }
            if let line = lines[id] {
                throw ConceptFileError(line: row.line, problem: "the id \(id) is also that of line \(line)")
            }
            lines[id] = row.line
            let kind = row.value("kind")
            guard let kind = kind.isEmpty ? ConceptKind.other : ConceptKind(rawValue: kind) else {
                let kinds = ConceptKind.allCases.map(\.rawValue).joined(separator: ", ")
                throw ConceptFileError(line: row.line, problem: "unknown kind \(kind); expected one of: \(kinds)")
            }
            let modalities = Set(row.values("modality").map { $0.uppercased() })
            let phrases = distinct([row.value("name")] + row.values("synonyms"), modalities: modalities)
            guard let name = phrases.first?.text, name == row.value("name") else {
                throw ConceptFileError(line: row.line, problem: "the name has no letters or digits")
            }
            concepts.append(
                Concept(id: id, name: name, kind: kind, phrases: phrases, broader: row.values("broader")))
        }
        if let id = circularID(in: concepts) {
            throw ConceptFileError(line: lines[id] ?? 1, problem: "\(id) is broader than itself")
        }
        return ConceptTable(concepts: concepts)
    }

    private static func exported(_ rows: [Row]) throws -> ConceptTable {
        var concepts: [Concept] = []
        var known: Set<String> = []
        for row in rows where row.value("obsolete").lowercased() != "true" {
            let id = lastComponent(row.value("class id"))
            if id.isEmpty { throw ConceptFileError(line: row.line, problem: "no Class ID") }
            let phrases = distinct([row.value("preferred label")] + row.values("synonyms"))
            guard let name = phrases.first?.text, known.insert(id).inserted else { continue }
            concepts.append(
                Concept(
                    id: id, name: name, kind: .other, phrases: phrases,
                    broader: row.values("parents").map(lastComponent).filter { $0 != id }))
        }
        return ConceptTable(concepts: concepts)
    }

    /// `http://radlex.org/RID/RID5350` is RID5350.
    private static func lastComponent(_ address: String) -> String {
        address.split { $0 == "/" || $0 == "#" }.last.map(String.init) ?? ""
    }

    /// Without names that are the same in their normal form, or that have no words.
    static func distinct(_ names: [String], modalities: Set<String> = []) -> [ConceptPhrase] {
        var seen: Set<String> = []
        return names.map { ConceptPhrase($0, modalities: modalities) }
            .filter { !$0.words.isEmpty && seen.insert($0.normalForm).inserted }
    }

    static func trimmed(_ text: Substring) -> String {
        let start = text.drop { $0.isWhitespace }
        return start.lastIndex { !$0.isWhitespace }.map { String(start[...$0]) } ?? ""
    }

    /// A concept that is among its own broader ones, if there is one.
    private static func circularID(in concepts: [Concept]) -> String? {
        let broader = Dictionary(concepts.map { ($0.id, $0.broader) }) { first, _ in first }
        var waiting: [String: Int] = [:]
        for parent in concepts.flatMap(\.broader) where broader[parent] != nil { waiting[parent, default: 0] += 1 }
        // Take away, again and again, what nothing is left below of; what stays is in a circle or above one.
        var free = concepts.map(\.id).filter { waiting[$0] == nil }
        while let id = free.popLast() {
            for parent in broader[id] ?? [] {
                guard let count = waiting[parent] else { continue }
                waiting[parent] = count > 1 ? count - 1 : nil
                if count == 1 { free.append(parent) }
            }
        }
        return concepts.first { waiting[$0.id] != nil }?.id
    }
}
