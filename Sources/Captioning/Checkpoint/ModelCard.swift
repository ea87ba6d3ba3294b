import Foundation
import Tensors

/// The README that a model was published with, as far as a program can use it.
public struct ModelCard: Sendable {
    public let text: String
    public let license: String?
    private let tags: [String]
    /// The beginnings of SHA-256 checksums, by file name.
    private let checksums: [String: String]

    /// The card beside a model's weights; nil if there is none.
    public init?(of files: ModelFiles) throws {
        guard let file = try files.bytes(named: "README.md") else { return nil }
        self.init(String(decoding: file.data, as: UTF8.self))
    }

    public init(_ text: String) {
        self.text = text
        // The front matter stands between two lines of dashes.
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0 }
        let end = lines.dropFirst().firstIndex { $0.elementsEqual("---".utf8) }
        let hasMatter = lines.first?.elementsEqual("---".utf8) == true
        let matter = end.map { lines[1..<$0].map { String(Substring($0)) }.joined(separator: "\n") }
        let fields = hasMatter ? matter.flatMap { try? PlainYAML($0) } : nil
        license = fields?["license"] as? String
        tags = fields?["tags"] as? [String] ?? []
        var checksums: [String: String] = [:]
        for line in lines {
            guard let row = Substring(line).firstMatch(of: /`([^`]+)`.*sha256\[:12\]=([0-9a-f]{12})/) else { continue }
            checksums[String(row.output.1)] = String(row.output.2)
        }
        self.checksums = checksums
    }

    /// The modalities the model was trained for, if its tags name any: values of Modality (0008,0060).
    public var modalities: [String]? {
        // Visible-light photography, and dermoscopy (PS3.3, C.7.3.1.1.1).
        tags.contains("dermatology") ? ["XC", "GM", "DMS"] : nil
    }

    /// How a file compares with the card.
    public enum Agreement: Sendable {
        case notListed
        /// The card's short checksum is that of the complete file.
        case complete
        /// It is that of the first MiB, as the uploader of the prefix captioners computes it.
        case firstMebibyte
        case different
    }

    public func agreement(with file: CheckpointFile, in files: ModelFiles) throws -> Agreement {
        guard let listed = checksums[file.name] else { return .notListed }
        if file.sha256.hasPrefix(listed) { return .complete }
        let beginning = try files.bytes(named: file.name)?.sha256(first: 1 << 20)
        return beginning?.hasPrefix(listed) == true ? .firstMebibyte : .different
    }
}
