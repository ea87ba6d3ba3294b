/// A SpecificCharacterSet and the decoding of its text (PS3.3 C.12.1.1.2, PS3.5 6.1).
///
/// Not DCMTK's `convertToUTF8`, because it fails on the Japanese sets IR 87 and IR 13, and repairs nothing.
/// Here decoding never fails: if bytes do not match the declaration, the most likely reading is used, with a warning.
struct CharacterSet {
    /// The meaning of bytes below 128, or of those above.
    enum Coding: Equatable {
        /// A set by iconv's name, multi-byte if `isWide`.
        case named(String, isWide: Bool)
        /// A 94 × 94 set in the lower half (JIS X 0208, JIS X 0212), with the prefix that turns a pair into EUC-JP.
        case lowerPair(prefix: [UInt8])
        case ascii
    }

    let declared: [String]
    /// iconv's name of a set without escape sequences. Nil for the others.
    private let fixed: String?
    let upper: Coding
    let lower: Coding
    /// The multi-byte set for text whose escape sequences are missing.
    let extensionUpper: Coding?
    /// The encoding that a device of the declared set's country uses internally, and may have written unconverted.
    private let device: String?

    init(_ values: [String]) {
        declared = values
        let first = Self.canonical(values.first ?? "")
        fixed = Self.fixedSets[first]
        upper = Self.upperHalf[first] ?? .ascii
        lower = .ascii
        device = values.lazy.compactMap { Self.devices[Self.canonical($0)] }.first
        extensionUpper = values.dropFirst().lazy.compactMap { Self.upperHalf[Self.canonical($0)] }.first
    }

    /// Sets that iconv decodes without escape sequences.
    private static let fixedSets = [
        "192": "UTF-8", "UTF8": "UTF-8", "GB18030": "GB18030", "GBK": "GBK", "GB2312": "GBK",
    ]

    private static let devices = ["13": "CP932", "87": "CP932", "159": "CP932", "149": "CP949", "58": "GB18030"]

    private static let upperHalf: [String: Coding] = {
        let single = [
            "100": "ISO-8859-1", "101": "ISO-8859-2", "109": "ISO-8859-3", "110": "ISO-8859-4", "144": "ISO-8859-5",
            "127": "ISO-8859-6", "126": "ISO-8859-7", "138": "ISO-8859-8", "148": "ISO-8859-9", "203": "ISO-8859-15",
            "166": "TIS-620", "13": "CP932",
        ]
        let wide = ["149": "EUC-KR", "58": "GB2312"]
        return single.mapValues { .named($0, isWide: $0 == "CP932") }
            .merging(wide.mapValues { .named($0, isWide: true) }) { first, _ in first }
    }()

    /// `ISO_IR 100`, `ISO 2022 IR 100`, `ISO-IR 100` and similar spellings are all 100. So is `ISO 8859-1`.
    private static func canonical(_ term: String) -> String {
        let parts = term.uppercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.map(String.init)
        let joined = parts.joined()
        if joined.hasPrefix("ISO8859"), let part = Int(joined.dropFirst(7)) {
            let registrations = [
                1: "100", 2: "101", 3: "109", 4: "110", 5: "144", 6: "127", 7: "126", 8: "138", 9: "148", 15: "203",
            ]
            return registrations[part] ?? joined
        }
        for prefix in ["ISO2022IR", "ISOIR"] where joined.hasPrefix(prefix) {
            return String(joined.dropFirst(prefix.count))
        }
        if joined.hasPrefix("LATIN1") { return "100" }
        return joined
    }

    // MARK: Decoding

    /// The text of a value. Its VR determines the delimiters.
    func decode(_ bytes: [UInt8], vr: String = "LO", warnings: inout [String]) -> String {
        if bytes.allSatisfy({ $0 < 0x80 && $0 != 0x1B }) { return String(decoding: bytes, as: UTF8.self) }
        if let (text, warning) = misdeclared(bytes, vr: vr) {
            warn(warning, &warnings)
            return text
        }
        if let text = fixed.map({ Self.convert(bytes, from: $0) }) ?? iso2022(bytes, vr: vr) {
            if fixed == nil, upper == .ascii, extensionUpper == nil, !bytes.contains(0x1B) {
                warn("non-ASCII text without a declared character set", &warnings)
            }
            return text
        }
        warn("text that is not in the declared character set", &warnings)
        return undeclared(bytes)
    }

    /// Text whose bytes show a different encoding than declared, with a warning. Nil if they do not.
    private func misdeclared(_ bytes: [UInt8], vr: String) -> (text: String, warning: String)? {
        let isUTF8 = "UTF-8 text in a file that declares another character set"
        if let fixed {
            let isSwitched = bytes.indices.contains { place in
                bytes[place] == 0x1B && Self.escapes.contains { bytes[place...].starts(with: $0.bytes) }
            }
            if isSwitched, let text = iso2022(bytes, vr: vr) {
                return (text, "escape sequences in a character set that does not use them")
            }
            return fixed == "UTF-8" ? nil : evidentUTF8(bytes).map { ($0, isUTF8) }
        }
        if bytes.contains(0x1B) { return nil }
        if upper == Self.upperHalf["13"] { return evidentUTF8(bytes).map { ($0, isUTF8) } }
        // In the remaining sets these are control codes, which text does not have: the encoding is another one.
        let hasControls = bytes.contains { 0x80...0x9F ~= $0 }
        let isLatin = extensionUpper == nil && (upper == .ascii || Self.isLatin(upper))
        if hasControls || isLatin, let text = String(validating: bytes, as: UTF8.self) {
            return (text, declared.isEmpty ? "UTF-8 text without a declared character set" : isUTF8)
        }
        guard hasControls, upper == Self.upperHalf["100"] else { return nil }
        return Self.convert(bytes, from: "CP1252").map { ($0, "text that is not in the declared character set") }
    }

    /// The text, if the bytes are almost certainly UTF-8: at least two non-ASCII characters, each of three or more bytes.
    private func evidentUTF8(_ bytes: [UInt8]) -> String? {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        let long = text.unicodeScalars.filter { $0.value >= 0x80 }
        return long.count >= 2 && long.allSatisfy { $0.value >= 0x800 } ? text : nil
    }

    private func warn(_ warning: String, _ warnings: inout [String]) {
        if !warnings.contains(warning) { warnings.append(warning) }
    }

    private static func isLatin(_ coding: Coding) -> Bool {
        if case .named(let name, _) = coding {
            return ["ISO-8859-1", "ISO-8859-2", "ISO-8859-3", "ISO-8859-4", "ISO-8859-9", "ISO-8859-15"].contains(name)
        }
        return false
    }

    /// The most likely reading of bytes that do not match their declaration.
    ///
    /// In this order: UTF-8; the internal encoding of devices in that country; GB 18030 if bytes above 128 come in pairs
    /// (a device that declares UTF-8 and writes its locale); Latin-1, which accepts any byte.
    private func undeclared(_ bytes: [UInt8]) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        if let device, let text = Self.convert(bytes, from: device) { return text }
        let runs = bytes.split { $0 < 0x80 }
        if runs.allSatisfy({ $0.count.isMultiple(of: 2) }), let text = Self.convert(bytes, from: "GB18030") {
            return text
        }
        return Self.convert(bytes, from: "CP1252") ?? Self.latin1(bytes)
    }

    static func latin1(_ bytes: [UInt8]) -> String {
        var text = String.UnicodeScalarView()
        for byte in bytes { text.append(Unicode.Scalar(byte)) }
        return String(text)
    }

    static func convert(_ bytes: [UInt8], from name: String, orFrom other: String?) -> String? {
        // iconv keeps control codes of the upper half, which start a character in the supersets.
        if let other, name != "EUC-JP", bytes.contains(where: { 0x81...0x9F ~= $0 }),
            let text = convert(bytes, from: other)
        {
            return text
        }
        return convert(bytes, from: name) ?? other.flatMap { convert(bytes, from: $0) }
    }
}
