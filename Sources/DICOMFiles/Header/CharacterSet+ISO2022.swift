/// Text that switches character sets by escape sequences (ISO 2022, PS3.5 6.1.2.5).
extension CharacterSet {
    /// The text of bytes that may contain ISO 2022 escape sequences. Nil if they are invalid.
    func iso2022(_ bytes: [UInt8], vr: String) -> String? {
        // These reset to the first character set (PS3.5 6.1.2.5.3). In a two-byte set they may be half of a character.
        let delimiters: [UInt8] =
            switch vr {
            case "PN": [0x5C, 0x5E, 0x3D]
            case "LT", "ST", "UT": []
            default: [0x5C]
            }
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
                    // Skip the escape character of an unknown sequence.
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
            let resets = [0x0A, 0x0C, 0x0D, 0x09].contains(byte) || (!isPairs && delimiters.contains(byte))
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
        if case .lowerPair(let prefix) = low { return decodePairs(run, prefix: prefix, high: high) }
        if run.allSatisfy({ $0 < 0x80 }) { return String(decoding: run, as: UTF8.self) }
        switch high {
        case .named(let name, _): return Self.convert(run, from: name, orFrom: Self.wider[name])
        case .ascii, .lowerPair:
            if case .named(let name, _)? = extensionUpper,
                let text = Self.convert(run, from: name, orFrom: Self.wider[name])
            {
                return text
            }
            return declared.isEmpty ? Self.convert(run, from: "CP1252") ?? Self.latin1(run) : nil
        }
    }

    /// Two-byte characters in the lower half. Bytes of the upper half between them belong to another character set.
    private func decodePairs(_ run: [UInt8], prefix: [UInt8], high: Coding) -> String? {
        var text = ""
        var position = 0
        while position < run.count {
            let isHigh = run[position] >= 0x80
            let stretch = run[position...].prefix { ($0 >= 0x80) == isHigh }
            position = stretch.endIndex
            if isHigh {
                guard let part = decodeRun(Array(stretch), low: .ascii, high: high) else { return nil }
                text += part
                continue
            }
            var euc: [UInt8] = []
            var place = stretch.startIndex
            while place < stretch.endIndex {
                guard stretch[place] > 0x20, place + 1 < stretch.endIndex else {
                    euc.append(stretch[place])
                    place += 1
                    continue
                }
                euc += prefix + [stretch[place] | 0x80, stretch[place + 1] | 0x80]
                place += 2
            }
            guard let part = Self.convert(euc, from: "EUC-JP", orFrom: Self.wider["EUC-JP"]) else { return nil }
            text += part
        }
        return text
    }

    /// The supersets that devices really write under the name of a character set.
    private static let wider = ["EUC-KR": "CP949", "GB2312": "GB18030", "EUC-JP": "EUC-JP-MS"]

    /// The escape sequences of PS3.3 tables C.12-3 and C.12-4.
    static let escapes: [(bytes: [UInt8], low: Coding?, high: Coding?)] = {
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
}
