import DICOM

/// Comma-separated values (RFC 4180), safe to open in a spreadsheet.
public enum CSVText {
    /// One record with its line end.
    public static func line(_ fields: [String?]) -> String {
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
