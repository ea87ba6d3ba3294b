import Foundation

/// A header as `inspect` prints it for a person: the fields of its JSON, grouped and aligned.
struct HeaderText {
    private static let groups: [(title: String, fields: [String])] = [
        (
            "File",
            [
                "path", "sopClassUID", "sopInstanceUID", "transferSyntaxUID", "specificCharacterSet", "role",
                "roleReason", "burnedInTextRisk", "burnedInTextReasons", "warnings",
            ]
        ),
        ("Patient", ["identifiers"]),
        ("Study", ["studyInstanceUID", "studyDate", "studyTime", "studyDescription", "institutionalDepartmentName"]),
        (
            "Series",
            [
                "seriesInstanceUID", "modality", "seriesNumber", "seriesDate", "seriesDescription", "bodyPartExamined",
                "anatomicRegion", "laterality", "viewPosition", "patientPosition", "protocolName",
                "manufacturer", "manufacturerModelName",
            ]
        ),
        (
            "Pixels",
            [
                "hasPixelData", "rows", "columns", "numberOfFrames", "samplesPerPixel", "photometricInterpretation",
                "bitsAllocated", "bitsStored", "pixelRepresentation", "lossyImageCompression",
            ]
        ),
    ]

    private let fields: [String: Any]
    /// The name of a well-known UID.
    private let nameOfUID: (String) -> String?

    init(_ header: some Encodable, nameOfUID: @escaping (String) -> String?) throws {
        fields = try JSONSerialization.jsonObject(with: JSONEncoder().encode(header)) as? [String: Any] ?? [:]
        self.nameOfUID = nameOfUID
    }

    /// One line per field that has a value, under the title of its group; fields of no group come last.
    var lines: [String] {
        let grouped = Set(Self.groups.flatMap(\.fields))
        // The name of the transfer syntax is shown behind its UID.
        let others = fields.keys.filter { !grouped.contains($0) && $0 != "transferSyntaxName" }.sorted()
        let groups = (Self.groups + [("Other", others)]).map { group in
            (group.title, group.fields.flatMap { rows($0, fields[$0]) })
        }
        // One column for all groups.
        let width = groups.flatMap(\.1).map(\.name.count).max() ?? 0
        return groups.flatMap { title, rows -> [String] in
            guard !rows.isEmpty else { return [] }
            return [title] + TextTable.lines(rows, indent: 2, width: width)
        }
    }

    private func rows(_ name: String, _ value: Any?) -> [(name: String, value: String)] {
        if let object = value as? [String: Any] {
            return object.sorted { $0.key < $1.key }.flatMap { rows($0.key, $0.value) }
        }
        guard let text = text(value), !text.isEmpty else { return [] }
        if name.hasSuffix("UID"), let known = nameOfUID(text) { return [(name, "\(text)  \(known)")] }
        return [(name, text)]
    }

    private func text(_ value: Any?) -> String? {
        switch value {
        case let text as String: text
        case let list as [Any]: list.compactMap { text($0) }.joined(separator: ", ")
        case let number as NSNumber: Self.text(of: number)
        default: nil
        }
    }

    /// A Boolean is a number to Foundation.
    private static func text(of number: NSNumber) -> String {
        guard unsafe String(cString: number.objCType) == "c" else { return number.stringValue }
        return number.boolValue ? "yes" : "no"
    }
}
