import DICOM
import Foundation
import GRDB

/// What an instance states of its series and study: the values of the columns of `study` and `series`, by column.
struct SeriesHeader: Hashable {
    /// Columns whose value is null are absent.
    let values: [String: HeaderValue]

    /// The columns of `study` and of `series` that are derived from headers: all attributes but the UIDs.
    static let studyColumns = AttributeColumns.all.study.filter { $0 != "studyInstanceUID" }
    static let seriesColumns = AttributeColumns.all.series.filter { $0 != "seriesInstanceUID" }

    init(_ attributes: AttributeValues) {
        let columns = AttributeColumns.all.study + AttributeColumns.all.series
        let pairs = zip(columns, attributes.study + attributes.series).compactMap { name, value in
            HeaderValue(value).map { (name, $0) }
        }
        values = Dictionary(uniqueKeysWithValues: pairs).filter {
            $0.key != "studyInstanceUID" && $0.key != "seriesInstanceUID"
        }
    }

    init(json: String) throws {
        values = try JSONDecoder().decode([String: HeaderValue].self, from: Data(json.utf8))
    }

    /// Equal headers have equal texts.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(values), as: UTF8.self)
    }
}

/// The value of an attribute in a header.
enum HeaderValue: Codable, Hashable, Comparable {
    case integer(Int64)
    case real(Double)
    case text(ExactText)

    /// Nil for null, and for a number that is none.
    init?(_ value: DatabaseValue) {
        switch value.storage {
        case .int64(let number): self = .integer(number)
        case .double(let number) where number.isFinite: self = .real(number)
        case .string(let text): self = .text(ExactText(text))
        case .double, .null, .blob: return nil
        }
    }

    var databaseValue: DatabaseValue {
        switch self {
        case .integer(let number): number.databaseValue
        case .real(let number): number.databaseValue
        case .text(let text): text.text.databaseValue
        }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int64.self) {
            self = .integer(number)
        } else if let number = try? container.decode(Double.self) {
            self = .real(number)
        } else {
            self = .text(ExactText(try container.decode(String.self)))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .integer(let number): try container.encode(number)
        case .real(let number): try container.encode(number)
        case .text(let text): try container.encode(text.text)
        }
    }
}

extension DatabaseValue {
    /// Like `==`, but texts by their bytes, and numbers by their values: SQLite turns 2 into 2.0 in a REAL column.
    func isExactly(_ other: DatabaseValue) -> Bool {
        switch (storage, other.storage) {
        case (.string(let a), .string(let b)): a.isExactly(b)
        case (.int64(let a), .double(let b)), (.double(let b), .int64(let a)): Double(a) == b
        default: self == other
        }
    }
}
