import Catalog
import DICOM

extension StudyReport {
    /// The report as a table (RFC 4180), safe to open in a spreadsheet: one row for each caption, or for a series without one.
    var csv: String {
        let rows = study.series.flatMap { series in
            let captions = series.currentCaptions
            return captions.isEmpty ? [row(series, nil)] : captions.map { row(series, $0) }
        }
        return ([Self.header.map { $0 }] + rows).map(Self.line).joined()
    }

    private func row(_ series: SeriesDetails, _ caption: CaptionDetails?) -> [String?] {
        [
            study.studyInstanceUID, study.studyDate, study.studyDescription,
            series.seriesInstanceUID, series.seriesNumber.map(String.init), series.modality, series.bodyPart,
            series.laterality, series.seriesDescription, series.protocolName, "\(series.instances)",
            caption?.text, caption?.score.map { "\($0)" }, caption?.status.rawValue, caption?.model,
            caption?.modelDigest,
            caption?.sopInstanceUID, caption.map { "\($0.frame)" }, caption?.frameReason, caption?.createdAt,
            series.failures.first.map { "\($0.code): \($0.message)" }, notice, caption?.partName,
            caption?.doubts.map(\.rawValue).joined(separator: " "), series.missingSince,
            caption?.probability.map { "\($0)" }, caption?.unguidedText,
        ]
    }

    private static let header: [String?] = [
        "studyInstanceUID", "studyDate", "studyDescription", "seriesInstanceUID", "seriesNumber", "modality",
        "bodyPart",
        "laterality", "seriesDescription", "protocolName", "instances", "caption", "score", "status", "model",
        "modelDigest", "sopInstanceUID", "frame", "frameReason", "captionedAt", "failure", "notice", "part", "doubts",
        "missingSince", "probability", "unguidedText",
    ]

    private static func line(_ fields: [String?]) -> String {
        fields.map { field($0 ?? "") }.joined(separator: ",") + "\r\n"
    }

    private static func field(_ value: String) -> String {
        let value = value.withoutControls
        let safe = isFormula(value) ? "'" + value : value
        // By scalar: a comma before a combining mark or a joiner is part of a longer `Character`, but ends a field.
        guard safe.containsScalar(where: { [",", "\"", "\r", "\n"].contains($0) }) else { return safe }
        var quoted = String.UnicodeScalarView()
        for scalar in safe.unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        return "\"" + String(quoted) + "\""
    }

    /// Whether a spreadsheet might evaluate the value instead of showing it. A plain number is shown.
    ///
    /// Spreadsheets skip spaces, and some skip marks and joiners, before they look for a sign; they take the signs of
    /// East Asian width for the plain ones.
    private static func isFormula(_ value: String) -> Bool {
        let sign = value.unicodeScalars.first { !isPassedOver($0) }
        guard let sign, signs.contains(sign) else { return false }
        let isNumber = value.utf8.allSatisfy { "0123456789.eE+-".utf8.contains($0) } && Double(value) != nil
        return !isNumber
    }

    private static let signs: Set<Unicode.Scalar> = [
        "\t", "\r", "\n", "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\u{FE66}", "\u{FE62}",
        "\u{FE63}", "\u{FE6B}",
    ]

    private static func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .format, .spaceSeparator, .lineSeparator,
            .paragraphSeparator:
            true
        default: scalar.properties.isDefaultIgnorableCodePoint
        }
    }
}
