import DICOM
import Foundation

/// One line of an evaluation file: an image and its reference texts.
struct EvaluationItem: Sendable, Equatable {
    let image: ImageFile
    /// At least one.
    let references: [String]
}

extension EvaluationItem {
    /// The items of a JSON Lines file: `{"path": FILE, "text": SENTENCE}`, or `"references": [SENTENCE, …]`, and `"frame"`
    /// if it is not the first. Paths are relative to the file.
    /// - Throws: `SettingsError` naming the first line that is not an item.
    static func items(inFile path: String) throws -> [EvaluationItem] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw SettingsError(path, "cannot be read; check the path and its permissions")
        }
        let folder = ArchivePath.absolute(path).parent ?? ArchivePath("/")
        var items: [EvaluationItem] = []
        for (index, line) in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            let isBlank = line.allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
            if isBlank { continue }
            let row: Row
            do { row = try JSONDecoder().decode(Row.self, from: Data(line)) } catch {
                throw SettingsError(
                    "\(path), line \(index + 1)",
                    "is not an object such as {\"path\": \"chest.dcm\", \"text\": \"No pleural effusion.\"}")
            }
            let references = ((row.references ?? []) + [row.text, row.caption, row.reference].compactMap { $0 })
                .filter { !$0.allSatisfy(\.isWhitespace) }
            guard let file = row.path ?? row.image, !file.isEmpty, !references.isEmpty else {
                throw SettingsError(
                    "\(path), line \(index + 1)", "needs a \"path\" and a \"text\", or several as \"references\"")
            }
            guard row.frame ?? 0 >= 0 else { throw SettingsError("\(path), line \(index + 1)", "frames count from 0") }
            items.append(
                EvaluationItem(
                    image: ImageFile(
                        path: file.startsExactly(with: "/") ? file : folder.appending(file).text, frame: row.frame ?? 0),
                    references: references))
        }
        guard !items.isEmpty else { throw SettingsError(path, "contains no items to evaluate") }
        return items
    }

    private struct Row: Decodable {
        let path: String?
        let image: String?
        let frame: Int?
        let text: String?
        let caption: String?
        let reference: String?
        let references: [String]?
    }
}
