/// The records of a file of comma-separated values (RFC 4180).
///
/// The separator is a comma, or the semicolon or tab that the header line has more of.
struct CSVRecords {
    struct Record: Equatable {
        /// The line on which it begins, counted from 1.
        let line: Int
        let fields: [String]
    }

    let records: [Record]

    /// Empty lines are skipped.
    init(_ text: String) throws(ConceptFileError) {
        var reader = Reader(separator: Self.separator(of: text))
        // A byte order mark, as spreadsheet programs write it.
        let bytes = text.utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? text.utf8.dropFirst(3) : text.utf8[...]
        for byte in bytes { try reader.read(byte) }
        try reader.finish()
        records = reader.records
    }

    private static func separator(of text: String) -> UInt8 {
        let header = text.utf8.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        let candidates = [",", ";", "\t"].compactMap { $0.utf8.first }
        let counts = candidates.map { candidate in header.count { $0 == candidate } }
        let best = counts.indices.max { counts[$0] < counts[$1] || (counts[$0] == counts[$1] && $0 > $1) } ?? 0
        return candidates[best]
    }

    private struct Reader {
        let separator: UInt8
        var records: [Record] = []
        var line = 1
        private var start = 1
        private var fields: [String] = []
        private var field: [UInt8] = []
        private var place = Place.start

        private enum Place { case start, plain, quoted, afterQuote }

        init(separator: UInt8) { self.separator = separator }

        mutating func read(_ byte: UInt8) throws(ConceptFileError) {
            let isLineEnd = byte == UInt8(ascii: "\n")
            switch (place, byte) {
            case (.quoted, UInt8(ascii: "\"")): place = .afterQuote
            case (.quoted, _): field.append(byte)
            case (.afterQuote, UInt8(ascii: "\"")):
                field.append(byte)
                place = .quoted
            case (.start, UInt8(ascii: "\"")): place = .quoted
            case (_, separator): endField()
            case (_, UInt8(ascii: "\n")): endRecord()
            case (_, UInt8(ascii: "\r")): break
            case (.afterQuote, _):
                throw ConceptFileError(line: line, problem: "text after the closing quotation mark of a field")
            default:
                field.append(byte)
                place = .plain
            }
            if isLineEnd {
                line += 1
                if place != .quoted { start = line }
            }
        }

        mutating func finish() throws(ConceptFileError) {
            if place == .quoted { throw ConceptFileError(line: start, problem: "a quotation mark that is not closed") }
            endRecord()
        }

        private mutating func endField() {
            fields.append(String(decoding: field, as: UTF8.self))
            field.removeAll(keepingCapacity: true)
            place = .start
        }

        private mutating func endRecord() {
            endField()
            if fields.contains(where: { !$0.isEmpty }) { records.append(Record(line: start, fields: fields)) }
            fields = []
        }
    }
}
