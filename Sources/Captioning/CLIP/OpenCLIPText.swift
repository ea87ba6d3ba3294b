import Foundation

/// How open_clip cleans a text before tokenizing it: `basic_clean` and `whitespace_clean` of its `tokenizer.py`.
///
/// Of the repairs of `ftfy.fix_text` these are made: typographic quotes, ligatures, full-width letters, control
/// characters and normalization form C. Text that was decoded wrongly is not repaired.
enum OpenCLIPText {
    static func cleaned(_ text: String) -> String {
        // `ftfy` decodes entities unless the text contains `<`; open_clip then decodes twice.
        var text = text.utf8.contains(UInt8(ascii: "<")) ? text : withoutEntities(text)
        text =
            String(String.UnicodeScalarView(text.unicodeScalars.flatMap(repaired)))
            .precomposedStringWithCanonicalMapping
        text = withoutEntities(withoutEntities(text))
        return text.unicodeScalars.split { $0.properties.isWhitespace || (0x1C...0x1F).contains($0.value) }
            .map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
    }

    private static func repaired(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        switch scalar.value {
        case 0x00...0x08, 0x0B, 0x0E...0x1F, 0x7F, 0x206A...0x206F, 0xFEFF, 0xFFF9...0xFFFC: []
        case 0x02BC, 0x2018...0x201B: ["'"]
        case 0x201C...0x201F: ["\""]
        case 0x0132...0x0133, 0x0149, 0x01C4...0x01CC, 0x01F1...0x01F3, 0xFB00...0xFB06, 0xFF01...0xFFEF, 0x3000:
            Array(String(scalar).precomposedStringWithCompatibilityMapping.unicodeScalars)
        default: [scalar]
        }
    }

    private static let named: [Substring: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    ]

    /// Decodes entities such as `&lt;`, `&#60;` and `&#x3C;`.
    private static func withoutEntities(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var result = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let start = rest.firstIndex(of: "&") {
            result.append(contentsOf: rest[..<start])
            rest = rest[start...]
            guard let end = rest.prefix(12).firstIndex(of: ";"),
                let character = character(Substring(rest[rest.index(after: start)..<end]))
            else {
                result.append("&")
                rest = rest.dropFirst()
                continue
            }
            result.append(contentsOf: character.unicodeScalars)
            rest = rest[rest.index(after: end)...]
        }
        return String(result) + Substring(rest)
    }

    private static func character(_ entity: Substring) -> String? {
        guard entity.first == "#" else { return named[entity] }
        let digits = entity.dropFirst()
        let number =
            digits.first.map { "xX".contains($0) } == true ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap(Unicode.Scalar.init).map { String($0) }
    }
}
