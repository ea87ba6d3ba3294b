import Foundation

/// The real files of `../shared/corpus`, and what pydicom and an independent renderer make of each.
public enum Corpus {
    /// What a test of it needs.
    public static let requirement = Requirement.shared("corpus/oracle/oracle.jsonl")

    private static let folder = Shared.file("corpus")

    public struct Entry: Decodable {
        public var path: String
        public var kind: String
        public var error: String?
        public var meta: Meta?
        public var frames: [Frame]?

        /// The file itself.
        public var file: String { Corpus.folder.appending(path: path).path }
    }

    /// A header, in DICOM's keywords.
    public struct Meta: Decodable {
        public var StudyInstanceUID, SeriesInstanceUID, SOPInstanceUID, SOPClassUID: String?
        public var Modality, BodyPartExamined, StudyDate, StudyDescription, SeriesDescription, Manufacturer: String?
        public var PatientName, PatientID: String?
        public var Rows, Columns, NumberOfFrames: Value?
        public var SeriesNumber, InstanceNumber: Value?
        public var PhotometricInterpretation, SpecificCharacterSet, TransferSyntaxUID: Value?
        public var TransferSyntaxInferred: Bool?
    }

    public struct Frame: Decodable {
        public var frame: Int
        public var stats: Statistics?
        public var stored: Stored?
        public var modality_transform: String?
        public var voi: String?
        public var pipeline: String?
        public var notes: [String]?
    }

    /// The samples as they are stored.
    public struct Stored: Decodable {
        public var min, max: Double
        public var dtype: String
        public var sha256_int32le: String?
    }

    /// Of the luma of the 8-bit image, one pixel for each stored one.
    public struct Statistics: Decodable {
        public var shape: [Int]
        public var mean: Double
        public var pct: [String: Double]
        public var grid16: [[Double]]
    }

    /// A JSON value that is sometimes a number and sometimes a string or a list.
    public struct Value: Decodable, CustomStringConvertible {
        public var description: String

        public init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                description = text
            } else if let number = try? container.decode(Int.self) {
                description = String(number)
            } else if let number = try? container.decode(Double.self) {
                description = String(number)
            } else {
                description = try container.decode([String].self).joined(separator: "\\")
            }
        }
    }

    public static func entries() throws -> [Entry] {
        let lines = try Data(contentsOf: folder.appending(path: "oracle/oracle.jsonl")).split(
            separator: UInt8(ascii: "\n"))
        return try lines.map { try JSONDecoder().decode(Entry.self, from: $0) }
    }

    /// A number as Python's `%g` writes it.
    public static func number(_ value: Double) -> String { String(format: "%g", value) }
}
