import Catalog
import DICOM
import Reports

/// Hits as rows of a table.
struct HitTable {
    private let hits: [SearchHit]

    init(_ hits: [SearchHit]) { self.hits = hits }

    /// With a header line, quoted as in RFC 4180, and nothing that a spreadsheet would run.
    var csvLines: [String] {
        let names = [
            "studyDate", "modality", "bodyPart", "laterality", "studyDescription", "seriesDescription", "caption",
            "status", "probability", "doubts", "basis", "studyInstanceUID", "seriesInstanceUID", "path", "notice",
        ]
        let rows = hits.map { hit -> [String?] in
            [
                hit.studyDate, hit.modality, hit.bodyPart, hit.laterality, hit.studyDescription, hit.seriesDescription,
                hit.caption, hit.status?.rawValue, hit.probability.map { "\($0)" },
                hit.doubts.map(\.rawValue).joined(separator: " "), hit.basis.rawValue, hit.studyInstanceUID,
                hit.seriesInstanceUID, hit.path, Disclaimer.line,
            ]
        }
        return [CSVText.line(names)] + rows.map { CSVText.line($0) }
    }

    /// Columns of equal width, long texts cut.
    var alignedLines: [String] {
        let rows = hits.map { hit in
            [hit.studyDate, hit.modality, hit.bodyPart, hit.studyDescription, hit.caption].map { ($0 ?? "").printable }
        }
        let widths = [10, 4, 12, 28, 60]
        return rows.map { row in
            zip(row, widths).map { Self.cut($0, to: $1) }.joined(separator: "  ")
        }
    }

    private static func cut(_ text: String, to width: Int) -> String {
        text.count > width
            ? text.prefix(width - 1) + "…" : text + String(repeating: " ", count: width - text.count)
    }
}
