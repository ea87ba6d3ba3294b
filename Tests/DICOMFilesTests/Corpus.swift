import Foundation

/// The sample files beside the package and what is right about each. Not part of the repository.
enum Corpus {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/corpus")

    static let isThere = FileManager.default.fileExists(atPath: folder.appending(path: "oracle/oracle.jsonl").path)

    /// What pydicom says of a file.
    struct Entry: Decodable {
        struct Meta: Decodable {
            var StudyInstanceUID, SeriesInstanceUID, SOPInstanceUID, SOPClassUID: String?
            var Modality, BodyPartExamined, StudyDate, StudyDescription, SeriesDescription, Manufacturer: String?
            var PatientName, PatientID: String?
            var Rows, Columns, NumberOfFrames: Value?
            var SeriesNumber, InstanceNumber: Value?
            var PhotometricInterpretation, SpecificCharacterSet, TransferSyntaxUID: Value?
            var TransferSyntaxInferred: Bool?
        }
        struct Frame: Decodable {
            struct Stored: Decodable {
                var min, max: Double
                var dtype: String
                var sha256_int32le: String?
            }
            struct Statistics: Decodable { var mean: Double }
            var frame: Int
            var stats: Statistics?
            var stored: Stored?
            var modality_transform: String?
            var voi: String?
            var pipeline: String?
        }
        var path: String
        var kind: String
        var error: String?
        var meta: Meta?
        var frames: [Frame]?
    }

    /// A JSON value that is sometimes a number and sometimes a string or a list.
    struct Value: Decodable, CustomStringConvertible {
        var description: String
        init(from decoder: any Decoder) throws {
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

    static func entries() throws -> [Entry] {
        let lines = try Data(contentsOf: folder.appending(path: "oracle/oracle.jsonl")).split(
            separator: UInt8(ascii: "\n"))
        return try lines.map { try JSONDecoder().decode(Entry.self, from: $0) }
    }

    /// A number as Python's `%g` writes it.
    static func number(_ value: Double) -> String { String(format: "%g", value) }

    static func path(_ entry: Entry) -> String { folder.appending(path: entry.path).path }
}

/// The SHA-256 of bytes, as coreutils prints it.
func sha256(_ bytes: [UInt8]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/sha256sum")
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(bytes))
    try input.fileHandleForWriting.close()
    let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    return String(text.prefix(64))
}
