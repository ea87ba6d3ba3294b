/// Text from files, without what would change how a terminal or a document shows it.
extension String {
    /// On one line, without control characters and bidirectional controls.
    public var printable: String { filteringScalars { !$0.controlsDisplay } }

    /// The same, with its line feeds and tabs.
    public var printableLines: String { filteringScalars { $0 == "\n" || $0 == "\t" || !$0.controlsDisplay } }

    /// JSON in which such characters are escapes; `self` is JSON, so that they only stand inside strings.
    public var withDisplayControlsEscaped: String {
        guard containsScalar(where: { $0.controlsDisplay && $0.value >= 0x20 }) else { return self }
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if scalar.controlsDisplay, scalar.value >= 0x20 {
                let digits = String(scalar.value, radix: 16)
                result.append(
                    contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits).unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    private func filteringScalars(_ isKept: (Unicode.Scalar) -> Bool) -> String {
        String(String.UnicodeScalarView(unicodeScalars.filter(isKept)))
    }
}

extension Unicode.Scalar {
    /// A control character (C0, DEL and C1), or one that changes the direction of text and so disguises a name: the
    /// `Bidi_Control` characters of Unicode Standard Annex 9. The joiners that Persian and Indic scripts need are none.
    public var controlsDisplay: Bool {
        switch value {
        case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
