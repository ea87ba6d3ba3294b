import Foundation

/// The type of a generation setting.
protocol GenerationValue: Codable, Equatable, Sendable {
    /// The value that a flag or an environment variable spells; nil if the text is not one.
    init?(settingText: String)
    /// The value as the model's identity spells it: the same on every machine.
    var identityText: String { get }
}

extension GenerationValue {
    /// As JSON.
    init?(settingText text: String) {
        guard let value = try? JSONDecoder().decode(Self.self, from: Data(text.utf8)) else { return nil }
        self = value
    }
}

extension Int: GenerationValue {
    init?(settingText text: String) { self.init(text) }
    var identityText: String { String(self) }
}

extension Double: GenerationValue {
    init?(settingText text: String) {
        self.init(text)
        guard isFinite else { return nil }
    }

    /// The shortest digits that read back as the same number; an integer has no point.
    var identityText: String { Int64(exactly: self).map(String.init) ?? description }
}

extension Bool: GenerationValue {
    init?(settingText text: String) { self.init(text) }
    var identityText: String { description }
}

extension String: GenerationValue {
    init?(settingText text: String) { self = text }

    /// A JSON string that escapes quotes, backslashes and control characters, and nothing else.
    var identityText: String {
        let escaped = unicodeScalars.map { scalar in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case "\0"..<" ": "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: String(scalar)
            }
        }
        return "\"" + escaped.joined() + "\""
    }
}

extension EarlyStopping: GenerationValue {
    init?(settingText text: String) {
        switch text {
        case "true": self = .whenFull
        case "false": self = .whenUnlikely
        case "never": self = .never
        default: return nil
        }
    }

    var identityText: String {
        switch self {
        case .whenUnlikely: "false"
        case .whenFull: "true"
        case .never: "never"
        }
    }
}

extension Array: GenerationValue where Element: GenerationValue {
    var identityText: String { "[" + map(\.identityText).joined(separator: ",") + "]" }
}

extension GenerationSettings.LengthDecay: GenerationValue {
    var identityText: String { "[\(start.identityText),\(factor.identityText)]" }
}
