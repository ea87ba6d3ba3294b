import CDCMTK

/// A SpecificCharacterSet, and how its bytes become text (PS3.3 C.12.1.1.2, PS3.5 6.1).
///
/// Decoding never fails. Where bytes do not follow what is declared, the likeliest reading is taken and a warning says so.
struct CharacterSet {
    /// What a byte below or above 128 stands for.
    private enum Coding: Equatable {
        /// iconv's name; a multi-byte one where `isWide`.
        case named(String, isWide: Bool)
        /// A 94 × 94 set in the lower half (JIS X 0208, JIS X 0212), by the prefix that makes EUC-JP of it.
        case lowerPair(prefix: [UInt8])
        case ascii
    }

    private let declared: [String]
    private let whole: String?
    private let upper: Coding
    private let lower: Coding
    /// The multi-byte set that escape sequences may switch to, for text that forgets to.
    private let extensionUpper: Coding?

    init(_ values: [String]) {
        declared = values
        let first = Self.canonical(values.first ?? "")
        whole = Self.wholeText[first]
        upper = Self.upperHalf[first] ?? .ascii
        lower = .ascii
        extensionUpper = values.dropFirst().lazy.compactMap { Self.upperHalf[Self.canonical($0)] }.first
    }

    /// Terms that iconv decodes as a whole: no escape sequences.
    private static let wholeText = [
        "192": "UTF-8", "UTF8": "UTF-8", "GB18030": "GB18030", "GBK": "GBK", "GB2312": "GBK",
    ]

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

    /// `ISO_IR 100`, `ISO 2022 IR 100`, `ISO-IR 100` and the like are all 100; `ISO 8859-1` is 100 as well.
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

    func decode(_ bytes: [UInt8], warnings: inout [String]) -> String {
        if bytes.allSatisfy({ $0 < 0x80 && $0 != 0x1B }) { return String(decoding: bytes, as: UTF8.self) }
        if let whole {
            if let text = Self.convert(bytes, from: whole) { return text }
            warn("text that is not in the declared character set", &warnings)
            return undeclared(bytes)
        }
        let isLatin = upper == .ascii || Self.isLatin(upper)
        if isLatin, !bytes.contains(0x1B), extensionUpper == nil,
            let text = String(validating: bytes, as: UTF8.self)
        {
            warn(
                declared.isEmpty
                    ? "UTF-8 text without a declared character set"
                    : "UTF-8 text in a file that declares another character set", &warnings)
            return text
        }
        if let text = iso2022(bytes) {
            if upper == .ascii, extensionUpper == nil, !bytes.contains(0x1B) {
                warn("text beyond ASCII without a declared character set", &warnings)
            }
            return text
        }
        warn("text that is not in the declared character set", &warnings)
        return undeclared(bytes)
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

    /// The likeliest reading of bytes whose declaration is no help: UTF-8; GB 18030 where the bytes above 128 come in
    /// pairs (a device that declares UTF-8 and writes its locale); else Latin-1, which reads anything.
    private func undeclared(_ bytes: [UInt8]) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        let runs = bytes.split { $0 < 0x80 }
        if runs.allSatisfy({ $0.count.isMultiple(of: 2) }), let text = Self.convert(bytes, from: "GB18030") {
            return text
        }
        return Self.convert(bytes, from: "CP1252") ?? Self.latin1(bytes)
    }

    private static func latin1(_ bytes: [UInt8]) -> String {
        var text = String.UnicodeScalarView()
        for byte in bytes { text.append(Unicode.Scalar(byte)) }
        return String(text)
    }

    /// Bytes with the escape sequences of ISO 2022 in them.
    private func iso2022(_ bytes: [UInt8]) -> String? {
        var text = ""
        var low = lower
        var high = upper
        var run: [UInt8] = []
        var position = 0
        func flush() -> Bool {
            guard !run.isEmpty else { return true }
            defer { run = [] }
            guard let part = decodeRun(run, low: low, high: high) else { return false }
            text += part
            return true
        }
        while position < bytes.count {
            let byte = bytes[position]
            if byte == 0x1B {
                guard flush() else { return nil }
                guard let escape = Self.escapes.first(where: { bytes[position...].starts(with: $0.bytes) }) else {
                    // An unknown escape sequence: its own bytes are not text.
                    position += 1
                    continue
                }
                if let coding = escape.low { low = coding }
                if let coding = escape.high { high = coding }
                position += escape.bytes.count
                continue
            }
            var isPairs = false
            if case .lowerPair = low { isPairs = true }
            // Sets go back to the first at these (PS3.5 6.1.2.5.3); within pairs they are halves of characters.
            let resets = [0x0A, 0x0C, 0x0D, 0x09].contains(byte) || (!isPairs && [0x5C, 0x5E, 0x3D].contains(byte))
            if resets {
                guard flush() else { return nil }
                low = lower
                high = upper
            }
            run.append(byte)
            position += 1
        }
        return flush() ? text : nil
    }

    private func decodeRun(_ run: [UInt8], low: Coding, high: Coding) -> String? {
        if case .lowerPair(let prefix) = low {
            var euc: [UInt8] = []
            var position = 0
            while position < run.count {
                guard run[position] > 0x20, position + 1 < run.count else {
                    euc.append(run[position])
                    position += 1
                    continue
                }
                euc += prefix + [run[position] | 0x80, run[position + 1] | 0x80]
                position += 2
            }
            return Self.convert(euc, from: "EUC-JP")
        }
        if run.allSatisfy({ $0 < 0x80 }) { return String(decoding: run, as: UTF8.self) }
        switch high {
        case .named(let name, _): return Self.convert(run, from: name)
        case .ascii, .lowerPair:
            if case .named(let name, _)? = extensionUpper, let text = Self.convert(run, from: name) { return text }
            return declared.isEmpty ? Self.convert(run, from: "CP1252") ?? Self.latin1(run) : nil
        }
    }

    /// The escape sequences of PS3.3 tables C.12-3 and C.12-4.
    private static let escapes: [(bytes: [UInt8], low: Coding?, high: Coding?)] = {
        func escape(_ text: String) -> [UInt8] { [0x1B] + Array(text.utf8) }
        let eucJP: Coding = .lowerPair(prefix: [])
        return [
            (escape("(B"), .ascii, nil),
            (escape("(J"), .ascii, nil),
            (escape(")I"), nil, .named("CP932", isWide: true)),
            (escape("$B"), eucJP, nil),
            (escape("$@"), eucJP, nil),
            (escape("$(D"), .lowerPair(prefix: [0x8F]), nil),
            (escape("$)C"), nil, .named("EUC-KR", isWide: true)),
            (escape("$)A"), nil, .named("GB2312", isWide: true)),
            (escape("-A"), nil, .named("ISO-8859-1", isWide: false)),
            (escape("-B"), nil, .named("ISO-8859-2", isWide: false)),
            (escape("-C"), nil, .named("ISO-8859-3", isWide: false)),
            (escape("-D"), nil, .named("ISO-8859-4", isWide: false)),
            (escape("-L"), nil, .named("ISO-8859-5", isWide: false)),
            (escape("-G"), nil, .named("ISO-8859-6", isWide: false)),
            (escape("-F"), nil, .named("ISO-8859-7", isWide: false)),
            (escape("-H"), nil, .named("ISO-8859-8", isWide: false)),
            (escape("-M"), nil, .named("ISO-8859-9", isWide: false)),
            (escape("-b"), nil, .named("ISO-8859-15", isWide: false)),
            (escape("-T"), nil, .named("TIS-620", isWide: false)),
        ]
    }()

    private static func convert(_ bytes: [UInt8], from name: String) -> String? {
        if name == "UTF-8" { return String(validating: bytes, as: UTF8.self) }
        let capacity = bytes.count * 4 + 16
        var written: Int64 = 0
        var status = CDCMTK_INTERNAL
        let converted = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            status = unsafe cdcmtk_to_utf8(
                name, bytes, Int64(bytes.count), buffer.baseAddress, Int64(capacity), &written)
            count = status == CDCMTK_OK ? Int(written) : 0
        }
        return status == CDCMTK_OK ? String(decoding: converted, as: UTF8.self) : nil
    }
}
