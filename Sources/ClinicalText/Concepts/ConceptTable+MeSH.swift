extension ConceptTable {
    /// Reads MeSH descriptors in the ASCII format of the National Library of Medicine.
    ///
    /// Of each `*NEWRECORD`: `MH` is the name, `ENTRY` and `PRINT ENTRY` up to the first `|` are synonyms, `UI` is the
    /// identifier, and the tree numbers `MN` give what is broader. Other fields are skipped.
    public init(mesh text: String) throws {
        var records: [MeSHRecord] = []
        var line = 0
        for bytes in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            line += 1
            let content = Self.trimmed(Substring(bytes))
            if content == "*NEWRECORD" {
                records.append(MeSHRecord(line: line))
            } else if let end = content.firstIndex(of: "=") {
                guard !records.isEmpty else {
                    throw ConceptFileError(line: line, problem: "a field before the first *NEWRECORD")
                }
                let value = Self.trimmed(content[content.index(after: end)...])
                records[records.count - 1].read(field: Self.trimmed(content[..<end]), value: value)
            } else if !content.isEmpty {
                throw ConceptFileError(line: line, problem: "not a field of MeSH: no = sign")
            }
        }
        guard !records.isEmpty else { throw ConceptFileError(line: 1, problem: "no *NEWRECORD") }
        try self.init(concepts: Self.concepts(of: records))
    }

    private static func concepts(of records: [MeSHRecord]) throws -> [Concept] {
        var identifiers: [String: String] = [:]
        for record in records {
            for number in record.treeNumbers { identifiers[number] = record.identifier }
        }
        var known: Set<String> = []
        return try records.compactMap { record in
            guard !record.heading.isEmpty else {
                throw ConceptFileError(line: record.line, problem: "a record without MH")
            }
            let phrases = distinct([record.heading] + record.entries)
            guard let name = phrases.first?.text, known.insert(record.identifier).inserted else { return nil }
            var broader: [String] = []
            for number in record.treeNumbers {
                guard let dot = number.lastIndex(of: "."), let id = identifiers[String(number[..<dot])],
                    id != record.identifier, !broader.contains(id)
                else { continue }
                broader.append(id)
            }
            return Concept(id: record.identifier, name: name, kind: record.kind, phrases: phrases, broader: broader)
        }
    }
}

private struct MeSHRecord {
    let line: Int
    var heading = ""
    var entries: [String] = []
    var treeNumbers: [String] = []
    private var uniqueIdentifier = ""

    init(line: Int) { self.line = line }

    var identifier: String { uniqueIdentifier.isEmpty ? heading : uniqueIdentifier }

    /// By the first tree: A is anatomy, C diseases, E techniques and procedures.
    var kind: ConceptKind {
        switch treeNumbers.first?.first {
        case "A": .bodyPart
        case "C": .finding
        case "E": .procedure
        default: .other
        }
    }

    mutating func read(field: String, value: String) {
        switch field {
        case "MH": heading = value
        case "ENTRY", "PRINT ENTRY": entries.append(String(value.prefix { $0 != "|" }))
        case "MN": treeNumbers.append(value)
        case "UI": uniqueIdentifier = value
        default: break
        }
    }
}
