import Captioning
import DICOM
import Foundation

/// One line of a list of labeled images: an image and what it shows.
struct LabeledImage: Sendable, Equatable {
    let image: ImageFile
    let label: EvidenceSettings.Class
    /// Its source.
    let group: String

    /// The images of a JSON Lines file: `{"path": FILE, "modality": "CT", "bodyPart": "chest", "group": "site 1"}`. Paths are
    /// relative to the file; an image without a group is a group of its own.
    /// - Throws: `SettingsError` naming the first line that is wrong.
    static func images(inFile path: String) throws -> [LabeledImage] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw SettingsError(path, "cannot be read; check the path and its permissions")
        }
        let folder = ArchivePath.absolute(path).parent ?? ArchivePath("/")
        var images: [LabeledImage] = []
        for (index, line) in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            let isBlank = line.allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
            if isBlank { continue }
            guard let row = try? JSONDecoder().decode(Row.self, from: Data(line)), !row.path.isEmpty,
                row.frame ?? 0 >= 0
            else {
                throw SettingsError(
                    "\(path), line \(index + 1)",
                    "is not an object such as {\"path\": \"chest.dcm\", \"modality\": \"CT\", \"bodyPart\": \"chest\"}")
            }
            let file = row.path.startsExactly(with: "/") ? row.path : folder.appending(row.path).text
            let kind = KindNames.kind(of: row.modality)
            let part = row.bodyPart.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0.lowercased() }
            images.append(
                LabeledImage(
                    image: ImageFile(path: file, frame: row.frame ?? 0),
                    label: .init(kind: kind, part: kind == EvidenceSettings.unknownKind ? nil : part),
                    group: row.group ?? file))
        }
        guard !images.isEmpty else { throw SettingsError(path, "contains no images") }
        return images
    }

    private struct Row: Decodable {
        let path: String
        let frame: Int?
        let modality: String?
        let bodyPart: String?
        let group: String?
    }
}
